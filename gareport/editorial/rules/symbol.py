"""Document symbols are well formed: a wrong symbol leads the reader nowhere.

A symbol is an organ and components, separated by single slashes, without spaces, in capitals of
normal width. Modifiers have a point, as in Add.1. Words that were clearly meant as a symbol are
checked too: `A/62/502 /Add.1`, `A／62／502`, `Add 1`, `A_62_502`, an А that is Cyrillic. If the
right form is not certain, there is only a warning.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.topics import Topic
from gareport.language.inline import Symbol, flat, parse
from gareport.language.symbol_slips import corrected, near_symbols
from gareport.language.symbols import ends, is_well_formed, may_have_symbol
from gareport.report.diagnostics import Diagnostic, Remedy, Severity, Span
from gareport.report.edition import Edition
from gareport.report.source import Text

HINT = "compare it with the document itself; symbols are like A/60/846/Add.1 or A/C.5/62/SR.3-5"

NAMES = {"symbol": Severity.ERROR, "doubtful-symbol": Severity.WARNING}
TOPIC = Topic.SYMBOLS
SOURCE = "Dag Hammarskjöld Library, guide to United Nations document symbols"
BAD = (
    "See A/60//846/Add.1.",
    "See A/62/502/Add1/.",
    "See A/62/502 /Add.1.",
    "See A/62/502 /Add.1/ of it.",
    "See A/62/502/Add 1.",
    "See A/8447 and Add 1.",
    "See a/res/60/283.",
    "See \u0410/62/502.",  # Cyrillic
    "See A/RES/60/283/ for it.",
    "See A_62/502 and A\\62\\503.",
    "See A*/60/846/Add.1.",
    "See a/C.5/62/L.24.",
    "See A/71/L,4.",
    "See S/PV. for it.",
    "See A/57/62O.",
    "See A/62/502 Add.1.",
    "See A/162/502.",
    "See S/2024/15-S/2024/12.",
    "See S/2024/12-S/2025/15.",
    "See ST/SGB/2023//1 and ST/SGB/Staff Rules.",
    "See A/C.3/62/SR.33-22.",
    Example("见（A／62／502）。", language="zh"),
    "See /A/62/50 and A-62/604.",
    "See A60/846/Add.1.",
    "In its resolution 60//283 it asked for it.",
    Example(cover="symbol: A/62//502"),
)
GOOD = (
    "See S/2024/12-S/2024/15, S/2024/12–S/2024/15 and A/C.1/80/L.1-A/C.1/80/L.5.",
    "See ST/SGB/Staff Rules/1/Rev.7, ST/SGB/Staff Regulations/Rev.21 and ST/SGB/2023/1.",
    Example("见 ST/SGB/Staff Rules/1/Rev.7。", language="zh"),
    "See A/60/846/Add.1.",
    "See A/65/L.78* and A/8447 and Add.1.",
    "See A/66/67-E/2011/79 and A/RES/60/283.",
    "See (A/C.3/62/SR.22-33, 39, 43-46, 48, 49 and 51-54) and A/60/585/Add.1-3.",
    "See TD/B/Inf.222, TD/RUBBER.3/11, UNEP/EA.5/Res.14, A/80/5 (Vol. II) and A/62/1-5.",
    "See A/81/6 (Sect. 29C)/Part A, A/62/6 (Introduction) and S/PV.4087 (Resumption 1).",
    "See S/AC.44/2004/(02)/1, ICCD/COP(8)/16 and TD/B/EX(36)/2.",
    "See A/CN.9/WG.III/WP.142, UNEP/OzL.Pro.19/7, ECE/EB.AIR/96 and E/2008/33-E/ICEF/2008/5.",
    "Resolutions 60/283, S-4/101 and 1514 (XV), and P-5 posts, section 28D.",
    "The A-10/20 road, S-4/101, A320/330 planes, the A38/A39, /A/B, //A/62/50 and S-10/2.",
    "See undocs.org/A/62/502, and/or, and a rate of 60//40.",
    "See *Awards*, vol. XX (Sales No. E/F.93.V.3), pp. 215–284.",
    "The I/O of a system and/or the biennium 2008-2009, 2008/09, on 1/2 of the sites.",
    "Add 1 to it; the strain A/H1N1; see https://undocs.org/a/62/502.",
    "The strain A/California/7/2009, the file A_62_502-ZH.pdf, types a/b/1 and ID_12345.",
    "Documents A/C.5/62/SR.3, 6-11 and 13, the S/PV. series; A/62/793 + Add.1.",
)

# What may be the symbol of a body of which this tool does not know.
_SHAPED = re.compile(r"[A-Z]{1,8}(?:/[A-Za-z0-9][A-Za-z0-9.() -]{0,40}){1,9}\*{0,3}")
_SALES = re.compile(r"(?:Sales Nos?\.?|出售品编号)[：: ]*$")
_FIGURES = "0123456789０１２３４５６７８９"
_HIDDEN = re.compile(r"(?=[{(h])(?:(?<!\{)\{[^{}]*\}|(?<=\])\([^()\s]*\)|https?://\S+)")


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a finding at each malformed symbol, in the texts and on the cover."""
    for segment in edition.texts.values():
        for start, written, meant in malformed(str(segment.text)):
            yield _fault(segment.text.at(start), written, meant)
    own = edition.report.cover.symbol
    if not is_well_formed(own):
        meant = corrected(own)
        yield _fault(own.span, own, meant) if meant or _SHAPED.fullmatch(own) else _no_symbol(own)


def malformed(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Each malformed symbol once: its offset, how it is written, and what was meant, if known."""
    if "/" not in text and not any(map(text.__contains__, _FIGURES)):
        return
    if "{" in text or "http" in text or "](" in text:
        hidden = _HIDDEN.sub(lambda found: "\ufffc" * len(found[0]), text)
    else:
        hidden = text
    near = list(near_symbols(hidden))
    yield from near
    if not may_have_symbol(text):
        return
    taken = {place for start, written, _ in near for place in range(start, start + len(written))}
    for node in flat(parse(text)[0]):
        if isinstance(node, Symbol) and not _is_right(node.text) and node.start not in taken:
            if _SALES.search(text, max(node.start - 16, 0), node.start):
                continue
            yield node.start, node.text, corrected(node.text)


def _is_right(symbol: str) -> bool:
    """Whether a symbol is well formed, or a range of them; a text may have a short dash there."""
    return any(map(is_well_formed, (symbol, symbol.replace("–", "-")))) or bool(ends(symbol))


def _no_symbol(own: Text) -> Diagnostic:
    message = f"`{own}` is not a valid document symbol"
    hint = "write the organ and the components with single slashes, as in A/60/846/Add.1"
    return Diagnostic("symbol", own.span, message, hint)


def _fault(place: Span, written: str, meant: str | None) -> Diagnostic:
    if meant:
        message = f"`{written}` is not a valid document symbol"
        remedy = Remedy(written, meant)
        return Diagnostic("symbol", place, message, remedy.hint, remedy=remedy)
    message = f"`{written}` is not like the symbols of the documents of its organ"
    return Diagnostic("doubtful-symbol", place, message, HINT, Severity.WARNING)
