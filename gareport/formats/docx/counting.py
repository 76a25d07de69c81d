"""What Word can count: the marks of a language in; nothing, or an error that names a mark, out.

The names are the number formats of WordprocessingML (ECMA-376, part 1, 17.18.59) that both Word and
LibreOffice draw; with other formats, one of the two falls back to plain figures.
"""

from gareport.language.languages import Language

NUMBER_FORMATS = {
    *("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter"),
    *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
    *("taiwaneseCountingThousand", "japaneseCounting", "ideographDigital"),
    *("arabicAlpha", "russianLower"),
}


class UncountableError(Exception):
    """A language counts in a way that a Word file cannot express."""


def require_countable(language: Language) -> None:
    """Raise `UncountableError` for a mark that Word does not know, or without exactly one `{}`."""
    marks = (*language.headings, *language.items, language.paragraph, language.part, language.annex)
    for mark in marks:
        if mark.system not in NUMBER_FORMATS:
            raise UncountableError(f"Word cannot count in the system `{mark.system}`")
        if mark.pattern.count("{}") != 1:
            raise UncountableError(f"the pattern `{mark.pattern}` needs exactly one `{{}}`")
