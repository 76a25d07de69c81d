"""Every token names something that exists: a block with a number, a note, an amount, a cell."""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import assert_never

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.braces import CELL_WORDS, COMPUTED, JOIN_WORDS, TOKEN_KINDS, Token, TokenKind
from gareport.language.inline import characters, flat, parse
from gareport.reading.explain import nearest
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.drafts import single_operatives
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import notes_of, provided
from gareport.report.losses import Lost
from gareport.report.model import Item
from gareport.report.texts import cells_of, reading, row_heads, walk

NAMES = {"unknown-reference": Severity.ERROR}
TOPIC = Topic.REFERENCES
_UNTITLED = """\
- id: costs
  table:
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows: [{id: one, cells: [P-5, "100"]}]
"""
_BULLETS = """\
- id: list
  paragraph: "It has:"
  marks: bullets
  items: [{id: one, text: Staff}, {id: two, text: Rent}]
"""
_ROWS = """\
- {id: text, paragraph: 'The row “MARKED” has it.'}
- id: costs
  table:
    columns: [{id: post, heading: Post}, {id: cost, heading: Cost}]
    rows:
      - {id: part, across: Part I}
      - {id: one, cells: [P-5, 100]}
      - {id: blank, cells: ["", 100]}
      - {id: named, cells: ["As {ref.text}", 100]}
"""
BAD = (
    Example(content=_BULLETS + "- {id: text, paragraph: 'It is in {ref.one}.'}"),
    Example(content="- {id: text, paragraph: 'It is in {ref.costs}.'}\n" + _UNTITLED),
    "See paragraph {ref.exampel}.",
    "A text.{note.source}",
    "See {ref.note.source}.",
    "See {ref.costs.posts}.",
    Example(content=_ROWS.replace("MARKED", "{ref.costs.blank}")),
    Example(content=_ROWS.replace("MARKED", "{ref.costs.named}")),
    Example(content=_ROWS.replace("MARKED", "{ref.text.one}")),
    "It costs {amount.total}.",
)
GOOD = (
    Example(
        cover="kind: note\nsections: []\n"
        "text: [{id: a, paragraph: First.}, {id: b, paragraph: 'See paragraph {ref.a}.'}]"
    ),
    "See paragraph {ref.example}.",
    Example(text="A text.{note.source}", section="notes:\n  source: A study."),
    Example(text="A text.{note.a} See {ref.note.a} above.", section="notes:\n  a: A study."),
    Example(content=_ROWS.replace("MARKED", "{ref.costs.one} and {ref.costs.part}")),
    Example(text="It costs {amount.total}.", cover="amounts:\n  total: {usd: 925400}"),
)

WORD: TokenKind = "word"
_NO_WORDS = ("ref", "refs", "range", "row", "footnote", "word")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each token without a target, with the nearest id."""
    known = named(edition)
    lost = edition.report.lost or Lost()
    for key, segment in edition.texts.items():
        for token in _tokens(segment.text) if "{" in segment.text else ():
            if token.target in known[token.kind] or _may_hold(lost, token):
                continue
            source = [] if edition.is_original else _like(token, edition.source[key])
            if token.id in [one.id for one in source]:
                continue  # reported in the source
            message = f"there is no {_called(token)} `{token.target}`"
            if unnamed := _unnamed(token, edition.report):
                message, hint = unnamed
            elif edition.is_original:
                hint = _nearest(token.target, known[token.kind], "add it, or delete the token")
            else:
                hint = "copy the tokens from msgid" if source else "delete it: msgid has none"
                hint = _nearest(token.id, [one.id for one in source], hint)
            yield Diagnostic("unknown-reference", segment.text.at(token.start), message, hint)


@lru_cache(maxsize=4)
def named(edition: Edition) -> dict[TokenKind, set[str]]:
    """The names that tokens may have, by kind of token."""
    return {kind: set(_names(kind, edition.report)) for kind in (*TOKEN_KINDS, WORD)}


def _names(kind: TokenKind, report: Report) -> Iterator[str]:
    nodes = [*walk((*report.cover.text, *report.all_sections))]
    match kind:
        case "ref" | "refs" | "range":
            single = single_operatives(report)
            numbered = (node.id for node in nodes if provided(node).series)
            yield from (name for name in numbered if name not in single)
        case "row":
            yield from _worded_rows(report)
        case "note":
            yield from report.cover.notes
            yield from (name for node in nodes for name in notes_of(node))
        case "footnote":
            yield from (name for node in nodes for name in notes_of(node))
        case "amount":
            yield from report.cover.amounts
            yield from cells_of(report)
        case "cell":
            yield from cells_of(report)
        case "word":
            yield from (*CELL_WORDS, *JOIN_WORDS, COMPUTED)
        case _:
            assert_never(kind)


def _worded_rows(report: Report) -> Iterator[Key]:
    """The rows whose heads have words that a reference can print."""
    rows = row_heads(report)
    texts = {key: text for _, key, text in reading(report.roots)} if rows else {}
    for row, head in rows.items():
        nodes = [*flat(parse(texts.get(head, ""))[0])]
        has_words = any((characters(node) or "").strip() for node in nodes)
        tokens_in = (node.kind for node in nodes if isinstance(node, Token))
        if has_words and not any(kind in _NO_WORDS for kind in tokens_in):
            yield row


def _unnamed(token: Token, report: Report) -> tuple[str, str] | None:
    """Why a reference cannot print what is there but has no number or words, and the hint."""
    named = next((node for node in walk(report.roots) if node.id == token.id), None)
    if token.kind == "ref" and named is not None:
        hint = "refer to a block that has a number, or delete the token"
        if isinstance(named, Item):
            return f"the item `{token.id}` has a bullet or a dash, and no number to refer to", hint
        return f"the block `{token.id}` has no number that a reference can print", hint
    if token.kind == "row" and token.id in row_heads(report):
        hint = "refer to the table, and name the row in words"
        return f"the head of the row `{token.id}` has no words that a reference can print", hint
    if token.kind == "footnote" and token.id in report.cover.notes:
        hint = "refer to a note of a section"
        return f"the note `{token.id}` of the cover has an asterisk, and no number", hint
    return None


def _may_hold(lost: Lost, token: Token) -> bool:
    """Whether the lost parts of a report could have the name."""
    match token.kind:
        case "ref" | "refs" | "range":
            return lost.may_hold_block(token.id)
        case "row":
            return any(map(lost.may_hold_block, Key(token.id).names))
        case "note" | "footnote":
            return lost.may_hold_note(token.id)
        case "amount":
            is_lost = lost.may_hold_block if token.is_of_cell else lost.may_hold_amount
            return any(map(is_lost, Key(token.target).names))
        case "cell":
            return any(map(lost.may_hold_block, Key(token.target).names))
        case "word":
            return False
        case _:
            assert_never(token.kind)


def _called(token: Token) -> str:
    if token.is_of_cell:
        return "cell"
    names = {"ref": "block", "footnote": "note"}
    return names.get(token.kind, token.kind)


def _tokens(text: str) -> list[Token]:
    """The tokens of a text; a list of references is several."""
    found = [node for node in flat(parse(text)[0]) if isinstance(node, Token)]
    return [one for token in found for one in token.members]


def _like(token: Token, text: str) -> list[Token]:
    return [one for one in _tokens(text) if one.kind == token.kind]


def _nearest(name: str, known: Collection[str], otherwise: str) -> str:
    meant = nearest(name, known)
    return f"did you mean `{meant}`?" if meant else otherwise
