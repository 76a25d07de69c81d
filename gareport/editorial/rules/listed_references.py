"""A list or a range of references names blocks of one kind, which have numbers.

`{refs.a.b}` prints *3 and 5*, or *tables 1 and 2*; `{range.a.b}` prints *3–5*. A range begins with
the block that comes first, and its ends are in the same list or of the same degree.
"""

from collections.abc import Iterator, Mapping

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.braces import Token
from gareport.language.inline import tokens
from gareport.numbering.numbering import Label, labels
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

NAMES = {"reference-list": Severity.ERROR}
TOPIC = Topic.REFERENCES
_TWO = """\
- {id: one, paragraph: A text.}
- {id: two, paragraph: A text.}
- id: items
  paragraph: "It has:"
  items: [{id: item_a, text: One;}, {id: item_b, text: Two.}]
- {id: said, paragraph: 'See MARKED.'}
"""
BAD = (
    Example(content=_TWO.replace("MARKED", "paragraphs {range.two.one}")),
    Example(content=_TWO.replace("MARKED", "paragraphs {range.one.one}")),
    Example(content=_TWO.replace("MARKED", "paragraphs {range.one.item_b}")),
    Example(content=_TWO.replace("MARKED", "{refs.one.body}")),
)
GOOD = (
    Example(content=_TWO.replace("MARKED", "paragraphs {range.one.two}")),
    Example(content=_TWO.replace("MARKED", "paragraphs {refs.one.item_a.item_b}")),
    Example(content=_TWO.replace("MARKED", "paragraph {range.item_a.item_b}")),
)
_ALIKE = {"item": "paragraph", "clause": "operative"}


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield an error at each list that cannot be printed; unknown blocks are another error."""
    if edition.report.lost is not None or not edition.is_original:
        return
    for segment in edition.texts.values():
        text = segment.text
        found = [*tokens(text, "refs"), *tokens(text, "range")] if "{r" in text else []
        numbered = labels(edition.report, edition.language) if found else {}
        for token in found:
            if all(one.id in numbered for one in token.members) and (
                wrong := _wrong(token, numbered)
            ):
                yield Diagnostic("reference-list", text.at(token.start), *wrong)


def _wrong(token: Token, numbered: Mapping[str, Label]) -> tuple[str, str] | None:
    """What is wrong with a list, and the hint."""
    names = [one.id for one in token.members]
    found = [numbered[name] for name in names]
    single = next((name for name in names if not numbered[name].number), None)
    if single is not None:
        return f"the block `{single}` has no number", f"write {{ref.{single}}} for it alone"
    kinds = {_ALIKE.get(label.series, label.series) for label in found}
    if len(kinds) > 1:
        hint = "write a list for each kind"
        return f"`{token.written}` has blocks of several kinds", hint
    if token.kind == "range":
        order = [*numbered].index
        if order(names[0]) >= order(names[1]):
            is_one = names[0] == names[1]
            turned = f"write {{range.{names[1]}.{names[0]}}}"
            hint = f"write {{ref.{names[0]}}}" if is_one else turned
            return f"`{names[1]}` does not come after `{names[0]}`", hint
        if (found[0].series, found[0].above) != (found[1].series, found[1].above):
            return f"the ends of `{token.written}` are not of one list", "write both with {refs.…}"
    return None
