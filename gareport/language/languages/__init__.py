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
    """How one degree is numbered: a numeral system, the printed pattern, the pattern for citing."""

    system: str
    pattern: str
    cited: str = "{}"

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
    """The texts of a report that is yet to be written: of a section its heading and first text."""

    title: str
    summary: str
    introduction: tuple[str, str]
    background: tuple[str, str]
    recommendations: tuple[str, str]


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
    footnote: Callable[[int], str]
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
    ending of a term in the plural. `sorted_by` is what words are put in order by. `name_first`
    says whether a signature has the name before the titles. The rules compare texts with the
    `manual`; it is None for a language whose conventions no rule knows. `distribution` is the code
    of the language that the distribution block of the masthead is in.
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
    lead_gap: str
    unbroken: str
    dash: str
    missing: str
    stale: str
    tentative: str
    comma: str
    conjunctions: tuple[str, ...]
    plural: str
    sorted_by: Callable[[str], bytes]
    manual: Manual | None
    distribution: str
    starter: Starter
    corner: Corner
    place: PlaceWords
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
