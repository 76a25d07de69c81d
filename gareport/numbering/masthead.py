"""The head of page 1: an edition in, the lines of the masthead out.

The lines follow United Nations practice: only a version that is not the original names its own
language, and Chinese editions print the distribution block in English. The words are those of
`labels.po`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gareport.language.languages import languages
from gareport.language.symbols import link, parts
from gareport.numbering.codes import Code, bar_code, qr_code
from gareport.numbering.recycling import WORDS, RecyclingMark
from gareport.report.cover import Cover
from gareport.report.edition import Edition
from gareport.report.keys import Key

_JOB_GAP = "\u00a0" * 4  # before each date after a job number


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
    recycle: str = WORDS
    recycling_mark: RecyclingMark = field(default_factory=RecyclingMark)


@dataclass(frozen=True, slots=True)
class SymbolPieces:
    """A symbol in its two sizes: the first element is large."""

    head: str
    tail: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines as printed; an empty line is left out.

    `running` are the lines of running heads: one for each symbol of a joint document.
    """

    organization: str
    organs: tuple[str, ...]
    symbol: str
    symbols: tuple[SymbolPieces, ...]
    running: tuple[str, ...]
    distribution: tuple[tuple[str, ...], ...]
    distribution_tag: str
    emblem: str
    advance: str
    job: JobNumber | None = None


def masthead(edition: Edition) -> Masthead:
    """Compute the lines; only facts of the content are printed."""
    cover = edition.report.cover
    symbol = str(cover.symbol)
    organs = (cover.organ, cover.joint.organ) if cover.joint else (cover.organ,)
    return Masthead(
        organization=edition.words[Key.word("organization")],
        organs=tuple(edition.words[Key.organ(organ)] for organ in organs),
        symbol=symbol,
        symbols=tuple(_pieces(one, number > 0) for number, one in enumerate(parts(symbol))),
        running=tuple(parts(symbol)),
        distribution=_distribution(edition),
        distribution_tag=languages()[edition.language.distribution].tag,
        emblem=str(cover.emblem or ""),
        advance=edition.words[Key.word("advance_unedited")] if cover.advance_unedited else "",
        job=_job(edition),
    )


def _pieces(symbol: str, is_second: bool) -> SymbolPieces:
    """The symbol as printed: the note takes the place of the asterisk of a reissue.

    The dash before the second symbol is as large as the first letters of both.
    """
    head, slash, tail = symbol.partition("/")
    return SymbolPieces(f"–{head}" if is_second else head, slash + tail.rstrip("*"))


def _job(edition: Edition) -> JobNumber | None:
    """The foot of page 1 with the edition's job number; None without a job number."""
    cover, language = edition.report.cover, edition.language
    number = next((n for code, n in cover.job_numbers.items() if code == language.code), None)
    if number is None:
        return None
    digits = "".join(filter(str.isdigit, number))
    address = link(cover.symbol, language.code)
    qr = qr_code(address) if cover.qr else None
    star = "*" if "symbol" in cover.marks else ""  # of a reissue: 11-37476* (E)
    line = _JOB_GAP.join((f"{number}{star} ({language.letter})", *_job_dates(cover, language.code)))
    return JobNumber(line, str(number), bar_code(digits), f"*{digits}*", qr, address)


def _job_dates(cover: Cover, code: str) -> Iterator[str]:
    """The dates after a job number, without a separator: 150444."""
    for typed in cover.job_dates.get(code, ()):
        yield date.fromisoformat(typed).strftime("%d%m%y")


def _distribution(edition: Edition) -> tuple[tuple[str, ...], ...]:
    """Two groups of lines: distribution and date; the languages."""
    cover, words = edition.report.cover, edition.words
    issued = [str(words[Key.distribution(cover.distribution)])]
    if cover.date:
        printed_in = languages()[edition.language.distribution]
        issued.append(printed_in.date(date.fromisoformat(cover.date)))
    own = [str(words[Key.word("version")])] if edition.code not in cover.original else []
    names = "/".join(words[Key.language(code)] for code in cover.original)
    line = words[Key.word("only" if cover.only else "original")]
    return tuple(issued), (*own, line.replace("{language}", names))
