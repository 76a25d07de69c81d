"""English as United Nations documents write it."""

from collections.abc import Sequence
from datetime import date

from gareport.language.figures import dated, grouped
from gareport.language.languages import (
    AgendaList,
    AgendaNumber,
    Corner,
    Language,
    Manual,
    Mark,
    PlaceWords,
    Starter,
)
from gareport.language.numerals import spell

NBSP = "\u00a0"
_CARDINALS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_ORDINALS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
MONTHS = tuple(MONTH.split("|"))
SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_NAMED = (
    "agenda item|annex|article|chapter|chaps?\\.|item|Nos?\\.|pp?\\.|paras?\\.|paragraphs?"
    "|resolutions?|rule|sects?\\.|section|tables?|vol\\."
)
# A date with its month and year, a number with its word, an amount with its unit.
UNBROKEN = (
    rf"\b[0-9]{{1,2}} (?:{MONTH})(?: [0-9]{{4}})?\b"
    rf"|\b(?:{_NAMED}) (?:[0-9]+[A-Z]?(?:/[0-9]+)?|[IVXL]+)\b"
    r"|(?:\bUS ?\$ ?)?\b(?<![0-9][.,])[0-9][0-9.,]*+ (?:per cent|million|billion)\b"
    r"|(?<![0-9])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"  # as tables group figures
)

# `see table`, `(table`, `the same table`, `its annex`; in a list of them, the first one decides.
WITHOUT_ARTICLE = (
    r"(?:\b[Ss]ee(?: also| further)?|\b[Cc]f\.|[(\[]"
    r"|\b(?:an?|each|every|following|his|her|its|no|only|our|preceding|present|same|such|that|the"
    r"|their|this|attached|enclosed|above|below|said|statistical|whose)) ?"
    r"(?:\ufffc(?:,| and|, and| or) )*$"
)


def cardinal(number: int) -> str:
    """62 as sixty-two; from 0 to 99."""
    if number < 20:
        return _CARDINALS.split()[number]
    tens, ones = _TENS.split()[number // 10 - 2], number % 10
    return f"{tens}-{cardinal(ones)}" if ones else tens


def ordinal(number: int) -> str:
    """62 as sixty-second; from 1 to 199."""
    if number >= 100:
        rest = number - 100
        return f"one hundred and {ordinal(rest)}" if rest else "one hundredth"
    if number < 20:
        return _ORDINALS.split()[number - 1]
    tens, ones = _TENS.split()[number // 10 - 2], number % 10
    return f"{tens}-{ordinal(ones)}" if ones else f"{tens[:-1]}ieth"


def _counted(number: int, what: str) -> str:
    return f"{ordinal(number).capitalize()} {what}"


def _listed(entries: Sequence[str]) -> str:
    """The entries as a list: `33, 35 and 85`."""
    return " and ".join(filter(None, (", ".join(entries[:-1]), entries[-1])))


def _agenda(numbers: tuple[AgendaNumber, ...], of: AgendaList) -> tuple[str, str]:
    """`Agenda item 72 (b) and (c)`; `Items 4 and 18 of the provisional agenda`."""
    items = [
        f"{one.item} {_listed([f'({part})' for part in one.parts])}" if one.parts else str(one.item)
        for one in numbers
    ]
    word = "item" if len(items) == 1 else "items"
    if of == "adopted":
        return f"Agenda {word} {_listed(items)}", ""
    named = {"provisional": "provisional agenda", "preliminary": "preliminary list"}[of]
    return f"{word.capitalize()} {_listed(items)} of the {named}", ""


def _days(first: date, last: date, dash: str) -> str:
    """`8-17 June 2016`, `29 February-24 March 2016`."""
    if first == last:
        return _date(first)
    if first.year != last.year:
        return f"{_date(first)}{dash}{_date(last)}"
    same = first.month == last.month
    begins = str(first.day) if same else dated(first, f"d'{NBSP}'MMMM", "en_GB")
    return f"{begins}{dash}{_date(last)}"


def _date(day: date) -> str:
    return dated(day, f"d'{NBSP}'MMMM y", "en_GB")


LANGUAGE = Language(
    code="en",
    tag="en-GB",
    name="English",
    letter="E",
    han=False,
    headings=(
        Mark("upperRoman", "{}."),
        Mark("upperLetter", "{}."),
        Mark("decimal", "{}."),
        Mark("lowerLetter", "({})", "({})"),
        Mark("lowerRoman", "({})", "({})"),
        Mark("lowerLetter", "{}."),
    ),
    items=(
        Mark("lowerLetter", "({})", "({})"),
        Mark("lowerRoman", "({})", "({})"),
        Mark("lowerLetter", "{}."),
        Mark("lowerRoman", "{}."),
    ),
    paragraph=Mark("decimal", "{}."),
    part=Mark("upperRoman", "{}"),
    resolution=Mark(
        "upperRoman", "Draft resolution {}", "draft resolution {}", plural="draft resolutions "
    ),
    decision=Mark(
        "upperRoman", "Draft decision {}", "draft decision {}", plural="draft decisions "
    ),
    annex=Mark("upperRoman", "Annex {}", "annex {}", "the ", plural="annexes "),
    sole_annex="Annex",
    enclosure=Mark("upperRoman", "Enclosure {}", "enclosure {}", "the ", plural="enclosures "),
    sole_enclosure="Enclosure",
    appendix=Mark("upperRoman", "Appendix {}", "appendix {}", "the ", plural="appendices "),
    sole_appendix="Appendix",
    name_first=True,
    table=Mark("decimal", "Table {}", "table {}", "the ", plural="tables "),
    box=Mark("decimal", "Box {}", "box {}", "the ", plural="boxes "),
    figure=Mark("upperRoman", "Figure {}", "figure {}", "the ", plural="figures "),
    figures=Mark("decimal", "Figure {}", "figure {}", "the ", plural="figures "),
    footnote=Mark("decimal", "{}", "footnote {}", plural="footnotes "),
    lead_gap=" ",
    unbroken=UNBROKEN,
    dash="–",
    missing="[untranslated]",
    stale="[outdated]",
    tentative="[unchecked]",
    comma=", ",
    conjunctions=("and", "or", "and/or"),
    plural="s",
    list_joints=(", ", " and "),
    through="",
    without_article=WITHOUT_ARTICLE,
    sorted_by=lambda word: word.casefold().encode(),
    manual=Manual.ENGLISH,
    distribution="en",
    starter=Starter(
        title="Title of the report, to be written",
        summary="The mandate and the substance of the report, to be written.",
        introduction=("Introduction", "What the report is about, to be written."),
        background=("Background", "What was decided before, to be written."),
        recommendations=(
            "Conclusions and recommendations",
            "What the General Assembly may wish to do, to be written.",
        ),
        document="Title of the document, to be written",
        letter="Title of the letter with its date, sender and addressee, to be written",
        note_verbale="Title of the note verbale with its date, sender and addressee, to be written",
        text="What the document says, to be written.",
        signed=("Name of the signatory, to be written", "Title of the signatory, to be written"),
        committee="Committee, to be written",
        recommended=("Recommendation of the Committee", "What is recommended, to be written."),
        sponsors="Sponsors of the draft, to be written",
        draft="Title of the draft, to be written",
        organs={
            "general_assembly": "The General Assembly",
            "security_council": "The Security Council",
            "economic_and_social_council": "The Economic and Social Council",
        },
        body="The {}",
        comma=",",
        preambular="*Recalling* what was decided before, to be written,",
        operative="*Decides* what is to be done, to be written.",
        decision="{} decides what is to be done, to be written.",
        correction=(
            "Place in the document, to be written",
            "the words that are wrong, to be written",
            "the words that are right, to be written",
        ),
    ),
    corner=Corner(
        session=lambda number: _counted(number, "session"),
        special=lambda number: _counted(number, "special session"),
        emergency=lambda number: _counted(number, "emergency special session"),
        year=lambda number: _counted(number, "year"),
        dated=lambda year: f"{year} session",
        agenda=_agenda,
        days=_days,
        meeting="{venue}, {days}",
    ),
    place=PlaceWords(
        annex=lambda number: f"annex {spell(number, 'upperRoman')}",
        summary="summary",
        paragraph=lambda number, item: " ".join((f"paragraph {number}", *item)),
        table=lambda number: f"table {number}",
        row=lambda number: f"{ordinal(number)} row",
        column=lambda number: f"{ordinal(number)} column",
        line=lambda number: f"line {number}",
        joint=", ",
    ),
    table_gap=NBSP,
    text_gap=",",
    decimal_mark=".",
    date=_date,
    dollars=lambda dollars: f"${grouped(dollars, 'en')}",
)
