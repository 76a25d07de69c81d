"""The entries of a corrigendum are complete, and their places are in the corrected document.

An entry names a place, and says what is replaced, deleted, inserted or new there. If the corrected
document is beside the corrigendum, the place must be in it. Lines are not compared, because they
differ from edition to edition.
"""

from collections.abc import Iterator

from gareport.editorial.corrected import Corrected
from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.report.cover import Cover, corrected_by
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import CorrectedPlace, Correction
from gareport.report.texts import walk

NAMES = {"correction": Severity.ERROR, "corrected-place": Severity.ERROR}
TOPIC = Topic.STRUCTURE
_HEAD = "symbol: A/99/1/Corr.1\nkind: corrigendum"
_PLACE = "- id: entry\n  correction: {paragraph: 4}\n"
_CORRECTED = {
    "../corrected/report.yaml": "symbol: A/99/7\norgan: general_assembly\nsession: 99\n"
    "language: en\noriginal: en\neditions: [en]\ntitle: A title\nauthor: secretary_general\n"
    "sections: [body]\n",
    "../corrected/body.yaml": "id: body\nkind: introduction\ncontent:\n"
    "  - {id: one, paragraph: One., items: [{id: a, text: A;}, {id: b, text: B.}]}\n",
}


def _placed(place: str, annexes: int = 0) -> Example:
    """An entry for a document of one paragraph with two subparagraphs, and of short annexes."""
    cover = "symbol: A/99/7/Corr.1\nkind: corrigendum"
    entry = f"- id: entry\n  correction: {{{place}}}\n  old: one\n  new: two"
    names = [f"annex_{number}" for number in range(1, annexes + 1)]
    files = dict(_CORRECTED)
    files["../corrected/report.yaml"] += f"annexes: [{', '.join(names)}]\n" if names else ""
    for name in names:
        text = f"id: {name}\nkind: annex\ncontent:\n  - {{id: {name}_text, paragraph: One.}}\n"
        files[f"../corrected/{name}.yaml"] = text
    return Example(cover=cover, content=entry, files=files)


BAD = (
    Example(cover=_HEAD, content=f"{_PLACE}  old: fifty"),
    Example(cover=_HEAD, content=f"{_PLACE}  delete: the words\n  insert: other words"),
    Example(cover=_HEAD, content=f"{_PLACE}  after: the words\n  delete: other words"),
    Example(cover=_HEAD, content=f"{_PLACE}  insert: a word\n  after: one\n  before: two"),
    Example(cover=_HEAD, content="- id: entry\n  correction: {line: 3}\n  old: one\n  new: two"),
    Example(cover="kind: corrigendum", content=f"{_PLACE}  old: one\n  new: two"),
    Example(cover=f"{_HEAD}\ncorrects: A/99/2", content=f"{_PLACE}  old: one\n  new: two"),
    Example(content=f"{_PLACE}  old: one\n  new: two"),
    _placed("paragraph: 2"),
    _placed("paragraph: 1, item: [c]"),
    _placed("table: 1"),
    _placed("only_annex: true"),
    _placed("annex: 1", annexes=1),
    _placed("only_annex: true", annexes=2),
)
GOOD = (
    Example(cover=_HEAD, content=f"{_PLACE}  old: fifty\n  new: fifteen"),
    Example(cover=_HEAD, content=f"{_PLACE}  omit: true"),
    Example(cover=_HEAD, content=f"{_PLACE}  insert: a word\n  after: the words"),
    Example(cover=_HEAD, content=f"{_PLACE}  text: The new text."),
    Example(cover="symbol: A/99/1/Corr.1", content=f"{_PLACE}  delete: the words"),
    _placed("paragraph: 1, item: [b], line: 2"),
    _placed("only_annex: true, paragraph: 1", annexes=1),
    _placed("annex: 2, paragraph: 1", annexes=2),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each entry that is not complete, or whose place is not there."""
    report = edition.report
    if not edition.is_original or report.lost is not None:
        return
    symbol = corrected_by(report.cover)
    yield from _corrects(report.cover, symbol)
    there = Corrected(report.corrected) if report.corrected else None
    for node in walk(report.all_sections):
        if not isinstance(node, Correction):
            continue
        if not symbol:
            message = "only a corrigendum has corrections"
            hint = "write `kind: corrigendum`, and a symbol such as A/99/1/Corr.1"
            yield Diagnostic("correction", node.place, message, hint)
        yield from _wrong(node)
        if there and (missing := there.missing(node.correction)):
            message = f"{symbol} has no {missing}"
            hint = "fix the place; it is that in the document as it was issued"
            yield Diagnostic("corrected-place", node.correction.place, message, hint)
        elif there and (wanted := there.misnamed(node.correction)):
            has = "several annexes" if node.correction.only_annex else "one annex, without a number"
            message, hint = f"{symbol} has {has}", f"write `{wanted}`"
            yield Diagnostic("corrected-place", node.correction.place, message, hint)


def _corrects(cover: Cover, symbol: str) -> Iterator[Diagnostic]:
    if cover.corrects is not None and not cover.symbol.startswith(f"{cover.corrects}/Corr."):
        message = f"`{cover.symbol}` is not the symbol of a corrigendum to {cover.corrects}"
        hint = f"write a symbol such as {cover.corrects}/Corr.1, or fix `corrects`"
        yield Diagnostic("correction", cover.corrects.span, message, hint)
    elif cover.kind == "corrigendum" and not symbol:
        message = f"`{cover.symbol}` is not the symbol of a corrigendum"
        hint = f"write a symbol such as {cover.symbol}/Corr.1"
        yield Diagnostic("correction", cover.symbol.span, message, hint)


def _wrong(node: Correction) -> Iterator[Diagnostic]:
    """What an entry lacks, or has too much of."""
    if not _is_named(node.correction):
        hint = "write `paragraph`, `table` or `footnote` with its number, `summary`, or `words`"
        yield Diagnostic("correction", node.correction.place, "this entry names no place", hint)
    actions = {
        "old and new": node.old is not None or node.new is not None,
        "delete": node.delete is not None,
        "omit": bool(node.omit),
        "insert": node.insert is not None,
        "text": node.text is not None,
    }
    found = [name for name, is_there in actions.items() if is_there]
    hint = "write one of `old` and `new`, `delete`, `omit`, `insert` and `text`"
    if len(found) != 1:
        message = f"this entry has {' and '.join(found) or 'nothing to do'}"
        yield Diagnostic("correction", node.place, message, hint)
    elif (node.old is None) != (node.new is None):
        message = "this entry has one of `old` and `new`"
        yield Diagnostic("correction", node.place, message, "write both")
    elif (node.after is not None or node.before is not None) and node.insert is None:
        message = "`after` and `before` say where words are inserted"
        yield Diagnostic("correction", node.place, message, "write `insert`, or delete them")
    elif node.after is not None and node.before is not None:
        message = "this entry has `after` and `before`"
        yield Diagnostic("correction", node.place, message, "write one of them")


def _is_named(place: CorrectedPlace) -> bool:
    numbers = (place.paragraph, place.table, place.footnote, place.annex)
    is_marked = place.summary or place.only_annex
    return place.words is not None or is_marked or any(one is not None for one in numbers)
