"""The paragraphs of a resolution belong in a resolution, and it has no others with a number.

`preambular`, `operative` and `part` belong in a `resolution` or `decision`, or in a document that
is a draft as a whole. A numbered `paragraph` there would be counted with those of the report.
"""

from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.drafts import has_own_count, is_draft
from gareport.report.edition import Edition
from gareport.report.kinds import children
from gareport.report.model import (
    DraftDecision,
    DraftResolution,
    Node,
    Operative,
    Paragraph,
    Preambular,
    ResolutionPart,
)

NAMES = {"resolution-text": Severity.ERROR, "resolution-paragraph": Severity.WARNING}
TOPIC = Topic.STRUCTURE
_TEXT = """\
- {id: opening, preambular: "*The General Assembly*,"}
- {id: noting, preambular: "*Noting* the report,"}
- {id: decides, operative: "*Decides* to keep it."}
"""


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


def _within(kind: str, text: str) -> str:
    return f"- id: draft\n  title: Records\n  {kind}:\n{_indented(text)}"


_PART = "- id: first\n  part:\n    - {id: decides, operative: '*Decides* to keep it.'}\n"
_NUMBERED = "- {id: decides, paragraph: '*Decides* to keep it.'}\n"
_DRAFT = "kind: draft_resolution"
BAD = (
    Example(content=_TEXT),
    Example(content=_PART),
    Example(content=_within("resolution", _within("decision", _TEXT).replace("draft", "inner"))),
    Example(cover=_DRAFT, content=_within("resolution", _TEXT)),
    Example(cover=_DRAFT, content=f"- id: outer\n  part:\n{_indented(_PART)}"),
    Example(content=_within("resolution", _NUMBERED)),
    Example(cover=_DRAFT, content=_NUMBERED),
)
GOOD = (
    Example(cover=_DRAFT, content=_TEXT),
    Example(cover=_DRAFT, content=_TEXT + _PART.replace("decides", "decides_too")),
    Example(content=_within("resolution", _TEXT)),
    Example(content=_within("decision", _NUMBERED.replace("{", "{numbered: false, "))),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each paragraph or part that is in the wrong place."""
    report = edition.report
    if not edition.is_original or report.lost is not None:
        return
    for section in report.sections:
        yield from _misplaced(section.content, "draft" if is_draft(report) else "report")
    for annex in report.annexes:
        yield from _misplaced(annex.content, "report")


def _misplaced(nodes: tuple[Node, ...], within: str) -> Iterator[Diagnostic]:
    """The findings about blocks within a report, a draft, or a part of a draft."""
    for node in nodes:
        yield from _fault(node, within)
        inner = within
        if has_own_count(node):
            inner = "part" if isinstance(node, ResolutionPart) else "draft"
        yield from _misplaced(children(node), inner)


def _fault(node: Node, within: str) -> Iterator[Diagnostic]:
    """Other kinds may be anywhere."""
    if within == "report" and isinstance(node, Preambular | Operative | ResolutionPart):
        yield _stray(node)
    if within != "report" and isinstance(node, DraftResolution | DraftDecision):
        message = "a draft cannot be part of another draft"
        yield _at(node, message, "move it out, or write `part:` for a part of it")
    if within == "part" and isinstance(node, ResolutionPart):
        message = "a part cannot be within another part"
        yield _at(node, message, "write `heading:` for A., B. within a part")
    if within != "report" and isinstance(node, Paragraph) and node.numbered:
        message = "this paragraph would have a number of the report within a resolution"
        hint = "write `operative:` or `preambular:`, or add `numbered: false`"
        yield Diagnostic("resolution-paragraph", node.place, message, hint, Severity.WARNING)


def _stray(node: Node) -> Diagnostic:
    message = "this belongs in a resolution or decision"
    return _at(node, message, "put it in a block `resolution:`, or write `paragraph:`")


def _at(node: Node, message: str, hint: str) -> Diagnostic:
    return Diagnostic("resolution-text", node.place, message, hint)
