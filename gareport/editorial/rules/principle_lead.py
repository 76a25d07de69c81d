"""The lead of a principle says what its entry in the overview list says.

A section of principles may open with a list of them, run into the paragraph or set as
subparagraphs, and set each out under a run-in heading. Leads and entries are paired by what they
say, then in their order; each lead has an entry, each entry a lead, and both come in one order.
Where less than half of them are alike it is another list. Signs, capitals and an acronym for what
it stands for make no difference. A translation is not blamed for what differs in its source
already.
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
    told = "".join(
        f"- {{id: p{n}, lead: {lead}, paragraph: A text.}}\n" for n, lead in enumerate(leads)
    )
    listed = f'- id: overview\n  paragraph: "{overview}"\n'
    return Example(content=listed + told, section=_SECTION, language=language)


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
    """Yield a warning at each lead that differs from its entry, and at each without the other."""
    for section in edition.report.sections if edition.report.lost is None else ():
        if section.kind == "principles":
            found = _found(section, edition, of_source=False)
            known = {} if edition.is_original else _found(section, edition, of_source=True)
            yield from (fault for name, fault in found.items() if name not in known)


def _found(section: Section, edition: Edition, of_source: bool) -> dict[EntryName, Diagnostic]:
    """What is at fault, by the name of the lead or the entry."""
    lists = overview(section, edition, of_source)
    return dict(_of_lists(lists)) if lists.pairs else {}


def _of_lists(lists: Overview) -> Iterator[tuple[EntryName, Diagnostic]]:
    kept = _in_order([lists.pairs[n] for n in sorted(lists.pairs)])
    for number, lead in enumerate(lists.leads):
        shown = f"`{lead.text}`"
        place = lists.pairs.get(number)
        if place is None:
            hint = "take it into the list at the beginning of the section, or the lead out"
            yield lead.name, _fault(lead, f"{shown} has no entry in the overview list", hint)
        elif (entry := lists.entries[place]).bare != lead.bare:
            hint = f"the entry says `{entry.text}`; make both the same"
            yield (
                lead.name,
                _fault(lead, f"{shown} differs from its entry in the overview list", hint),
            )
        elif place not in kept:
            message = f"{shown} stands at another place than its entry in the overview list"
            yield lead.name, _fault(lead, message, f"its entry is No. {place + 1}; use one order")
    for place in sorted({*range(len(lists.entries))} - {*lists.pairs.values()}):
        entry = lists.entries[place]
        hint = "set out the principle under a lead of its own, or take it out of the list"
        yield entry.name, _fault(entry, f"`{entry.text}` has no lead in the section", hint)


def _fault(said: Said, message: str, hint: str) -> Diagnostic:
    return Diagnostic("principle-lead", said.place, message, hint, Severity.WARNING)


def _in_order(places: list[int]) -> frozenset[int]:
    """As many of the places as stand in rising order."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for place in places:
        at = bisect_left(ends, place)
        chain = (*(chains[at - 1] if at else ()), place)
        ends[at:] = [place]
        chains[at:] = [chain]
    return frozenset(chains[-1]) if chains else frozenset()
