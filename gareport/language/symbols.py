"""United Nations document symbols: a text in; its symbols, their validity and their addresses out.

The grammar follows the Dag Hammarskjöld Library's guide to symbols: an organ or series, then
components divided by single slashes, then modifiers; asterisks mark reissues. A body, a kind of
document or a country may be any word in capitals. The form of each component is fixed, the order of
components too, and that a session or a year comes before a number. The last number may be a range,
as in A/C.3/62/SR.22-33, and a part of a document has its name in brackets: A/81/6 (Sect. 29C).
"""

import re
from hashlib import sha256

SERIES = (
    "A|S|E|ST|T|BWC|CAT|CCPR|CCW|CD|CED|CEDAW|CERD|CLCS|CMW|CRC|CRPD|DP|ECE|ESCAP|ECA|FCCC|HRI|HS|"
    "HSP|ICCD|ID|ISBA|JIU|LC|NPT|PBC|SFTR|SPLOS|TD|UNEP|UNFPA|UNW"
)
_ROMAN = "[IVX]{1,6}"  # working groups of some commissions, and former subcommittees
_BODY = (
    r"(?:AC\.[0-9]{1,3}|CONF\.(?:[0-9]{1,4}|[IVX]+)|(?:C|CN|GC|SC|Sub|WG)\.[0-9]{1,2}"
    rf"|(?:SC|WG)\.{_ROMAN}|OzL\.(?:Conv|Pro)(?:\.WG)?\.[0-9]{{1,2}}|OzL\.Pro/ExCom)"
)
_SERIAL = (
    r"(?!(?:ADD|AMEND|CORR|REV|SUB|AC|CONF|C|CN|GC|SC|WG)\.)[A-Z]{1,12}\.(?:[0-9]{1,4}|[IVX]+)"
)
# TD/B/Inf.222, UNEP/EA.5/Res.14; not the words that have capitals only, or that are modifiers.
_TITLED = r"(?!(?:Add|Amend|Conf|Corr|Dec|Rev|Ser|Sub)[a-z]*\.)[A-Z][a-z]{2,9}\.[0-9]{1,4}"
_SERIES = r"SER\.[A-Z]|C\.[IVX]+|(?:EB|MP)\.[A-Z]{2,5}"
_SPECIAL = r"(?:ES|S)-[1-3]?[0-9]"
_WORD = rf"(?!(?:ADD|AMEND|CORR|REV|SUB|WG{_ROMAN})(?![A-Z]))[A-Z]{{1,12}}(?:(?<=WG)8J)?"
_NUMBER = r"[0-9]{1,5}(?:[A-HJ-NP-Z]| ?\((?:[IVXL]+|19[0-9]{2}|20[0-9]{2})\))?"
_COMPONENT = f"(?:{_BODY}|{_SERIAL}|{_TITLED}|{_SERIES}|{_SPECIAL}|{_WORD}|{_NUMBER})"
_MODIFIER = r"(?:(?:Add|Amend|Corr|Rev)\.[0-9]{1,3}|Summary)"
_RANGE = r"(?<=[0-9])-(?P<end>[0-9]{1,4})"
# The end of the symbol of a budget or of accounts, which each language may write in its own way: in
# a text only what comes before is the symbol.
_PART = (
    r" ?\((?:Sect\. ?[0-9]{1,2}[A-Z]?|Income [Ss]ect\. ?[1-3]|Part [IVX]{1,4}|Vol\. ?[IVX]{1,4}"
    r"|Introduction|Resumption(?: [0-9])?)\)(?:/(?:Part [A-Z]|(?:Add|Corr|Rev)\.[0-9]{1,3}))*"
)
_SINGLE = re.compile(
    rf"(?P<series>{SERIES})(?P<components>(?:/{_COMPONENT})+?)(?:/{_MODIFIER})*"
    rf"(?:{_RANGE}|{_PART})?\**"
)
_JOINT = re.compile(rf"[–-](?=(?:{SERIES})/)")
_LAST = re.compile(r"(?:CRP|L|PV|SR)\.")  # in the three organs, only modifiers come after these
_STARTS_RANGE = re.compile(r"[0-9]+(?=-$)")
_ENDS_IN_RANGE = re.compile("(?<=[0-9])[-–][0-9]{1,4}$")
_NEW_YORK = ("A", "S", "E")
# The highest numbers without a session or year before them; the Council always has a year.
_UNDATED = {"A": 10_999, "S": 26_999, "E": 9_999, "A/RES": 3_999, "A/HRC": 0}
# Documents of these names have sessions and years, like those of the organ itself.
_NAMES_AS_ORGAN = re.compile(r"RES|DEC|BUR|PRST|C\.[1-6]")
_FROM = {"A": 31, "S": 1994, "E": 1978}  # the first session or year in symbols

# Anything that a writer meant as a symbol, right or wrong: a series, a slash, and a figure
# somewhere. A strain of influenza, A/H1N1 or A/Brisbane/10/2007, is not a symbol.
# Staff Rules and others have words for numbers, ST/SGB/Staff Rules/1/Rev.7, and no sure address.
NO_STRAIN = r"(?!H[0-9]+N[0-9]|[A-Z][a-z]{3,}[/ ]|SGB/[A-Z][a-z]{3,12} (?:Rules|Regulations)\b)"
CANDIDATE = (
    rf"(?<![A-Za-z0-9/.])(?:{SERIES})\*?/+{NO_STRAIN}"
    r"(?=[A-Za-z0-9./-]{0,60}[0-9])[A-Za-z0-9./-]*[A-Za-z0-9]"
    r"(?:(?<=[0-9])–[0-9]{1,4}(?![0-9/–-]))?"
    r"(?:\((?:[IVXL]+|19[0-9]{2}|20[0-9]{2})\))?\**"
)


# The slash of a symbol has a letter before it, and rarely a space: 60/283 is not a symbol.
_SLASH = re.compile(r"/(?:(?<=[A-Za-z*]/)|(?<=[A-Za-z] /))")


def may_have_symbol(text: str) -> bool:
    """Whether a text may cite a document; a fast test, as most texts do not."""
    return "/" in text and _SLASH.search(text) is not None


def is_well_formed(symbol: str) -> bool:
    """Whether the whole string is one symbol, or a joint symbol of several organs."""
    parts = [_SINGLE.fullmatch(part) for part in _JOINT.split(symbol)]
    found = [part for part in parts if part]
    organs = {_organ(part) for part in found}
    return len(parts) == len(found) == len(organs) <= 3 and all(map(_is_in_order, found))


_ENDS_IN_NUMBER = re.compile(r"(?P<same>.*[/.])(?P<number>[0-9]{1,5})")
_TOO_LONG = re.compile("[0-9]{100}")  # Python refuses to read a number of thousands of digits


def ends(text: str) -> tuple[str, str] | None:
    """The first and the last symbol of a range, S/2024/12-S/2024/15; None if it is none."""
    parts = _JOINT.split(text)
    if len(parts) != 2 or not all(map(is_well_formed, parts)):
        return None
    first, last = (_ENDS_IN_NUMBER.fullmatch(part) for part in parts)
    is_one = first and last and first["same"] == last["same"]
    if first and last and is_one and int(first["number"]) < int(last["number"]):
        return parts[0], parts[1]
    return None


def parts(symbol: str) -> list[str]:
    """The symbols of which a joint symbol is made; of another, the symbol itself."""
    return _JOINT.split(symbol)


_LAST_MODIFIER = re.compile(r"/(Add|Amend|Corr|Rev)\.[0-9]+\**$")


def modifier(symbol: str) -> str:
    """The modifier at the end of a symbol, `Add` or `Corr`; empty without one."""
    found = _LAST_MODIFIER.search(symbol)
    return found[1] if found else ""


def is_joint(symbol: str) -> bool:
    """Whether it is the symbol of a document of several organs."""
    return len(_JOINT.split(symbol)) > 1


def _organ(found: re.Match[str]) -> str:
    """The organ of a symbol: its series, with the body if that reports to the Council.

    A report of such a body may have the Council's symbol and its own: E/2008/33-E/ICEF/2008/5.
    """
    series, body = found["series"], found["components"].split("/")[1]
    is_own = body[0].isdigit() or _LAST.match(body) or _NAMES_AS_ORGAN.fullmatch(body)
    return series if series != "E" or is_own else f"E/{body}"


def _is_in_order(found: re.Match[str]) -> bool:
    """Whether the components are in a valid order: sessions and years before numbers."""
    series, components = found["series"], found["components"].split("/")[1:]
    if _TOO_LONG.search(found[0]):
        return False
    first = _STARTS_RANGE.search(found[0][: found.start("end")]) if found["end"] else None
    if first and int(first[0]) >= int(found["end"]):
        return False
    if series in _NEW_YORK and any(map(_LAST.match, components[:-1])):
        return False
    number = next((one for one in components[:-1] if one.isdigit()), None)
    if number is not None:
        is_own = components[0] == number or _NAMES_AS_ORGAN.fullmatch(components[0])
        return _is_session_or_year(int(number), series if is_own else "")
    last = components[-1]
    if not last.isdigit() or len(components) > 2:
        return True
    highest = _UNDATED.get("/".join((series, *components[:-1])), 99_999)
    return 0 < int(last) <= highest


def _is_session_or_year(number: int, organ: str) -> bool:
    is_session, is_year = 1 <= number < 200, 1946 <= number < 2100
    if organ not in _FROM:
        return is_session or is_year
    return number >= _FROM[organ] and (number < 100 if organ == "A" else is_year)


# Only a slash and an asterisk at the end become the same sign, and no
# valid symbol has two of them in the same place.
_IN_FILE_NAMES = str.maketrans({"/": "_", " ": "=", "*": "_", "–": "+"})
_FILE_NAME = re.compile("[A-Za-z0-9.+()_=-]{1,160}")
_KEPT = 140  # so much of a longer name


def link(symbol: str, language: str) -> str:
    """The public address of the document in the language (a code of two letters).

    A range leads to its first document. Addresses have no spaces: A/81/6(Sect.29C).
    """
    first, _ = ends(symbol) or (symbol, symbol)
    single = _ENDS_IN_RANGE.sub("", first.rstrip("*"))
    return f"https://undocs.org/{language}/{single.replace(' ', '')}"


def file_stem(symbol: str) -> str:
    """The symbol as a file name: A/60/846/Add.1 becomes A_60_846_Add.1.

    No two valid symbols have the same name: the dash of a joint symbol becomes a plus sign. A name
    has at most 160 bytes; a longer one is cut, and a digest of the symbol makes it unique.
    """
    stem = symbol.translate(_IN_FILE_NAMES)
    if _FILE_NAME.fullmatch(stem):
        return stem
    digest = sha256(symbol.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{re.sub(r'[^A-Za-z0-9.+()-]+', '_', stem)[:_KEPT]}_{digest[:16]}"


def edition_stem(symbol: str, code: str) -> str:
    """The file name of an edition without its ending: A_62_502-ZH, A_62_502-ZH-EN."""
    return f"{file_stem(symbol)}-{code.upper().replace('+', '-')}"
