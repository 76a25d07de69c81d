"""The stages in order: a report's folder in; its editions and findings, then its files, out.

For the report 1 load, 2 translate, 3 check. Then for each edition 4 resolve, 5 render and paginate,
6 package, and 7 validate on request. No other module knows this order.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gareport.editorial import rules
from gareport.editorial.exceptions import lower, lowered
from gareport.flow.collector import uncollected
from gareport.flow.opened import Opened, file_name
from gareport.formats import FORMATS, LAID_OUT, Pages, packager
from gareport.formats.tracing import is_in_template, traced
from gareport.language.languages import languages
from gareport.layout.faces import undrawn
from gareport.layout.paginate import Paginated
from gareport.layout.wide_tables import perhaps_too_wide, too_wide
from gareport.numbering.parallel import Pair, Parallel, parallel
from gareport.numbering.profiles import Profile
from gareport.numbering.resolve import Resolved
from gareport.reading.bodies import read_bodies
from gareport.reading.load import load
from gareport.reading.neighbours import beside
from gareport.reading.presence import is_there
from gareport.reading.workspace import workspace
from gareport.report.cover import Report, corrected_by
from gareport.report.diagnostics import Diagnostic, Severity, has_errors, in_order, shown
from gareport.report.edition import Edition
from gareport.report.glossary import Glossary
from gareport.report.losses import Lost
from gareport.report.texts import repeated_lines
from gareport.translation.catalogue import Catalogue, read_catalogue
from gareport.translation.term_files import read_glossary
from gareport.translation.translate import translate
from gareport.translation.unread import unread

NumberedEdition = tuple[Resolved, Parallel | None]
_NO_WORDS = Catalogue("", {})


@uncollected()
def open_report(folder: Path) -> Opened:
    """Stages 1 to 3: every stage that finds errors in the content."""
    report, glossary, found = read_report(folder)
    if report is None:
        return Opened(None, {}, in_order(found))
    editions: dict[str, Edition] = {}
    for code in _codes(report):
        words, faults = _catalogue(workspace().fixed_words(folder, code))
        translation = translated(report, code, glossary, words)
        edition = editions[code] = translation.edition
        found += [*faults, *translation.faults, *translation.states]
        found += rules.check(edition)
        found += undrawn(edition)
        found += perhaps_too_wide(edition)
    found += _unread(report)
    return Opened(report, editions, in_order(lower(_sure(found, report), report)))


def read_report(folder: Path) -> tuple[Report | None, Glossary, list[Diagnostic]]:
    """Stage 1: the report, the terms that hold for it, and the errors of all these files."""
    report, found = load(folder)
    if report is None:
        return None, Glossary(), found
    glossary, faults = read_glossary((p, shown(p)) for p in workspace().glossary(folder))
    bodies, wrong = read_bodies((p, shown(p)) for p in workspace().bodies(folder))
    corrected = _corrected(folder, report)
    report = report.model_copy(update={"bodies": bodies, "corrected": corrected})
    return report, glossary, [*found, *faults, *wrong]


def _corrected(folder: Path, report: Report) -> Report | None:
    """The document that a corrigendum corrects, if it is beside it and has no errors."""
    symbol = corrected_by(report.cover)
    place = beside(folder, symbol) if symbol else None
    found = load(place)[0] if place else None
    return found if found is not None and found.lost is None else None


@dataclass(frozen=True, slots=True)
class Translated:
    """Stage 2: an edition, its catalogue with its errors, and findings on texts that are not ok."""

    edition: Edition
    catalogue: Catalogue
    faults: list[Diagnostic]
    states: list[Diagnostic]


def translated(
    report: Report, code: str, glossary: Glossary, words: Catalogue = _NO_WORDS
) -> Translated:
    """Stage 2: the report in a language, by its PO file. Only pages need the fixed words."""
    catalogue, faults = _catalogue(workspace().translations(Path(report.folder), code))
    edition, states = translate(report, languages()[code], catalogue, words)
    return Translated(replace(edition, glossary=glossary), catalogue, faults, states)


def _catalogue(path: Path) -> tuple[Catalogue, list[Diagnostic]]:
    return read_catalogue(path, shown(path))


def _codes(report: Report) -> list[str]:
    """The languages to check; if the cover's list is wrong, also those with a PO file."""
    cover, lost = report.cover, report.lost or Lost()
    if "language" in lost.keys:  # it decides which files are translations
        return [cover.language]
    codes = [*listed_languages(report)]
    if "editions" in lost.keys:
        place, folder = workspace(), Path(report.folder)
        codes = [code for code in languages() if is_there(place.translations(folder, code))]
    return list(dict.fromkeys((cover.language, *codes)))


def _unread(report: Report) -> Iterator[Diagnostic]:
    """The warnings for PO files that nobody reads, if the languages of the report are known."""
    if report.lost and {"editions", "language"} & report.lost.keys:
        return
    written_in, folder = report.cover.language, Path(report.folder)
    others = {code for code in listed_languages(report) if code != written_in}
    yield from unread(workspace().other_catalogues(folder, written_in, others), report.name, others)


def listed_languages(report: Report) -> Iterator[str]:
    """The languages of the editions that the cover lists; for a pair, both."""
    for code in report.cover.editions:
        yield from code.split("+")


def _sure(found: list[Diagnostic], report: Report) -> list[Diagnostic]:
    """The findings without those that may follow from a lost character, a wrong id or a blank."""
    damaged = report.lost.damaged if report.lost else frozenset[tuple[str, int]]()
    certain, wrong = ("character", "encoding"), repeated_lines(report)
    found = [f for f in found if f.rule in certain or (f.span.file, f.span.line) not in damaged]
    if any(fault.rule == "empty-text" for fault in found):
        found = [fault for fault in found if fault.rule != "acronym-rare"]
    return [fault for fault in found if not _follows(fault, wrong)] if wrong else found


def _follows(fault: Diagnostic, wrong: frozenset[tuple[str, int]]) -> bool:
    """Whether a finding may follow from an id that two blocks have, on these lines.

    Each of the two may be read as the other. So it is not known which text explains an acronym.
    """
    is_there = (fault.span.file, fault.span.line) in wrong or fault.rule.startswith("acronym-")
    return is_there and fault.severity is not Severity.ERROR


@dataclass(frozen=True, slots=True)
class Made:
    """The files of an edition by format, and the findings on its pages.

    If a finding is an error, there are no files. `pages` is 0 if no page was laid out.
    """

    files: Mapping[str, bytes]
    found: tuple[Diagnostic, ...] = ()
    pages: int = 0


def build_edition(
    edition: Edition | Pair,
    formats: Sequence[str],
    profile: Profile = Profile.DRAFT,
    validated: bool = False,
) -> Made | Diagnostic:
    """Stages 4 to 7 for a checked edition: the bytes of its file in each format.

    Errors that appear only in templates or in layout are returned as diagnostics. If no page can
    be laid out, the templates of the other formats are still tried, to report their errors. With
    `validated`, objections of the validators are errors.
    """
    numbered: NumberedEdition | None = None
    paginated: Paginated | None = None
    try:
        numbered = _numbered(edition, profile)
        if any(FORMATS[name].pages is not Pages.NONE for name in formats):
            paginated = _paginated(edition, numbered)
    except Exception as error:
        more = _without_pages(edition, numbered, formats) if numbered else ()
        return _failed(*traced(error, edition), *more)
    try:
        return _made(edition, formats, numbered, paginated, validated)
    except Exception as error:
        return _failed(*traced(error, edition))


def show_edition(edition: Edition, with_pages: bool) -> dict[str, Any] | Diagnostic:
    """Stage 4, and 5 if pages are wanted, for a checked edition: the numbers as plain data."""
    from gareport.numbering.resolve import resolve
    from gareport.numbering.show import show

    resolved = resolve(edition)
    if not with_pages:
        return show(resolved)
    try:
        return show(resolved, _paginated(edition, (resolved, None)).pages)
    except Exception as error:
        return traced(error, edition)[0]


def _numbered(edition: Edition | Pair, profile: Profile) -> NumberedEdition:
    """Stage 4: the edition with its numbers; for a pair, the original and the rows."""
    from gareport.formats.docx.counting import require_countable
    from gareport.numbering.resolve import resolve

    single = edition.original if isinstance(edition, Pair) else edition
    require_countable(single.language)
    resolved = resolve(single, profile)
    if not isinstance(edition, Pair):
        return resolved, None
    translation = resolve(edition.translation, profile)
    resolved = replace(resolved, signs=translation.signs)
    rows = parallel(edition, resolved, translation)
    return replace(resolved, signs=rows.signs), rows


def _paginated(edition: Edition | Pair, numbered: NumberedEdition) -> Paginated:
    """Stage 5: the pages, by which every format knows the page of each id."""
    from gareport.formats.render import render
    from gareport.formats.soundness import require_blocks
    from gareport.layout.paginate import paginate

    resolved, rows = numbered
    html = render(resolved, LAID_OUT.name, rows)[LAID_OUT.main]
    require_blocks(html, edition.report, rows is not None)
    return paginate(html)


def _made(
    edition: Edition | Pair,
    formats: Sequence[str],
    numbered: NumberedEdition,
    paginated: Paginated | None,
    validated: bool,
) -> Made:
    """Stages 6 and 7: the files, unless something on the pages or in a file is an error."""
    from gareport.layout.front_page import overlong
    from gareport.layout.overflow import overflowing
    from gareport.validators import validate
    from gareport.validators.judged import Judged

    resolved, rows = numbered
    single = edition.original if isinstance(edition, Pair) else edition
    if paginated and (wide := tuple(too_wide(single, paginated))):
        return Made({}, wide)
    if paginated and (beyond := in_order(overflowing(_sides(edition), edition.code, paginated))):
        return Made({}, beyond)
    files = {name: packager(name)(resolved, paginated or _any_pages(), rows) for name in formats}
    found: tuple[Diagnostic, ...] = ()
    if paginated and not rows:
        found = tuple(lowered(overlong(single, paginated), single.report))
    for name, data in files.items() if validated else ():
        if FORMATS[name].is_judged:
            found += validate(name, Judged(file_name(edition, name), data, resolved, rows))
    count = paginated.count if paginated else 0
    return Made({} if has_errors(found) else files, found, count)


def _sides(edition: Edition | Pair) -> tuple[Edition, ...]:
    return (edition.original, edition.translation) if isinstance(edition, Pair) else (edition,)


def _any_pages() -> Paginated:
    """Substitute pages if none are laid out: everything is on page 1."""
    return Paginated(None, defaultdict(lambda: 1), 1)


def _without_pages(
    edition: Edition | Pair, numbered: NumberedEdition, formats: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """The errors of the templates that can be filled in without pages."""
    resolved, rows = numbered
    found: tuple[Diagnostic, ...] = ()
    for name in formats:
        if FORMATS[name].pages is not Pages.DRAWN:
            try:
                packager(name)(resolved, _any_pages(), rows)
            except Exception as error:
                found += traced(error, edition) if is_in_template(error) else ()
    return found


def _failed(*faults: Diagnostic) -> Made | Diagnostic:
    return faults[0] if len(faults) == 1 else Made({}, faults)
