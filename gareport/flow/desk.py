"""The exchange with translators' tools, step by step: a report and a language in; files out.

Tables go out to Word and come back; a finished translation goes out as a translation memory.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from gareport.editorial import rules
from gareport.exchange.merge import merge
from gareport.exchange.pack import pack
from gareport.exchange.term_import import Imported, take_in
from gareport.exchange.term_table import export, read_terms
from gareport.exchange.tmx import tmx
from gareport.exchange.unpack import BilingualTable, Damaged, other_source, read_table
from gareport.flow.collector import uncollected
from gareport.flow.pipeline import read_report, translated
from gareport.language.languages import Language, languages
from gareport.language.symbols import edition_stem
from gareport.numbering.places import places
from gareport.reading.workspace import Workspace, workspace
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, Severity, has_errors, in_order, shown
from gareport.report.edition import Edition, State
from gareport.report.texts import segments
from gareport.translation.catalogue import Catalogue, parse_catalogue
from gareport.translation.po_layout import layout
from gareport.translation.sync import sync
from gareport.translation.term_files import read_glossary
from gareport.translation.translate import translate


@dataclass(frozen=True, slots=True)
class Exchange:
    """A file for a translator: its name, its bytes or the findings that prevent it, and counts.

    `finished` of the `texts` are ok. The language that the report is written in has no file.
    """

    name: str
    data: bytes | None
    found: tuple[Diagnostic, ...]
    finished: int = 0
    texts: int = 0
    is_original: bool = False


@uncollected()
def in_language(
    folder: Path, code: str
) -> tuple[Report | None, Edition | None, Catalogue, list[Diagnostic]]:
    """The report in a language, its catalogue, and the errors of all files; no rule is checked."""
    report, glossary, found = read_report(folder)
    if report is None:
        return None, None, Catalogue("", {}), found
    translation = translated(report, code, glossary)
    return report, translation.edition, translation.catalogue, [*found, *translation.faults]


def pack_report(folder: Path, code: str) -> Exchange:
    """The bilingual Word table of a report in the language."""
    report, edition, catalogue, found = in_language(folder, code)
    if report is None or edition is None or has_errors(found):
        return Exchange("", None, in_order(found))
    if edition.is_original:
        return Exchange("", None, (), is_original=True)
    own = report.cover.language
    data = pack(edition, catalogue, own, languages()[own].tag)
    name = f"{edition_stem(report.cover.symbol, f'{own}+{code}')}-table.docx"
    return _exchange(edition, name, data, found)


def memory_of(folder: Path, code: str) -> Exchange:
    """The translations of a report that are ok, as TMX."""
    report, edition, _, found = in_language(folder, code)
    if report is None or edition is None or has_errors(found):
        return Exchange("", None, in_order(found))
    if edition.is_original:
        return Exchange("", None, (), is_original=True)
    own = report.cover.language
    name = f"{edition_stem(report.cover.symbol, f'{own}+{code}')}.tmx"
    return _exchange(edition, name, tmx(edition, languages()[own].tag), found)


def _exchange(edition: Edition, name: str, data: bytes, found: list[Diagnostic]) -> Exchange:
    states = [segment.state for segment in edition.worded.values()]
    return Exchange(name, data, in_order(found), states.count(State.OK), len(states))


def read_file(path: Path) -> tuple[BilingualTable | None, tuple[Diagnostic, ...]]:
    """The table in a file that came back, or its errors."""
    try:
        return read_table(path.read_bytes(), shown(path), tuple(languages())), ()
    except Damaged as damaged:
        return None, damaged.faults


def unpack_table(
    table: BilingualTable, folder: Path, file: Path, overwrite: bool
) -> tuple[dict[Path, bytes], tuple[Diagnostic, ...], int]:
    """The PO file with the table's translations, the findings, and how many entries changed.

    If the report or its PO file has an error, there is no file to write.
    """
    report, edition, catalogue, found = in_language(folder, table.language)
    if report is None or edition is None or has_errors(found):
        return {}, in_order(found), 0
    if table.written_in != report.cover.language:
        return {}, (other_source(table, report.cover.language, shown(file)),), 0
    source = {key: text for key, text in segments(report) if key in edition.worded}
    merged, conflicts, changed = merge(table, catalogue, source, shown(file), overwrite)
    path = workspace().translations(folder, table.language)
    own, language = languages()[report.cover.language], languages()[table.language]
    records = sync(report, language, own, merged, places(report, language), edition.glossary)
    text = layout(records, catalogue.tail)
    found += conflicts + (
        _faults_of_pairs(report, language, text, shown(path), edition) if changed else []
    )
    return {path: text.encode()} if changed else {}, in_order(found), changed


def terms_as_table(place: Workspace) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The terms of the glossary as CSV; None if the glossary has an error."""
    glossary, found = read_glossary((path, shown(path)) for path in place.all_terms())
    return None if has_errors(found) else export(glossary.terms), in_order(found)


def import_terms(
    file: Path, place: Workspace, overwrite: bool
) -> tuple[dict[Path, bytes], Imported]:
    """The files of the glossary with the terms of a CSV file; none of them after an error.

    All files are written in the project. A file of the package that changes is copied there.
    """
    files = {shown(path): path for path in place.all_terms()}
    glossary, found = read_glossary((path, name) for name, path in files.items())
    table, faults = read_terms(file.read_bytes(), shown(file))
    if has_errors([*found, *faults]):
        return {}, Imported({}, [*found, *faults])
    texts = {name: path.read_text("utf-8") for name, path in files.items()}
    named = f"{file.stem}.yaml"
    new = next((p for p in files.values() if p.name == named), place.terms / named)
    made = take_in(table, glossary.terms, texts, shown(new), overwrite)
    paths = {name: place.terms / path.name for name, path in {**files, shown(new): new}.items()}
    before = {name: text.splitlines() for name, text in texts.items()}
    changed = {name: lines for name, lines in made.lines.items() if lines != before.get(name)}
    return {paths[name]: ("\n".join(t) + "\n").encode() for name, t in changed.items()}, made


def _faults_of_pairs(
    report: Report, language: Language, text: str, shown: str, before: Edition
) -> list[Diagnostic]:
    """The new findings on the pairs of the new file, as warnings."""
    read_back, _ = parse_catalogue(text, shown)
    after, _ = translate(report, language, read_back, Catalogue("", {}))
    after = replace(after, glossary=before.glossary)
    known = {(fault.rule, fault.message) for fault in rules.check(before)}
    return [
        replace(fault, severity=Severity.WARNING)
        for fault in rules.check(after)
        if fault.rule.startswith("pair-") and (fault.rule, fault.message) not in known
    ]
