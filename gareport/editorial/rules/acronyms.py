"""An acronym is explained once, before it is used, and only if it is used three times or more.

The full name comes first, then the acronym in brackets. The summary on the cover and the body are
checked separately, because each is read on its own. Headings, tables and notes explain nothing.
Published documents often explain an acronym that they use only once or twice, so that is a note. A
short form in Chinese is recognized by its characters: the name before it has them in the same
order, but not all together. Well-known names of organizations, such as UNESCO, and computer terms,
such as PDF, need no explanation; the lists are ours. An acronym inside another word counts as used:
SDGs, ICT-based.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from gareport.editorial.example import Example
from gareport.editorial.organizations import NEVER_ABBREVIATED, ORGANIZATIONS
from gareport.editorial.passages import RUNNING, Passage, passages
from gareport.editorial.topics import Topic
from gareport.language.acronyms import explained, own_words, short_forms, within
from gareport.language.languages import Manual
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition
from gareport.report.kinds import Role

NAMES = dict.fromkeys(
    ("acronym-early", "acronym-names", "acronym-twice", "acronym-unexplained"), Severity.WARNING
) | {"acronym-rare": Severity.NOTE}
TOPIC = Topic.ABBREVIATIONS
SOURCE = "Editorial Manual, abbreviations and acronyms"
_USED = "An ICT team, an ICT unit and an ICT board met."
BAD = (
    "The information and communications technology (ICT) strategy.",
    f"ICT is used. Information and communications technology (ICT) is new. {_USED}",
    f"Information and communications technology (ICT). {_USED} The information and "
    "communications technology (ICT) strategy.",
    f"Information and communications technology (ICT). {_USED} The internal control team (ICT).",
    "The CITO was appointed.",
    "Staff of the CRB met. A Central Review Body (CRB) is new. The CRB met, and the CRB left.",
    Example("综合管理信息系统（综管系统）已有十年。", language="zh"),
    Example("信通技术很重要。信息和通信技术（信通技术）；信通技术；信通技术。", language="zh"),
)
GOOD = (
    "Enterprise resource planning (hereinafter “ERP”) is new. ERP costs. ERP-based work is dear.",
    "Enterprise resource planning (ERP; see A/62/502) is new. ERPs cost. ERP is dear.",
    "Chlorofluorocarbons (CFCs) are many, CFCs are old, CFC-based pumps are out.",
    "The International Criminal Police Organization (INTERPOL) met. INTERPOL left INTERPOL.",
    "The mission in Kosovo (UNMIK) met. UNMIK left, and UNMIK came.",
    "The AIDS programme sent a PDF file of ISO 9001, volume MDC, to the FS-4 post.",
    f"Information and communications technology (ICT) is new. {_USED}",
    "The P-5 post (D-1), section 28D (A/62/502) and resolution 1514 (XV).",
    "The Assembly adopted resolutions 217 A (III), 2200 A (XXI) and 34/180.",
    "See “the internal control team (ICT)” and *Internal Control Team (ICT)*.",
    "The team (New York) met in the office (USA) of no such name.",
    "The ECOSOC session was long.",
    "By resolutions 1721 B (XVI) and 957 (LIV), at 0117 hours GMT, or 3 a.m. (UTC+3), by DNA test.",
    "The table comprises 1 USG, 2 ASG and 6 D-2 posts; rent is 3.2 million CFA francs.",
    "UNESCO, UNHCR and WHO met in part III; the IT of today (see section XIV), at USD 5.",
    Example("信息和通信技术（信通技术）。信通技术，信通技术。", language="zh"),
    Example("工作人员（人员）和各国政府（各国）的职责。", language="zh"),
    Example("本报告（即附件）和各项原则（见下文）以及首席干事（新职位）。", language="zh"),
)

_CAPITALS = re.compile("[A-Z][A-Z][A-Z]")  # for speed, a text without these is skipped
_ACRONYM = re.compile(
    r"(?P<acronym>[A-Z](?<![\w/.-].)[A-Z]{2,7})s?(?:(?<=[A-Z])-[a-z]+)?(?![\w-]|[/.+]\w|[ ]\d)"
)
# Names that are never abbreviated are reported by another rule.
KNOWN = (
    ORGANIZATIONS
    | NEVER_ABBREVIATED.keys()
    | frozenset({
        "AIDS", "ASG", "CFA", "CHF", "COVID", "CPU", "DNA", "DOI", "DVD", "EUR", "GBP", "GMT",
        "GPS", "HIV", "HTML", "HTTP", "ISBN", "ISSN", "PDF", "RNA", "SARS", "SMS", "URL", "USA",
        "USB", "USD", "USG", "UTC", "XML",
    })
)  # fmt: skip
UNREAD = "…"
_NUMERAL = re.compile("[IVXLCDM]+")
_OPENS = re.compile(r"(?:^|[.?!] )$")


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of an acronym, with the full name if this use explains the acronym.

    The name is "…" if its initials are not the letters of the acronym.
    """

    passage: Passage
    start: int
    written: str = ""

    @property
    def name(self) -> str:
        """The name in lower case, to compare it."""
        return self.written.lower()


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each acronym explained late, needlessly, twice, differently or never."""
    find = _FINDERS.get(edition.language.manual)
    if find is None:
        return
    read = [p for p in passages(edition) if p.role in RUNNING | {Role.LEAD}]
    for part in ([p for p in read if p.in_summary], [p for p in read if not p.in_summary]):
        used: dict[str, list[_Use]] = {}
        for acronym, use in find(part):
            used.setdefault(acronym, []).append(use)
        for acronym, uses in used.items():
            yield from _of_acronym(acronym, uses, edition.language.han)


def _acronyms(read: Sequence[Passage]) -> Iterator[tuple[str, _Use]]:
    for passage in read:
        if not _CAPITALS.search(passage.text):
            continue
        text = own_words(passage.prose)
        names = {one.start: one.written for one in explained(text)}
        for found in _ACRONYM.finditer(text):
            acronym = found["acronym"]
            name = names.get(found.start(), "")
            if found.start() in names and acronym not in KNOWN:
                name = name or (UNREAD if not _NUMERAL.fullmatch(acronym) else "")
            yield acronym, _Use(passage, found.start(), name)


def _short_forms(read: Sequence[Passage]) -> Iterator[tuple[str, _Use]]:
    """Yield every use of the short forms that some text explains."""
    names: dict[tuple[str, int], tuple[str, str]] = {}
    for passage in read:
        for one in short_forms(passage.prose) if "（" in passage.text else ():
            names[passage.key, one.start] = one.acronym, one.written
    forms = sorted({form for form, _ in names.values()}, key=len, reverse=True)
    pattern = re.compile("|".join(forms))
    for passage in read if forms else ():
        for found in pattern.finditer(passage.prose):
            _, name = names.get((passage.key, found.start()), ("", ""))
            yield found[0], _Use(passage, found.start(), name)


_FINDERS: Mapping[Manual | None, Callable[[Sequence[Passage]], Iterator[tuple[str, _Use]]]] = {
    Manual.ENGLISH: _acronyms,
    Manual.CHINESE: _short_forms,
}


def _of_acronym(acronym: str, uses: list[_Use], han: bool) -> Iterator[Diagnostic]:
    named = [use for use in uses if use.name]
    if not named:
        if acronym not in KNOWN and not _NUMERAL.fullmatch(acronym):
            message = f"`{acronym}` is not explained"
            hint = f"write the full name and then `({acronym})`, or the full name alone"
            yield _fault("acronym-unexplained", uses[0], message, hint)
        return
    first = named[0]
    name = _hinted(first.written, uses[0])
    written = f"{name}（{acronym}）" if han else f"{name} ({acronym})"
    if uses[0] is not first:
        message = f"`{acronym}` is used before it is explained"
        yield _fault("acronym-early", uses[0], message, f"write `{written}` here")
    if len(uses) < 3:
        times = ("never used again", "used only once more")[len(uses) - len(named) > 0]
        message = f"`{acronym}` is explained, but {times}"
        hint = "delete it, and write the name in full"
        yield _fault("acronym-rare", first, message, hint, Severity.NOTE)
    for use in named[1:]:
        if UNREAD not in (use.name, first.name):
            yield _again(acronym, use, first)


def _hinted(written: str, use: _Use) -> str:
    """The name for a hint: with capitals if it is a name, or if it begins a sentence."""
    if written == UNREAD:
        return "the name in full"
    written = within(written)
    is_first = _OPENS.search(use.passage.prose, 0, use.start)
    return written[0].upper() + written[1:] if is_first else written


def _again(acronym: str, use: _Use, first: _Use) -> Diagnostic:
    if use.name == first.name:
        return _fault(
            "acronym-twice", use, f"`{acronym}` is explained again", f"write `{acronym}` alone"
        )
    message = f"`{acronym}` stands for “{use.written}” here, but for “{first.written}” before"
    return _fault("acronym-names", use, message, "write one of the two names in full each time")


def _fault(
    rule: str, use: _Use, message: str, hint: str, severity: Severity = Severity.WARNING
) -> Diagnostic:
    return Diagnostic(rule, use.passage.at(use.start), message, hint, severity)
