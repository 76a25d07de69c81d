"""The languages of editions: a code in, what the stages and the rules must know about it out.

A language is one file here, named after its code; nothing registers it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from gareport.language.numerals import spell

OFFICIAL = ("ar", "en", "es", "fr", "ru", "zh")  # of the United Nations, with or without a file


@dataclass(frozen=True, slots=True)
class Mark:
    """How one degree is numbered: a numeral system, the printed pattern, the pattern for citing.

    `article` comes before the word of the only one, which has no number, in running text. `plural`
    is the word before the numbers of several; without it, each of them has its own word.
    """

    system: str
    pattern: str
    cited: str = "{}"
    article: str = ""
    plural: str = ""

    def printed(self, number: int) -> str:
        """The label as printed before the text: `IV.`, `(a)`."""
        return self.pattern.format(spell(number, self.system))

    def reference(self, number: int) -> str:
        """The label as other texts cite it: `IV`, `(a)`."""
        return self.cited.format(spell(number, self.system))


class Manual(Enum):
    """The conventions of a language that the editorial rules know.

    A variety of a language may have the manual of the language. Rules for a manual leave texts
    in other languages alone.
    """

    ENGLISH = "English"
    CHINESE = "Chinese"


@dataclass(frozen=True, slots=True)
class Starter:
    """The texts of a document that is yet to be written: of a section its heading and first text.

    `title` is that of a report, `document` that of a note or a corrigendum, `letter`,
    `note_verbale` and `draft` are those of others. `text` is the text of a note or a letter, and
    `signed` has the name and the title of who signs. `organs` adopt drafts, and so do bodies,
    whose names are in `body`; `decision` has the place of the name. `correction` has a place, what
    is wrong there and what is right.
    """

    title: str
    summary: str
    introduction: tuple[str, str]
    background: tuple[str, str]
    recommendations: tuple[str, str]
    document: str
    letter: str
    note_verbale: str
    text: str
    signed: tuple[str, str]
    committee: str
    recommended: tuple[str, str]
    sponsors: str
    draft: str
    organs: Mapping[str, str]
    body: str
    comma: str
    preambular: str
    operative: str
    decision: str
    correction: tuple[str, str, str]

    @property
    def waiting(self) -> frozenset[str]:
        """The texts that wait to be written, without the headings."""
        first = (self.introduction, self.background, self.recommendations, self.recommended)
        titles = (self.title, self.document, self.letter, self.note_verbale, self.draft)
        others = (self.summary, self.text, self.committee, self.sponsors, self.preambular)
        texts = (*titles, *others, self.operative, *self.signed, *self.correction)
        return frozenset((*texts, *(text for _, text in first)))


@dataclass(frozen=True, slots=True)
class AgendaNumber:
    """An agenda item by its number, with the letters of its sub-items."""

    item: int
    parts: tuple[str, ...] = ()


AgendaList = Literal["adopted", "provisional", "preliminary"]


@dataclass(frozen=True, slots=True, eq=False)
class Corner:
    """How the lines of the corner notation are written.

    `session`, `special` and `emergency` print the number of a session of each kind, `year` that of
    a year since the first, and `dated` a session that is named after its year. `agenda` gives the
    line of the agenda items in two pieces: the mark of a note on the line is between them.
    `days` prints a range of dates with a dash; `meeting` joins it to the place.
    """

    session: Callable[[int], str]
    special: Callable[[int], str]
    emergency: Callable[[int], str]
    year: Callable[[int], str]
    dated: Callable[[int], str]
    agenda: Callable[[tuple[AgendaNumber, ...], AgendaList], tuple[str, str]]
    days: Callable[[date, date, str], str]
    meeting: str


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """How a corrigendum names a place in the document that it corrects.

    `item` are the labels of a subparagraph, with brackets. `joint` is between two words.
    """

    annex: Callable[[int], str]
    summary: str
    paragraph: Callable[[int, Sequence[str]], str]
    table: Callable[[int], str]
    row: Callable[[int], str]
    column: Callable[[int], str]
    line: Callable[[int], str]
    joint: str


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The facts of a language; each is data or a small pure function.

    `headings` and `items` are the marks by degree. `part` is that of a part of a resolution,
    `resolution` and `decision` are those of drafts; one alone has the words without the number.
    `letter` follows job numbers. `lead_gap`
    separates a run-in heading from its text. `unbroken` is a pattern of what stays on one line.
    `dash` is in ranges, except in the layout of 2007, which has hyphens in every language.
    `missing`, `stale` and `tentative` are the signs before texts that are not ok. `comma`
    separates the entries of a list. `conjunctions` may join the last one. `plural` is the
    ending of a term in the plural. `without_article` is a pattern of the words before a reference
    to the only table, figure or annex that leave out its article. `list_joints` are between the
    numbers of a list, and before the last; `through` is in a range of numbers with words, if it is
    not a dash. `sorted_by` is what words are put in order by. `name_first` says whether a signature
    has the name before the titles. The rules compare texts with the `manual`; it is None for a
    language whose conventions no rule knows. `distribution` is the code of the language that the
    distribution block of the masthead is in. `table_gap` separates the groups of three digits in
    tables, `text_gap` those in sentences, `decimal_mark` the decimals.
    """

    code: str
    tag: str
    name: str
    letter: str
    han: bool
    headings: tuple[Mark, ...]
    items: tuple[Mark, ...]
    paragraph: Mark
    part: Mark
    resolution: Mark
    decision: Mark
    annex: Mark
    sole_annex: str
    enclosure: Mark
    sole_enclosure: str
    appendix: Mark
    sole_appendix: str
    name_first: bool
    table: Mark
    box: Mark
    figure: Mark
    figures: Mark  # where there are more than twenty
    footnote: Mark
    lead_gap: str
    unbroken: str
    dash: str
    missing: str
    stale: str
    tentative: str
    comma: str
    conjunctions: tuple[str, ...]
    plural: str
    without_article: str
    list_joints: tuple[str, str]
    through: str
    sorted_by: Callable[[str], bytes]
    manual: Manual | None
    distribution: str
    starter: Starter
    corner: Corner
    place: PlaceWords
    table_gap: str
    text_gap: str
    decimal_mark: str
    date: Callable[[date], str]
    dollars: Callable[[int], str]


@cache
def languages() -> Mapping[str, Language]:
    """Every known language, by its code, in the order of the codes.

    Raises `LookupError` for a file that is not named after the code of its language, and for one
    that names a language there is not.
    """
    found: dict[str, Language] = {}
    for name in sorted(module.name for module in iter_modules(__path__)):
        found[name] = language = import_module(f"{__name__}.{name}").LANGUAGE
        if {language.code, language.tag.partition("-")[0]} != {name}:
            raise LookupError(f"{name}.py describes `{language.code}` with the tag {language.tag}")
    for language in found.values():
        if language.distribution not in found:
            raise LookupError(f"{language.code}.py: no language `{language.distribution}`")
    return found
