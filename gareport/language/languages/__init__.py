"""The languages of editions: a code in, the facts that numbering, dates and figures need out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from gareport.language.numerals import spell


@dataclass(frozen=True, slots=True)
class Mark:
    """How one degree is counted: a numeral system, the printed pattern, the part one cites."""

    system: str
    pattern: str
    cited: str = "{}"

    def printed(self, number: int) -> str:
        """The label as it stands before the text: `IV.`, `(a)`."""
        return self.pattern.format(spell(number, self.system))

    def reference(self, number: int) -> str:
        """The label as other texts name it: `IV`, `(a)`."""
        return self.cited.format(spell(number, self.system))


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """What a language knows; everything here is data or a small pure function.

    `headings` and `items` are the marks by degree; `letter` stands behind job numbers; `lead_gap`
    is what stands between a run-in heading and its text; `unbroken` is a pattern of what stays on
    one line; `missing`, `stale` and `tentative` are the signs of texts that are not in order;
    `comma` separates what is listed.
    """

    code: str
    tag: str
    name: str
    letter: str
    han: bool
    headings: tuple[Mark, ...]
    items: tuple[Mark, ...]
    paragraph: Mark
    annex: Mark
    sole_annex: str
    table: Mark
    lead_gap: str
    unbroken: str
    missing: str
    stale: str
    tentative: str
    comma: str
    session: Callable[[int], str]
    agenda: Callable[[tuple[int, ...]], str]
    date: Callable[[date], str]
    dollars: Callable[[int], str]


def languages() -> Mapping[str, Language]:
    """Every language there is, by its code."""
    from gareport.language.languages.en import ENGLISH
    from gareport.language.languages.zh import CHINESE

    return {language.code: language for language in (ENGLISH, CHINESE)}
