"""The head of page 1: an edition in, the lines of the masthead out.

The lines follow United Nations practice: only a version that is not the original names its own
language, and Chinese editions print the distribution block in English. The words are those of
`labels.po`.
"""

from dataclasses import dataclass
from datetime import date

from gareport.language.languages import languages
from gareport.language.symbols import link
from gareport.numbering.codes import Code, bar_code, qr_code
from gareport.report.edition import Edition
from gareport.report.keys import Key


@dataclass(frozen=True, slots=True)
class JobNumber:
    """The foot of page 1.

    `line` is `44-12345 (E)`, `number` the number alone, `bars` its bar code with the `text` under
    it, `qr` the QR code of the document's `address`, if it is wanted.
    """

    line: str
    number: str
    bars: Code
    text: str
    qr: Code | None
    address: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines as printed; an empty line is left out."""

    organization: str
    organ: str
    symbol: str
    symbol_head: str
    symbol_tail: str
    distribution: tuple[tuple[str, ...], ...]
    distribution_tag: str
    emblem: str
    advance: str
    job: JobNumber | None = None


def masthead(edition: Edition) -> Masthead:
    """Compute the lines; only facts of the content are printed."""
    cover = edition.report.cover
    symbol = str(cover.symbol)
    head, slash, tail = symbol.partition("/")
    return Masthead(
        organization=edition.words[Key.word("organization")],
        organ=edition.words[Key.organ(cover.organ)],
        symbol=symbol,
        symbol_head=head,
        symbol_tail=slash + tail,
        distribution=_distribution(edition),
        distribution_tag=languages()[edition.language.distribution].tag,
        emblem=str(cover.emblem or ""),
        advance=edition.words[Key.word("advance_unedited")] if cover.advance_unedited else "",
        job=_job(edition),
    )


def _job(edition: Edition) -> JobNumber | None:
    """The foot of page 1 with the edition's job number; None without a job number."""
    cover, language = edition.report.cover, edition.language
    number = next((n for code, n in cover.job_numbers.items() if code == language.code), None)
    if number is None:
        return None
    digits = "".join(filter(str.isdigit, number))
    address = link(cover.symbol, language.code)
    qr = qr_code(address) if cover.qr else None
    line = f"{number} ({language.letter})"
    return JobNumber(line, str(number), bar_code(digits), f"*{digits}*", qr, address)


def _distribution(edition: Edition) -> tuple[tuple[str, ...], ...]:
    """Two groups of lines: distribution and date; the languages."""
    cover, words = edition.report.cover, edition.words
    issued = [str(words[Key.distribution(cover.distribution)])]
    if cover.date:
        printed_in = languages()[edition.language.distribution]
        issued.append(printed_in.date(date.fromisoformat(cover.date)))
    own = [str(words[Key.word("version")])] if edition.code != cover.original else []
    name = words[Key.language(cover.original)]
    return tuple(issued), (*own, words[Key.word("original")].replace("{language}", name))
