"""Every token names something that exists: a block with a label, a note, an amount."""

import difflib
from collections.abc import Iterable, Iterator

from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.inline import Token, flat, parse
from gareport.losses import Lost
from gareport.model import Paragraph, Section, Subsection, Table, walk
from gareport.translate import Edition

_NAMES = {"ref": "block", "note": "note", "amount": "amount"}

NAMES = {"unknown-reference": Severity.ERROR}
BAD = ("See paragraph {ref.exampel}.", "A text.{note.source}", "It costs {amount.total}.")
GOOD = (
    "See paragraph {ref.example}.",
    Example(text="A text.{note.source}", section="notes:\n  source: A study."),
    Example(text="It costs {amount.total}.", cover="amounts:\n  total: {usd: 925400}"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a fault at each token without a target, naming the nearest id."""
    known = _known(edition)
    lost = edition.report.lost or Lost()
    may_hold = {
        "ref": lost.may_hold_block,
        "note": lost.may_hold_note,
        "amount": lost.may_hold_amount,
    }
    for segment in edition.texts.values():
        for node in flat(parse(segment.text)[0]):
            if isinstance(node, Token) and node.id not in known[node.kind]:
                if may_hold[node.kind](node.id):
                    continue
                message = f"there is no {_NAMES[node.kind]} `{node.id}` that can be named"
                hint = _nearest(node.id, known[node.kind])
                yield Diagnostic("unknown-reference", segment.text.at(node.start), message, hint)


def _known(edition: Edition) -> dict[str, set[str]]:
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


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, known, 1)
    return f"did you mean `{close[0]}`?" if close else "define it, or take the token out"
