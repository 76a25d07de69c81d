"""Files for people to edit: the folder of a report in; new or updated files of a project out.

These are PO files, files with missing ids added, and a starter report with what its project needs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from gareport.drafting.minting import ids_in, mint
from gareport.drafting.starter import IGNORED, IN_TREE, SETTINGS, starter
from gareport.editorial.rules import pair_tokens, targets, unique_ids
from gareport.flow.collector import uncollected
from gareport.flow.pipeline import listed_languages, read_report, translated
from gareport.language.languages import languages
from gareport.numbering.places import places
from gareport.reading.bodies import read_bodies
from gareport.reading.load import load
from gareport.reading.presence import is_there
from gareport.reading.workspace import Workspace, workspace
from gareport.reading.yaml_text import read
from gareport.report.bodies import Body
from gareport.report.cover import DocumentKind, Report
from gareport.report.diagnostics import Diagnostic, Severity, has_errors, in_order, shown
from gareport.report.edition import Edition, State
from gareport.report.keys import NOTE, REPORT
from gareport.translation.po_layout import layout
from gareport.translation.sync import sync

# Errors that a draft may have before it has ids: none of them hides where a block begins.
_OF_DRAFTS = frozenset(
    {"missing-id", "missing-key", "missing-file", "unlisted-file", "value", "duplicate-id"}
)


@uncollected()
def sync_report(folder: Path) -> tuple[dict[Path, bytes], tuple[Diagnostic, ...]]:
    """The PO files of a report that must change, with their new contents, and the findings.

    After any error there is nothing to write: what cannot be read would be lost.
    """
    report, glossary, found = read_report(folder)
    if report is None:
        return {}, in_order(found)
    own = languages()[report.cover.language]
    found += unique_ids.check(translated(report, own.code, glossary).edition)
    files: dict[Path, bytes] = {}
    for code in _others(report) if not has_errors(found) else ():
        language = languages()[code]
        now = translated(report, code, glossary)
        found += [*now.faults, *_tokens_lost(now.edition)]
        if has_errors(now.faults):
            continue
        records = sync(report, language, own, now.catalogue, places(report, language), glossary)
        data = layout(records, now.catalogue.tail).encode()
        path = workspace().translations(folder, code)
        if not is_there(path) or path.read_bytes() != data:
            files[path] = data
    return {} if has_errors(found) else files, in_order(found)


def _others(report: Report) -> Iterator[str]:
    """The languages that the report is translated into."""
    codes = dict.fromkeys(listed_languages(report))
    yield from (code for code in codes if code != report.cover.language)


def _tokens_lost(edition: Edition) -> Iterator[Diagnostic]:
    """The errors for which msgfmt would refuse the file; like msgfmt, it ignores fuzzy entries."""
    finished = {k: segment for k, segment in edition.texts.items() if segment.state is State.OK}
    finished_only = replace(edition, texts=finished)
    yield from pair_tokens.check(finished_only)
    yield from targets.check(finished_only)


def minted_report(folder: Path) -> tuple[dict[Path, bytes], int, list[Diagnostic]]:
    """The files of a report that had missing ids, with the ids added, their number, and errors.

    If a file has errors of form, no file changes: an id could be written in the wrong place.
    """
    read_ones = {path: read(path, shown(path)) for path in sorted(folder.glob("*.yaml"))}
    found = [*load(folder)[1], *(fault for _, faults in read_ones.values() for fault in faults)]
    errors = [f for f in found if f.severity is Severity.ERROR and f.rule not in _OF_DRAFTS]
    if errors:
        return {}, 0, list(in_order(dict.fromkeys(errors)))
    nodes = {path: node for path, (node, _) in read_ones.items() if node}
    taken = {REPORT, NOTE} | {name for node in nodes.values() for name in ids_in(node)}
    before, files = len(taken), dict[Path, bytes]()
    for path, node in nodes.items():
        data = path.read_bytes()
        minted = mint(data.decode(), node, taken, path.stem).encode()
        if minted != data:
            files[path] = minted
    return files, len(taken) - before, []


def known_bodies() -> Mapping[str, Body]:
    """The bodies that a new report may be of."""
    place = workspace()
    return read_bodies((path, shown(path)) for path in place.bodies(place.content))[0]


def started_report(
    folder: Path, symbol: str, language: str, kind: DocumentKind | None = None
) -> dict[Path, bytes]:
    """A starter document for the folder, and what its project does not have yet.

    A project needs a `.gitignore` for the outputs, the schemas, and settings for editors and git.
    """
    files = {
        folder / name: text.encode()
        for name, text in starter(symbol, languages()[language], known_bodies(), kind).items()
    }
    return files | {path: data for path, data in _of_project(workspace()) if not is_there(path)}


def _of_project(place: Workspace) -> Iterator[tuple[Path, bytes]]:
    yield place.project / ".gitignore", IGNORED.encode()
    for schema in sorted((place.shipped / "schema").glob("*.json")):
        yield place.project / "schema" / schema.name, schema.read_bytes()
    for name in SETTINGS:
        text = (place.shipped / name).read_text("utf-8")
        yield place.project / name, text.replace(IN_TREE, "gareport").encode()
