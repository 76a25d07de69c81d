"""The languages of editions: a code in, the facts that numbering, dates and figures need out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from gareport.language.numerals import spell


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


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The facts of a language; each is data or a small pure function.

    `headings` and `items` are the marks by degree. `letter` follows job numbers. `lead_gap`
    separates a run-in heading from its text. `unbroken` is a pattern of what stays on one line.
    `missing`, `stale` and `tentative` are the signs before texts that are not ok. `comma`
    separates the entries of a list.
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
    """Every known language, by its code."""
    from gareport.language.languages.en import ENGLISH
    from gareport.language.languages.zh import CHINESE

    return {language.code: language for language in (ENGLISH, CHINESE)}
