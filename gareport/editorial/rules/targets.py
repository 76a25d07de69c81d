"""Every token names something that exists: a block with a label, a note, an amount."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.inline import Token, flat, parse, tokens
from gareport.reading.explain import nearest
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.losses import Lost
from gareport.report.model import Paragraph, Section, Subsection, Table
from gareport.report.texts import walk

_NAMES = {"ref": "block", "note": "note", "amount": "amount"}

NAMES = {"unknown-reference": Severity.ERROR}
TOPIC = Topic.REFERENCES
BAD = ("See paragraph {ref.exampel}.", "A text.{note.source}", "It costs {amount.total}.")
GOOD = (
    "See paragraph {ref.example}.",
    Example(text="A text.{note.source}", section="notes:\n  source: A study."),
    Example(text="It costs {amount.total}.", cover="amounts:\n  total: {usd: 925400}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each token without a target, with the nearest id."""
    known = named(edition)
    lost = edition.report.lost or Lost()
    may_hold = {
        "ref": lost.may_hold_block,
        "note": lost.may_hold_note,
        "amount": lost.may_hold_amount,
    }
    for key, segment in edition.texts.items():
        for token in _tokens(segment.text) if "{" in segment.text else ():
            if token.id in known[token.kind] or may_hold[token.kind](token.id):
                continue
            source = [] if edition.is_original else tokens(edition.source[key], token.kind)
            if token.id in [one.id for one in source]:
                continue  # reported in the source
            message = f"there is no {_NAMES[token.kind]} `{token.id}` that can be named"
            if edition.is_original:
                hint = _nearest(token.id, known[token.kind], "add it, or delete the token")
            else:
                hint = "copy the tokens from msgid" if source else "delete it: msgid has none"
                hint = _nearest(token.id, [one.id for one in source], hint)
            yield Diagnostic("unknown-reference", segment.text.at(token.start), message, hint)


@lru_cache(maxsize=4)
def named(edition: Edition) -> dict[str, set[str]]:
    """The names that tokens may have, by kind of token."""
    report = edition.report
    blocks, notes = set(), set()
    for node in walk((*report.sections, *report.annexes)):
        notes |= set(node.notes) if isinstance(node, Section) else set()
        notes |= set(node.table.notes) if isinstance(node, Table) else set()
        unnumbered = isinstance(node, (Paragraph, Subsection)) and not node.numbered
        unheaded = isinstance(node, Section) and node.heading is None
        if not (unnumbered or unheaded or node.__class__.__name__ == "Quote"):
            blocks.add(node.id)
    return {"ref": blocks, "note": notes, "amount": set(report.cover.amounts)}


def _tokens(text: str) -> list[Token]:
    return [node for node in flat(parse(text)[0]) if isinstance(node, Token)]


def _nearest(name: str, known: Collection[str], otherwise: str) -> str:
    meant = nearest(name, known)
    return f"did you mean `{meant}`?" if meant else otherwise
