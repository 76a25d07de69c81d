"""The findings of three validators on a Word file: the file in, diagnostics with places out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gareport.formats import DOCX
from gareport.formats.docx.anchors import bookmarks
from gareport.report.diagnostics import Diagnostic, Span, shown
from gareport.report.keys import Key
from gareport.validators.judged import Judged
from gareport.validators.open_xml import AUDIT, SDK, objections
from gareport.validators.word_blocks import WordBlocks
from gareport.validators.word_file import Element, WordFile
from gareport.validators.word_lint import lint

NAME = "word-validity"


def judge(judged: Judged) -> Iterator[Diagnostic]:
    """Yield a finding for each element that a validator objects to, with all their messages."""
    file = WordFile(judged.data)
    said: defaultdict[Element | None, list[tuple[str, str]]] = defaultdict(list)
    for objection in objections(judged.data):
        said[objection.element(file)].append((objection.judge, objection.message))
    for finding in lint(file):
        said[finding.element].append((f"lint, {finding.rule}", finding.message))
    blocks = WordBlocks(file, _keys(judged))
    for element, sayings in said.items():
        part = "" if element is None else file.part_of(element)
        key = None if element is None else blocks.key_of(element)
        own = None if element is None or blocks.is_contents(element) else key
        where = f"{judged.name}, {part}" if part else judged.name
        place, hint = _place(judged, part, key), judged.hint(DOCX, part, own)
        yield Diagnostic(NAME, place, f"{where}: {_together(sayings)}", hint)


def _together(sayings: Sequence[tuple[str, str]]) -> str:
    """The messages about an element, without openxml-audit's if the SDK has one as well."""
    judges = {judge for judge, _ in sayings}
    own = [saying for saying in sayings if SDK not in judges or saying[0] != AUDIT]
    return "; ".join(dict.fromkeys(f"{judge}: {message}" for judge, message in own))


def _place(judged: Judged, part: str, key: Key | None) -> Span:
    """The place of the block, or of the part's template; for page 1, that of the cover."""
    template = judged.template(DOCX, part, key)
    if key or template is None or part == DOCX.main:
        return judged.place(key)
    return Span(shown(template), 1, 1)


def _keys(judged: Judged) -> dict[str, Key]:
    """The keys of blocks by the names of their bookmarks, of notes by their numbers."""
    named = {mark.name: key for key, mark in bookmarks(judged.report).items()}
    return named | {str(number): key for number, key in judged.notes.items()}
