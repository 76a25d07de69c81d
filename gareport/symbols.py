"""United Nations document symbols: what is one in a text, whether it is well formed, where it is.

The grammar follows the Dag Hammarskjöld Library's guide to symbols: an organ or series, then
components divided by single slashes, then modifiers; asterisks mark reissues.
"""

import re

SERIES = (
    "A|S|E|ST|T|CAT|CCPR|CD|CEDAW|CERD|CRC|CRPD|DP|ECE|ESCAP|ECA|FCCC|HRI|HS|ICCD|ID|ISBA|"
    "JIU|LC|NPT|SFTR|SPLOS|TD|UNEP|UNFPA"
)
_BODY = r"(?:AC|C|CN|CONF|GC|SC|Sub|WG|ICEF|NGO)\.[0-9]+"
_RECORD = r"(?:CRP|INF|L|NGO|PET|PV|R|SR|WP|RES|DEC)\.?[0-9]+"
_SPECIAL = r"(?:ES|S)-[0-9]+"
_SERIES = r"SER\.[A-Z]"
_WORD = r"[A-Z]{1,12}"
_NUMBER = r"[0-9]{1,5}[A-Z]?"
_COMPONENT = f"(?:{_BODY}|{_RECORD}|{_SPECIAL}|{_SERIES}|{_WORD}|{_NUMBER})"
_MODIFIER = r"(?:(?:Add|Amend|Corr|Rev)\.[0-9]+|Summary)"
_SINGLE = rf"(?:{SERIES})(?:/{_COMPONENT})+(?:/{_MODIFIER})*\**"

WELL_FORMED = re.compile(rf"{_SINGLE}(?:[–-]{_SINGLE})?")
# What a writer meant as a symbol, right or wrong: a series, a slash, and a figure somewhere.
CANDIDATE = (
    rf"(?<![A-Za-z0-9/.])(?:{SERIES})/+"
    r"(?=[A-Za-z0-9./-]{0,60}[0-9])[A-Za-z0-9./-]*[A-Za-z0-9]\**"
)


def is_well_formed(symbol: str) -> bool:
    """Whether the whole string is one symbol, or a joint symbol of two organs."""
    return WELL_FORMED.fullmatch(symbol) is not None


def link(symbol: str, language: str) -> str:
    """The public address of the document in the language (a code of two letters)."""
    return f"https://undocs.org/{language}/{symbol.rstrip('*')}"


def file_stem(symbol: str) -> str:
    """The symbol as a file name: A/60/846/Add.1 becomes A_60_846_Add.1."""
    return re.sub(r"[^A-Za-z0-9.-]+", "_", symbol.rstrip("*"))


def edition_stem(symbol: str, code: str) -> str:
    """The file name of an edition without its ending: A_62_502-ZH, A_62_502-ZH-EN."""
    return f"{file_stem(symbol)}-{code.upper().replace('+', '-')}"
