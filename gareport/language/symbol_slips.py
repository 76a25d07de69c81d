"""Misspelt document symbols: a text in; each slip, with the symbol that was meant, out.

A slip is reported only if known slips explain everything that is wrong: a wrong character in place
of a slash or a full stop, a letter that looks like the right one, a letter in place of a figure, a
small letter in place of a capital, a slash too many or too few.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from gareport.language.symbols import NO_STRAIN, SERIES, is_well_formed

_MODIFIERS = r"Add|Amend|Corr|Rev"
_MODIFIER = "(?i:add(?:endum)?|amend(?:ment)?|corr(?:igendum)?|rev(?:ision)?)"
# A modifier with whatever replaces the slash before it and the full stop after it.
_POINTED = re.compile(rf"(?:(?<=[0-9A-Z])[ ./]*|/)(?<![a-z])({_MODIFIER})[., ]*(?=[0-9])")
_WIDE = (*range(0xFF0E, 0xFF1A), 0xFF0A, *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
# Cyrillic and Greek letters that look like Latin ones, and characters that look like a slash.
_ALIKE = dict(
    zip(
        "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7"
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0455\u0456\u2044\u2215",
        "ABESIJKMHOPCTXABEZHIKMNOPTXaeopcxsi//",
        strict=True,
    )
)
_NARROW = {ord(char): ord(latin) for char, latin in _ALIKE.items()}
_NARROW |= {char: char - 0xFEE0 for char in _WIDE}
_IS_WIDE = re.compile(f"[{''.join(map(chr, _NARROW))}]")
# A symbol with spaces at its slashes, or in small letters, whatever else is wrong with it.
_SLASH = r" ?\*? ?[/\\_](?: ?[/\\_])* ?"
_SPACED = re.compile(
    rf"(?<![A-Za-z0-9/.\\_])(?:{SERIES}|a|s|e|st)(?= ?\*? ?[/\\_])"
    rf"(?:{_SLASH}(?!(?:{SERIES})/)"
    rf"(?:{_MODIFIER}[., ]*[0-9]+(?![A-Za-z0-9])"
    rf"|{NO_STRAIN}(?!(?<= )[a-z])[A-Za-z0-9]"
    r"(?:[A-Za-z0-9.-]|(?<=[A-Zbdv])[,，](?=\.?[0-9]|[A-Z]/))*)"
    rf"(?: (?=[A-Z]){_MODIFIER}[.,]*[0-9]+)?)+(?:\*+|\*?/+(?![A-Za-z0-9_\\/\ufffc(]))?"
)
_SLASHES = re.compile(_SLASH)
_SMALL_WORD = re.compile(rf"[/\\_] ?(?!{_MODIFIER}\b)[a-z]")
_LOWER = re.compile(
    r"(?:a|s|e|st)/(?:(?:res|dec|hrc|prst|cn?\.[0-9]+)/)?[0-9]{2,4}/"
    r"|(?:[ase]|[a-z][A-Z]{1,5})/[A-Z]{1,5}(?:\.|/)|a/(?!19|20)[0-9]{4,5}\b"
    r"|[a-z][A-Z]{1,5}/[0-9A-Z]"
)
# A symbol with wrong characters for slashes and full stops, with too many, or with too few.
_FIRST = "".join(sorted({name[0] for name in f"{SERIES}|{SERIES.lower()}".split("|")}))
_TAILS = "|".join(sorted({name[1:] for name in SERIES.split("|")} - {""}))
_SIGNED = re.compile(
    rf"[{_FIRST}](?<![A-Za-z0-9/.\\_].)(?:{_TAILS}|t)?(?=\*?[/\\_]+{NO_STRAIN})"
    r"(?:[A-Za-z0-9.*/\\_–-]|(?<=[A-Zbdv])[,，](?=[0-9]|[A-Z]/)|(?<=[A-Z]\.) (?=[0-9])"
    rf"| (?=(?:{_MODIFIERS})\.[0-9]))+"
)
# A symbol that begins with a slash, lacks its first slash or has a hyphen there, and the number of
# a resolution with two slashes; then a symbol with characters of no width.
_BEGUN = re.compile(
    rf"(?<![A-Za-z0-9/.:_~*\\-])(?:/(?=(?:{SERIES})/[A-Z0-9.]*[0-9/])"
    rf"(?P<led>(?:{SERIES})(?:/[A-Z0-9][A-Za-z0-9.]*)+\*?)"
    r"|(?P<joined>[ASE][-–]?(?:[3-9][0-9]|1[01][0-9])/(?:C\.[1-6]/)?"
    r"(?:[0-9]{2,4}|(?:L|SR|PV|CRP)\.[0-9]{1,3})(?:/(?:Add|Corr|Rev)\.[0-9]+)*)"
    r"|(?:(?<=esolution )|(?<=esolutions ))(?P<twice>[0-9]{1,2}//[0-9]{1,3}))"
    r"(?![A-Za-z0-9/_-]|\.[0-9])"
)
_IS_BEGUN = re.compile(r"(?<![A-Za-z0-9/.:_])/[A-Z]|[ASE][-–]?[0-9]{2,3}/|[0-9]//[0-9]")
# Quickly rules out texts whose only slashes are in resolutions, 60/283, or in and/or.
_MAYBE = re.compile(r"[/\\_](?:(?<=[A-Z].)|(?<=\b[a-z].)|(?<=[ */\\].)|(?<=\bst.))")
_IS_SURE = re.compile(r"/[^/]+/|[A-Z]\.[0-9]|/(?!19|20)[0-9]{4,5}")
_ORGANS = ("A/", "S/", "E/", "ST")
# Components that need a full stop before their number, and unfinished ones at a symbol's end.
_POINTLESS = re.compile(
    r"(?<=/)(AC|CN?|CONF|CRP|GC|L|NGO|PV|SC|SR|Sub|WG|WP)(?=[0-9]+(?![^/*])|(?<=/WG)[IVX]+/)"
)
_UNFINISHED = re.compile(rf"(?<=[0-9])(?:[a-z]|/(?:{_MODIFIERS}|CRP|L|PV|SR|WP)\.?)")
_UNNUMBERED = re.compile(r".*/(?:CRP|L|PV|SR|WP)\.")
_OF_A_KIND = re.compile(r" ?(?:series|documents|records|symbols)\b")
# A modifier by itself, as in `A/8447 and Add.1`; not the verb "add" before a figure.
_LOOSE = re.compile(
    r"(?<![A-Za-z0-9/.])(?<!/ )(?:(?<=[a-z,，、和及(（] )|(?<=[,，、和及(（]))"
    r"(?:(?=[A-Z][a-z]+ ?[0-9])|(?=[A-Z][a-z]+\. [0-9])|(?=[A-Z]+[. ]?[0-9]))"
    r"(Add|Amend|Corr|Rev|ADD|AMEND|CORR|REV)\.? ?([0-9]{1,2})(?![A-Za-z0-9])"
)
_IS_LOOSE = re.compile(r"(?:Add|ADD|Amend|AMEND|Corr|CORR|Rev|REV)\.? ?[0-9]")


def corrected(symbol: str) -> str | None:
    """The symbol that was meant, if known slips explain everything; else None."""
    text = unicodedata.normalize("NFKC", symbol.translate(_NARROW)).replace(" ", "")
    text = _with_points(text)
    text = re.sub(r"\*+(?=[^*])", "", text)
    text = re.sub(r"[/\\_]+", "/", text).rstrip("/.")
    text = _POINTLESS.sub(r"\1.", text)
    text = _POINTED.sub(_modifier, text)
    figures = re.sub(r"(?<=[0-9])[Oo]+|[Oo]+(?=[0-9])", lambda one: "0" * len(one[0]), text)
    figures = re.sub(r"(?<=[0-9/.])[lI](?=[0-9])|(?<=[0-9])[lI]", "1", figures)
    for guess in (text, figures):
        upper = _POINTED.sub(_modifier, guess.upper())
        for one in (guess, upper.replace("/SUB.", "/Sub.")):
            if is_well_formed(one):
                return one
    return None


def _with_points(text: str) -> str:
    """The text with one full stop in each component that has a comma or several stops there."""
    return re.sub(r"(?<=[A-Za-z])[.,]+(?=[0-9]|[A-Z]/)", ".", text)


def _modifier(found: re.Match[str]) -> str:
    """A modifier in its correct form: Addendum.1 is Add.1."""
    name = next(name for name in _MODIFIERS.split("|") if found[1].lower().startswith(name.lower()))
    return f"/{name}."


def near_symbols(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield each misspelt symbol: its offset, as written, and as it should be.

    The right form of a symbol without its number is not known: it is None.
    """
    # Character by character: every offset is kept.
    is_wide = not text.isascii() and _IS_WIDE.search(text)
    narrow = text.translate(_NARROW) if is_wide else text
    if "/" in narrow or "_" in narrow or "\\" in narrow:  # most texts have none
        yield from _signed(text, narrow)
        for found in _BEGUN.finditer(narrow) if _IS_BEGUN.search(narrow) else ():
            if meant := _begun(found):
                yield found.start(), text[found.start() : found.end()], meant
    for found in _LOOSE.finditer(narrow) if _IS_LOOSE.search(narrow) else ():
        yield found.start(), found[0], f"{found[1].capitalize()}.{found[2]}"


def _begun(found: re.Match[str]) -> str | None:
    """The symbol that was meant by one whose first slash is missing or misplaced."""
    if found["joined"]:
        symbol = re.sub("^([ASE])[-–]?", r"\1/", found["joined"])
        return symbol if is_well_formed(symbol) else None
    if found["led"]:
        return found["led"] if is_well_formed(found["led"]) else corrected(found["led"])
    return found[0].replace("//", "/")


def _signed(text: str, narrow: str) -> Iterator[tuple[int, str, str | None]]:
    """The slips of both kinds; of two in one place the longer one, which contains the other."""
    found = [*_spaced(text, narrow), *_with_other_signs(text, narrow)]
    passed = 0
    for start, written, meant in sorted(found, key=lambda one: (one[0], -len(one[1]))):
        if start >= passed:
            passed = start + len(written)
            yield start, written, meant


def _spaced(text: str, narrow: str) -> Iterator[tuple[int, str, str | None]]:
    for found in _SPACED.finditer(narrow):
        written = text[found.start() : found.end()].rstrip(".-")
        narrowed = found[0][: len(written)]
        if not is_well_formed(written) and _is_meant(narrowed):
            meant = corrected(narrowed)
            if meant or _is_unfinished(narrowed):
                yield found.start(), written, meant


def _is_meant(narrow: str) -> bool:
    """Whether a likely symbol has slashes, and capitals if it has spaces."""
    squeezed = _with_points(_SLASHES.sub("/", narrow))
    if narrow[0].islower() and ("\\" in narrow or not _LOWER.match(squeezed)):
        return False
    spaced = " " not in narrow or not _SMALL_WORD.search(narrow)
    return spaced and "/" in narrow and any(map(str.isdigit, narrow)) and squeezed.count("/") > 1


def _is_unfinished(narrow: str) -> bool:
    """Whether the only other slip is an extra letter or a missing number at the end."""
    left = [found for found in _UNFINISHED.finditer(narrow) if found.end() == len(narrow)]
    return bool(left) and corrected(narrow[: left[0].start()]) is not None


def _with_other_signs(text: str, narrow: str) -> Iterator[tuple[int, str, str | None]]:
    has_sign = _MAYBE.search(narrow)
    for found in _SIGNED.finditer(narrow) if has_sign else ():
        start, end = found.span()
        if _UNNUMBERED.fullmatch(found[0]) and is_well_formed(f"{found[0]}1"):
            if not _OF_A_KIND.match(narrow, end) and not narrow.endswith("series ", 0, start):
                yield start, text[start:end], None
            continue
        # A component in brackets goes on after the slash: S/AC.44/2004/(02)/1.
        written = text[start:end].rstrip(".-–,，\\" + "/" * narrow.startswith("(", end))
        if meant := _slip(written, found[0][: len(written)]):
            yield start, written, meant


@lru_cache(maxsize=10_000)
def _slip(written: str, narrow: str) -> str | None:
    """The symbol that was meant, if it surely is one: it has several parts or a long number."""
    meant = None if is_well_formed(written) else corrected(narrow)
    if meant is None or not _IS_SURE.search(meant):
        return None
    slashed = re.sub(r"\*?[/\\_]+", "/", narrow)
    if narrow[0].islower() and not _LOWER.match(slashed):
        return None
    # Names of files and of variables have such characters too.
    is_symbol = "/" in narrow or meant[:2] in _ORGANS or re.match(r"[A-Z]+[\\_][A-Z]", narrow)
    return meant if is_symbol else None
