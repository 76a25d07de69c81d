"""Late errors traced: an error of a template or of layout in, the place to fix out.

The traceback names the template; the block being printed, or the id, the address or the declaration
in the message, is what an author or a designer can fix.
"""

import ast
import re
import traceback
from collections.abc import Iterator
from pathlib import Path

from gareport.formats import LAID_OUT
from gareport.layout.paginate import LayoutError
from gareport.numbering.parallel import Pair
from gareport.reading.neighbours import COVER
from gareport.reading.workspace import workspace
from gareport.report.cover import Cover, Report
from gareport.report.diagnostics import Diagnostic, Span, shown
from gareport.report.edition import Edition
from gareport.report.excerpt import reader
from gareport.report.foundation import Kind
from gareport.report.texts import segments, walk

# Parts of a style sheet in messages of the layout engine: a declaration, a selector, an @rule.
_DECLARATION = re.compile(r"Ignored `([\w-]+) *:")
_SELECTOR = re.compile(r"selector,? ('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")")
_AT_RULE = re.compile(r"(?<!\w)(@[\w-]+)")
_OF_A_SHEET = re.compile(r"Ignored `|selector| at \d+:\d+|<AtRule|@\w+ rule|media type")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s'\"<>`»]+")


class UnsoundError(Exception):
    """The output of a template is not a valid part of a file; has the place and the block."""

    def __init__(self, message: str, place: Span, block: Kind | None = None) -> None:
        super().__init__(message)
        self.place = place
        self.block = block


def traced(error: Exception, edition: Edition | Pair) -> tuple[Diagnostic, ...]:
    """The diagnostics of a template or layout error; any other error is raised again."""
    from gareport.formats.docx.counting import UncountableError

    if isinstance(error, UncountableError):
        place = Span(f"gareport/language/languages/{edition.code[:2]}.py", 1, 1)
        return (Diagnostic("word-numbering", place, str(error), "choose another mark for it"),)
    if isinstance(error, LayoutError):
        return tuple(_of_layout(message, edition.report) for message in error.messages)
    if not is_in_template(error):
        raise error
    return (template_fault(error),)


def _of_layout(message: str, report: Report) -> Diagnostic:
    hint = "fix the style sheet, the template or the resource"
    return Diagnostic("layout", named_in(message, report), message, hint)


def is_in_template(error: Exception) -> bool:
    """Whether a template is wrong: the error came up while filling it in, or in its output."""
    if isinstance(error, UnsoundError):
        return True
    return bool(_template_frames(error)) or getattr(error, "lineno", None) is not None


def template_fault(error: Exception) -> Diagnostic:
    """The error of a template as a finding, with the block that was being printed."""
    block = block_in(error)
    shows = f"; the error appears at {block.file}:{block.line}" if block else ""
    place, hint = template_place(error), f"fix the template{shows}"
    return Diagnostic("template", place, in_words(error), hint)


def in_words(error: Exception) -> str:
    """The message of the error, without the places and lines that Jinja adds."""
    if isinstance(error, RecursionError):
        return "the template includes itself without end"
    return str(getattr(error, "message", None) or error) or type(error).__name__


def template_place(error: Exception, template: Path = Path("templates")) -> Span:
    """The place of the error: the innermost template in the traceback, and its line.

    For a template that includes itself without end, it is the most frequent place. The column is
    that of the first name in the message that is also in the line, as in `'no_such' is undefined`,
    or else that of the first expression or statement. `template` is used if neither the error nor
    its traceback names a template.
    """
    if isinstance(error, UnsoundError):
        return error.place
    line = getattr(error, "lineno", None)
    if line is not None and getattr(error, "filename", None):
        return _in_line(str(error.filename), line, in_words(error))  # type: ignore[attr-defined]
    places = [(frame.filename, frame.lineno or 1) for frame in _template_frames(error)]
    if not places:
        return Span(shown(template), 1, 1)
    if isinstance(error, RecursionError):
        return _in_line(*max(places, key=places.count), "")
    return _in_line(*places[-1], in_words(error))


def _in_line(file: str, number: int, message: str) -> Span:
    lines = reader()(file)
    line = lines[number - 1] if number <= len(lines) else ""
    cited = (re.escape(name) for name in re.findall(r"'([\w.]+)'", message))
    wanted = [*(rf"(?<!\w){name}(?!\w)" for name in cited), r"\{[{%].*?[%}]\}"]
    found = next((match for name in wanted if (match := re.search(name, line))), None)
    column, end = (found.start() + 1, found.end() + 1) if found else (1, 0)
    return Span(shown(Path(file)), number, column, end)


def block_in(error: Exception) -> Span | None:
    """The place of the block that a template was printing: the innermost in the traceback."""
    if isinstance(error, UnsoundError):
        return error.block.place if error.block else None
    found = None
    for frame, _ in traceback.walk_tb(error.__traceback__):
        kinds = (value for value in frame.f_locals.values() if isinstance(value, Kind))
        found = next((kind.place for kind in kinds if not isinstance(kind, Cover)), found)
    return found


def named_in(message: str, report: Report) -> Span:
    """The place of what the layout engine names, or else the style sheet or the cover."""
    place = Path(report.folder) / COVER
    if _OF_A_SHEET.search(message):
        place = _sheets()[0]
    return next(_named(message, report), Span(shown(place), 1, 1))


def _sheets() -> list[Path]:
    """The style sheets of the pages, the one of all editions first."""
    names = ("style.css.j2", "parallel/style.css.j2")
    return [workspace().template(LAID_OUT.name, name) for name in names]


def _named(message: str, report: Report) -> Iterator[Span]:
    """The places of what is named: emblem, block, address in a text, declaration of a sheet."""
    emblem = report.cover.emblem
    if emblem is not None and emblem in message:
        yield emblem.span
    names = set(re.findall(r"(?:#|^Anchor defined twice: ')([a-z][a-z0-9_]*)", message))
    nodes = walk(report.roots)
    yield from (node.place for node in nodes if node.id in names)
    for address in _ADDRESS.findall(message):
        for _, text in segments(report):
            if address in text:
                yield text.at(text.index(address))
    signs = [rf"(?<![\w-]){re.escape(name)} *:" for name in _DECLARATION.findall(message)]
    for written in _SELECTOR.findall(message):
        lines = ast.literal_eval(written).strip().split("\n")
        signs.append(re.escape(lines[0]))
    signs += [rf"{re.escape(name)}(?![\w-])" for name in _AT_RULE.findall(message)]
    for sign in signs:
        yield from _in_sheets(sign)


def _in_sheets(sign: str) -> Iterator[Span]:
    for sheet in _sheets():
        for number, line in enumerate(reader()(str(sheet)), 1):
            if found := re.search(sign, line):
                yield Span(shown(sheet), number, found.start() + 1)


def _template_frames(error: Exception) -> list[traceback.FrameSummary]:
    frames = traceback.extract_tb(error.__traceback__)
    return [frame for frame in frames if Path(frame.filename).suffix == ".j2"]
