"""The lead of a principle says what its entry in the overview list says.

A section of principles may open with a list of them, run into the paragraph or set as
subparagraphs, and set each out under a run-in heading. Leads and entries are paired in their
order where there are as many; signs, capitals and an acronym for what it stands for make no
difference. A translation is not blamed for what differs in its source already.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from gareport.acronyms import explained
from gareport.diagnostics import Diagnostic, Severity
from gareport.example import Example
from gareport.model import Paragraph, Section, walk
from gareport.source import Text
from gareport.translate import Edition

NAMES = {"principle-lead": Severity.WARNING}
_ENTRY = re.compile(
    r"[(（][a-z][)）]\s*(.*?)\s*(?=[;；.。]\s*(?:(?:and|以及) )?(?:[(（][a-z][)）]|$)|[.。])"
)
ALIKE = 0.5  # a share of common characters below which it is another list that stands there
_SECTION = "kind: principles\nheading: Principles"


def _principles(overview: str, *leads: str, language: str = "en") -> Example:
    told = "".join(
        f"- {{id: p{n}, lead: {lead}, paragraph: A text.}}\n" for n, lead in enumerate(leads)
    )
    listed = f'- id: overview\n  paragraph: "{overview}"\n'
    return Example(content=listed + told, section=_SECTION, language=language)


_LISTED = "The principles are: (a) strategy drives investment; and (b) the Office has authority."
BAD = (
    _principles(_LISTED, "Strategy drives activities.", "The Office has authority."),
    _principles(_LISTED, "Strategy drives investment.", "The Office has full authority."),
    _principles(
        "原则是：(a) 战略推动投入；(b) 该厅有权力。",
        "战略推动活动。",
        "该厅有权力。",
        language="zh",
    ),
)
GOOD = (
    _principles(_LISTED, "Strategy drives investment.", "The Office has authority."),
    _principles(_LISTED, "Strategy drives activities."),
    _principles(
        "原则是：(a) 战略推动投入；(b) 该厅有权力。",
        "战略推动投入。",
        "该厅有权力。",
        language="zh",
    ),
    _principles("The steps are: (a) to meet; and (b) to report.", "Strategy.", "The Office."),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each lead that differs from its entry."""
    for section in edition.report.sections if edition.report.lost is None else ():
        if section.kind != "principles":
            continue
        differing = dict(_differing(section, edition, of_source=False))
        known = {} if edition.is_original else dict(_differing(section, edition, of_source=True))
        for name, (lead, entry) in differing.items():
            if name not in known:
                shown = lead.rstrip(".。")
                message = f"`{shown}` differs from its entry in the overview list"
                hint = f"the entry says `{entry}`; make both the same"
                yield Diagnostic("principle-lead", lead.span, message, hint, Severity.WARNING)


def _differing(
    section: Section, edition: Edition, of_source: bool
) -> Iterator[tuple[str, tuple[Text, str]]]:
    """The leads that differ, by their keys, each with its entry."""
    texts = _texts(edition, of_source)
    paragraphs = [node for node in walk((section,)) if isinstance(node, Paragraph)]
    overview = next(iter(paragraphs), None)
    if overview is None:
        return
    entries = [texts[item.id].rstrip(";；.。") for item in overview.items]
    entries = entries or _ENTRY.findall(texts[overview.id])
    keys = [f"{node.id}.lead" for node in paragraphs[1:] if node.lead is not None]
    if len(keys) != len(entries):
        return
    acronyms = _explained(edition, of_source)
    pairs = [
        (key, texts[key], entry, _bare(texts[key], acronyms), _bare(entry, acronyms))
        for key, entry in zip(keys, entries, strict=True)
    ]
    if all(_is_alike(lead, entry) for *_, lead, entry in pairs):
        yield from ((key, (text, entry)) for key, text, entry, lead, own in pairs if lead != own)


def _is_alike(lead: str, entry: str) -> bool:
    """Whether they share so much that one is meant as the other; the exact sum comes last."""
    if lead == entry:
        return True
    likeness = SequenceMatcher(None, lead, entry, False)
    sums = (likeness.real_quick_ratio, likeness.quick_ratio, likeness.ratio)
    return all(ratio() >= ALIKE for ratio in sums)


@lru_cache(maxsize=8)
def _texts(edition: Edition, of_source: bool) -> Mapping[str, Text]:
    return edition.source if of_source else {k: s.text for k, s in edition.texts.items()}


@lru_cache(maxsize=8)
def _explained(edition: Edition, of_source: bool) -> Mapping[str, str]:
    """What the acronyms of a report stand for; every section of principles asks for them."""
    texts = (text for text in _texts(edition, of_source).values() if "(" in text)
    found = (one for text in texts for one in explained(text))
    return {one.acronym: one.name for one in found if one.name}


def _bare(text: str, acronyms: Mapping[str, str]) -> str:
    """The text without what makes no difference."""
    whole = re.sub(r"[A-Z]{2,8}", lambda found: acronyms.get(found[0], found[0]), text)
    return re.sub(r"\W+", " ", whole).strip().lower()
