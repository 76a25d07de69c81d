"""Subparagraphs end with a semicolon, the last with a full stop; in English they have a capital.

Subparagraphs of whole sentences may all end with full stops. In a translation, `pair-end` reports
an ending that differs from the source. In a resolution the last subparagraph of a paragraph ends as
the paragraph does: with a semicolon, or with a comma in the preamble. For bullets and dashes there
is another rule (`bullet-end`).
"""

import re
from collections.abc import Iterator, Mapping

from gareport.editorial.conjunctions import without_conjunction
from gareport.editorial.example import Example
from gareport.editorial.passages import Passage, passages
from gareport.editorial.resolutions import resolution_blocks
from gareport.editorial.topics import Topic
from gareport.language.languages import Language, Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.kinds import Role
from gareport.report.model import Item, Operative, Paragraph

NAMES = {"list-end": Severity.WARNING, "list-capital": Severity.WARNING}
TOPIC = Topic.STRUCTURE
SOURCE = "Editorial Manual, paragraphs and subparagraphs; capitalization"


def _listed(first: str, last: str, language: str = "en", intro: str = "") -> Example:
    items = f'    - {{id: a, text: "{first}"}}\n    - {{id: b, text: "{last}"}}\n'
    intro = intro or ("大会不妨：" if language == "zh" else "It may:")
    return Example(
        content=f'- id: list\n  paragraph: "{intro}"\n  items:\n{items}', language=language
    )


BAD = (
    _listed("Take note.", "Decide."),
    _listed("Take note;", "Decide;"),
    _listed("Take note", "Decide"),
    _listed("take note;", "Decide."),
    _listed("注意到本报告。", "核准提案。", "zh"),
    _listed("注意到本报告；", "核准提案；", "zh"),
    _listed("注意到本报告，", "核准提案。", "zh"),
)
GOOD = (
    _listed("Take note;", "Decide."),
    _listed("Take note (A/62/502); and", "“Decide.”"),
    _listed("Take note. It knows.", "Decide. It must."),
    _listed("“*Take note*”;", "2008 posts, *e-mail*."),
    _listed("注意到本报告；", "核准“提案。”", "zh"),
    _listed("第一句。第二句。", "第三句。第四句。", "zh"),
    _listed("To take note;", "To decide;", intro="*Requests* the Secretary-General:"),
    _listed("The report;", "The note,", intro="*Having considered*:"),
    _listed("注意到本报告；", "核准提案；", "zh", "*决定*："),
    Example(
        content='- id: list\n  paragraph: "It has:"\n  marks: bullets\n'
        "  items: [{id: a, text: Staff}, {id: b, text: Rent}]"
    ),
    Example(
        cover="kind: draft_resolution",
        content="""\
- id: requests
  operative: "*Requests* the Secretary-General:"
  items:
    - {id: a, text: To report;}
    - {id: b, text: To keep it informed;}""",
    ),
)

_BEHIND = re.compile(r"(?:\s|\{note\.\w+\}|[”’»\"')）》」』\]*])+$")
_SENTENCES = re.compile(r"[.?!] [A-Z“]|[。？！].")
_SMALL = re.compile(r"[“‘(*]*([a-z][a-z]+)")
_OTHERS = frozenset("?？!！:：…")  # other marks that end a sentence or introduce a quotation
_NAMES = {";": "；", ".": "。", ",": "，"}
Texts = Mapping[Key, Passage]


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each subparagraph with another ending or beginning."""
    texts = {passage.key: passage for passage in passages(edition)}
    if edition.is_original:
        for passage in texts.values():
            is_whole = passage.role is Role.PARAGRAPH
            if is_whole and isinstance(passage.node, (Paragraph, Operative)):
                is_of_resolution = passage.node.id in resolution_blocks(edition)
                last = ".;," if is_of_resolution else "."
                yield from _ends(passage.node, texts, last, edition.language)
    if edition.language.manual is Manual.ENGLISH:
        for key, passage in texts.items():
            is_first = Key.lead(key.owner) not in texts
            if passage.role is Role.ITEM and is_first and (found := _SMALL.match(passage.text)):
                message = f"a subparagraph begins with a small letter: `{found[1]}`"
                remedy = passage.remedy(found, found[1].capitalize(), 1)
                place, hint = passage.at(found.start(1)), remedy.hint
                yield Diagnostic("list-capital", place, message, hint, Severity.WARNING, remedy)


def _ends(
    over: Paragraph | Operative | Item, texts: Texts, last: str, language: Language
) -> Iterator[Diagnostic]:
    """The findings about a list; `last` has the marks that may end it, or none if it goes on."""
    if any(item.mark != "letters" for item in over.items):
        return
    signs = [*[";"] * (len(over.items) - 1), "" if over.closing is not None else last]
    is_of_sentences = _is_of_sentences(over.items, texts)
    for item, sign in zip(over.items, signs, strict=False):
        yield from _ends(item, texts, sign, language)
        key = Key.own(item.id) if item.closing is None else Key.closing(item.id)
        ending = texts.get(key)
        goes_on = item.items and item.closing is None
        if ending is None or not ending.text or goes_on or is_of_sentences:
            continue
        allowed = {*sign, *(_NAMES[one] for one in sign), *_OTHERS}
        if sign and _end(ending.text, language) not in allowed:
            yield _fault(ending, _NAMES[sign[0]] if language.han else sign[0])


def _fault(passage: Passage, sign: str) -> Diagnostic:
    is_last = sign in ".。"
    which = "the last subparagraph" if is_last else "a subparagraph before the last one"
    message = f"{which} does not end with `{sign}`"
    place = passage.at(max(len(passage.text) - 1, 0))
    return Diagnostic("list-end", place, message, f"end it with `{sign}`", Severity.WARNING)


def _is_of_sentences(items: tuple[Item, ...], texts: Texts) -> bool:
    """Whether each item ends with a full stop, and at least one has several sentences."""
    keys = (Key.own(item.id) for item in items)
    found = [str(texts[key].text) for key in keys if key in texts]
    bare = [text[:-80] + _BEHIND.sub("", text[-80:]) for text in found]
    return all(text[-1:] in (".", "。") for text in bare) and any(map(_SENTENCES.search, bare))


def _end(text: str, language: Language) -> str:
    """The mark at the end, before what closes quotations, brackets and emphasis."""
    return without_conjunction(_BEHIND.sub("", text[-80:]), language)[-1:]
