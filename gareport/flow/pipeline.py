"""The stages in order up to the checks: a report's folder in; its editions and findings out.

load -> translate -> check; `building` continues from there. Only these two know the order.
"""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gareport.drafting.minting import ids_in, mint
from gareport.editorial import rules
from gareport.editorial.exceptions import lower
from gareport.editorial.rules import pair_tokens, targets, unique_ids
from gareport.language.languages import languages
from gareport.layout.faces import undrawn
from gareport.numbering.parallel import Pair
from gareport.numbering.places import places
from gareport.numbering.profiles import Profile, refused
from gareport.reading.history import texts_at
from gareport.reading.load import load
from gareport.reading.presence import is_there
from gareport.reading.workspace import workspace
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import Diagnostic, has_errors, in_order, shown
from gareport.report.edition import Edition, State
from gareport.report.glossary import Glossary
from gareport.report.keys import NOTE, REPORT
from gareport.report.losses import Lost
from gareport.report.model import Report
from gareport.translation.catalogue import Catalogue, read_catalogue
from gareport.translation.po_layout import layout
from gareport.translation.sync import sync
from gareport.translation.term_files import read_glossary
from gareport.translation.translate import translate


@contextmanager
def _uncollected() -> Iterator[None]:
    """Switch the garbage collector off: it would visit all values repeatedly, without result.

    The values of these stages have no reference cycles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as far as it could be read: its editions by code, and every finding."""

    report: Report | None
    editions: Mapping[str, Edition]
    found: tuple[Diagnostic, ...]

    def edition(self, code: str) -> Edition | Pair:
        """An edition, or the pair of two: `zh+en`."""
        first, _, second = code.partition("+")
        return Pair(self.editions[first], self.editions[second]) if second else self.editions[code]

    def has_edition(self, code: str) -> bool:
        """Whether the edition exists; a pair must begin with the language of the content."""
        first, plus, second = code.partition("+")
        if not plus:
            return code in self.editions
        own = self.editions.get(first)
        return own is not None and own.is_original and first != second and second in self.editions

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the report is lost, so that it can be built."""
        return self.report is not None and self.report.lost is None


@_uncollected()
def open_report(folder: Path) -> Opened:
    """Load, translate and check: every stage that finds errors in the content."""
    report, found = load(folder)
    if report is None:
        return Opened(None, {}, in_order(found))
    editions: dict[str, Edition] = {}
    glossary, faults = _glossary(folder)
    found += faults
    for code in _codes(report, folder):
        edition, faults = _edition(report, folder, code)
        edition = editions[code] = replace(edition, glossary=glossary)
        found += faults
        found += rules.check(edition)
        found += undrawn(edition)
    return Opened(report, editions, in_order(lower(_sure(found, report), report)))


def _codes(report: Report, folder: Path) -> list[str]:
    """The languages to check; if the cover's list is wrong, also those with a PO file."""
    cover, lost = report.cover, report.lost or Lost()
    known = languages()
    if "language" in lost.keys:  # it decides which files are translations
        return [cover.language]
    there = [code for code in known if is_there(workspace().translations(folder, code))]
    listed = [*_listed(report)]
    codes = listed if "editions" not in lost.keys else there
    return list(dict.fromkeys((cover.language, *codes)))


def _listed(report: Report) -> Iterator[str]:
    """The languages of the editions that the cover lists; for a pair, both."""
    for code in report.cover.editions:
        yield from code.split("+")


def _sure(found: list[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings without those that may follow from an unreadable character."""
    damaged = report.lost.damaged if report.lost else frozenset[tuple[str, int]]()
    certain = ("character", "encoding")
    return [f for f in found if f.rule in certain or (f.span.file, f.span.line) not in damaged]


def _edition(report: Report, folder: Path, code: str) -> tuple[Edition, list[Diagnostic]]:
    words, faults = _catalogue(workspace().fixed_words(folder, code))
    translations, more = _catalogue(workspace().translations(folder, code))
    edition, states = translate(report, languages()[code], translations, words)
    return edition, [*faults, *more, *states]


def _catalogue(path: Path) -> tuple[Catalogue, list[Diagnostic]]:
    return read_catalogue(path, shown(path))


def _glossary(folder: Path) -> tuple[Glossary, list[Diagnostic]]:
    return read_glossary((path, shown(path)) for path in workspace().glossary(folder))


@_uncollected()
def sync_report(folder: Path) -> tuple[dict[Path, bytes], tuple[Diagnostic, ...]]:
    """The PO files of a report that must change, with their new contents, and the findings.

    After any error there is nothing to write: what cannot be read would be lost.
    """
    report, found = load(folder)
    if report is None or has_errors(found):
        return {}, in_order(found)
    written_in = languages()[report.cover.language]
    nothing = Catalogue("", {})
    found += unique_ids.check(translate(report, written_in, nothing, nothing)[0])
    glossary, faults = _glossary(folder)
    found += faults
    files: dict[Path, bytes] = {}
    for code in dict.fromkeys(_listed(report)) if not has_errors(found) else ():
        if code == written_in.code:
            continue
        path, language = workspace().translations(folder, code), languages()[code]
        catalogue, faults = _catalogue(path)
        edition, _ = translate(report, language, catalogue, nothing)
        found += [*faults, *_tokens_lost(edition)]
        if has_errors(faults):
            continue
        records = sync(report, language, written_in, catalogue, places(report, language), glossary)
        data = layout(records, catalogue.tail).encode()
        if not is_there(path) or path.read_bytes() != data:
            files[path] = data
    return {} if has_errors(found) else files, in_order(found)


@_uncollected()
def translated(
    folder: Path, code: str
) -> tuple[Report | None, Edition | None, Catalogue, list[Diagnostic]]:
    """The report in a language, its catalogue, and the errors of all files; no rule is checked."""
    report, found = load(folder)
    catalogue, faults = _catalogue(workspace().translations(folder, code))
    if report is None:
        return None, None, catalogue, found
    edition, _ = translate(report, languages()[code], catalogue, Catalogue("", {}))
    glossary, more = _glossary(folder)
    return report, replace(edition, glossary=glossary), catalogue, [*found, *faults, *more]


def _tokens_lost(edition: Edition) -> Iterator[Diagnostic]:
    """The errors for which msgfmt would refuse the file; like msgfmt, it ignores fuzzy entries."""
    finished = {k: segment for k, segment in edition.texts.items() if segment.state is State.OK}
    finished_only = replace(edition, texts=finished)
    yield from pair_tokens.check(finished_only)
    yield from targets.check(finished_only)


def changes_of(pair: Pair, revision: str) -> Pair:
    """The pair, limited to what changed in the source since a git revision.

    Raises `history.NoRevision` if git does not have the report at that revision.
    """
    before = texts_at(Path(pair.report.folder), revision)
    now = pair.original.source
    changed = frozenset(key for key, text in now.items() if before.get(key) != text)
    return replace(pair, changed=changed, revision=revision)


def required(
    opened: Opened, profile: Profile, codes: Sequence[str], formats: Sequence[str] = ()
) -> Opened:
    """The report under the profile: in a final, texts of these editions that are not ok are errors.

    An error that affects only formats that are not wanted is reported, but stops nothing.
    """
    opened = replace(opened, found=tuple(rules.eased(opened.found, formats)))
    if profile is not Profile.FINAL:
        return opened
    named = {single for code in codes for single in code.split("+")} or set(opened.editions)
    wanted = [edition for code, edition in opened.editions.items() if code in named]
    return replace(opened, found=in_order(refused(opened.found, wanted)))


def is_buildable(opened: Opened) -> bool:
    """Whether no finding stops the build."""
    return opened.is_whole and not has_errors(opened.found)


def minted_report(folder: Path) -> dict[Path, bytes]:
    """The files of a report that had missing ids, with the ids added.

    A file that cannot be read without errors does not change; a check reports the errors.
    """
    read_ones = {path: read(path, shown(path)) for path in sorted(folder.glob("*.yaml"))}
    nodes = {path: node for path, (node, found) in read_ones.items() if node and not found}
    taken = {REPORT, NOTE} | {name for node in nodes.values() for name in ids_in(node)}
    files: dict[Path, bytes] = {}
    for path, node in nodes.items():
        data = path.read_bytes()
        minted = mint(data.decode(), node, taken, path.stem).encode()
        if minted != data:
            files[path] = minted
    return files
