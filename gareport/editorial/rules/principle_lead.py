"""The lead of a principle says the same as its entry in the overview list.

A section of principles may begin with a list of them, inside the paragraph or as subparagraphs, and
may then explain each one under a run-in heading, its lead. Leads and entries are paired by their
words, and then by their order. Each lead has an entry, each entry has a lead, and both have the
same order. If less than half of them are alike, the list is something else. Punctuation, capitals
and an acronym in place of its full name make no difference. A difference that the source has too is
not reported in the translation.
"""

from bisect import bisect_left
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.overview import EntryName, Overview, Said, overview
from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.model import Section

NAMES = {"principle-lead": Severity.WARNING}
TOPIC = Topic.STRUCTURE
_SECTION = "kind: principles\nheading: Principles"


def _principles(overview: str, *leads: str, language: str = "en") -> Example:
    explained = "".join(
        f"- {{id: p{n}, lead: {lead}, paragraph: A text.}}\n" for n, lead in enumerate(leads)
    )
    listed = f'- id: overview\n  paragraph: "{overview}"\n'
    return Example(content=listed + explained, section=_SECTION, language=language)


_LISTED = "The principles are: (a) strategy drives investment; and (b) the Office has authority."
BAD = (
    _principles(_LISTED, "Strategy drives activities.", "The Office has authority."),
    _principles(_LISTED, "Strategy drives investment.", "The Office has full authority."),
    _principles(_LISTED, "Strategy drives activities."),
    _principles(_LISTED, "Money comes from above.", "The Office has authority."),
    _principles(_LISTED, "The Office has authority."),
    _principles(_LISTED, "The Office has authority.", "Strategy drives investment."),
    _principles(_LISTED, "Strategy drives investment.", "The Office has authority.", "Costs."),
    _principles(
        "原则是：(a) 战略推动投入；(b) 该厅有权力。",
        "战略推动活动。",
        "该厅有权力。",
        language="zh",
    ),
)
GOOD = (
    _principles("It rests on (a) strategy, and (b) authority.", "Strategy.", "Authority."),
    _principles(_LISTED, "Strategy drives investment.", "The Office has authority."),
    _principles(_LISTED, "Costs.", "Posts."),
    _principles(
        "原则是：(a) 战略推动投入；(b) 该厅有权力。",
        "战略推动投入。",
        "该厅有权力。",
        language="zh",
    ),
    _principles("The steps are: (a) to meet; and (b) to report.", "Strategy.", "The Office."),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each lead that differs from its entry, and at each one without a pair."""
    for section in edition.report.sections if edition.report.lost is None else ():
        if section.kind == "principles":
            found = _found(section, edition, of_source=False)
            known = {} if edition.is_original else _found(section, edition, of_source=True)
            yield from (fault for name, fault in found.items() if name not in known)


def _found(section: Section, edition: Edition, of_source: bool) -> dict[EntryName, Diagnostic]:
    """The findings, by the name of the lead or the entry."""
    lists = overview(section, edition, of_source)
    return dict(_of_lists(lists)) if lists.pairs else {}


def _of_lists(lists: Overview) -> Iterator[tuple[EntryName, Diagnostic]]:
    kept = _in_order([lists.pairs[n] for n in sorted(lists.pairs)])
    for number, lead in enumerate(lists.leads):
        shown = f"`{lead.text}`"
        place = lists.pairs.get(number)
        if place is None:
            hint = "add it to the list at the beginning of the section, or delete the lead"
            yield lead.name, _fault(lead, f"{shown} has no entry in the overview list", hint)
        elif (entry := lists.entries[place]).bare != lead.bare:
            hint = f"make both the same; the entry says `{entry.text}`"
            yield (
                lead.name,
                _fault(lead, f"{shown} differs from its entry in the overview list", hint),
            )
        elif place not in kept:
            message = f"{shown} is not in the order of the overview list"
            hint = f"put both in the same order; its entry is number {place + 1} in the list"
            yield lead.name, _fault(lead, message, hint)
    for place in sorted({*range(len(lists.entries))} - {*lists.pairs.values()}):
        entry = lists.entries[place]
        hint = "explain the principle in a paragraph with this lead, or delete it from the list"
        yield entry.name, _fault(entry, f"`{entry.text}` has no lead in the section", hint)


def _fault(said: Said, message: str, hint: str) -> Diagnostic:
    return Diagnostic("principle-lead", said.place, message, hint, Severity.WARNING)


def _in_order(places: list[int]) -> frozenset[int]:
    """The largest set of places that are in rising order."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for place in places:
        at = bisect_left(ends, place)
        chain = (*(chains[at - 1] if at else ()), place)
        ends[at:] = [place]
        chains[at:] = [chain]
    return frozenset(chains[-1]) if chains else frozenset()
