"""What Word can count: the marks of a language in, nothing out, or the fault that names the mark.

The names are the number formats of WordprocessingML (ECMA-376, part 1, 17.18.59) that Word and
LibreOffice both draw; other formats of the list fall back to plain digits in one of them.
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
    """Raise `UncountableError` for a mark with an unknown system or without one place for it."""
    marks = (*language.headings, *language.items, language.paragraph, language.annex)
    for mark in marks:
        if mark.system not in NUMBER_FORMATS:
            raise UncountableError(f"Word cannot count in the system `{mark.system}`")
        if mark.pattern.count("{}") != 1:
            raise UncountableError(f"the pattern `{mark.pattern}` has no one place for the number")
