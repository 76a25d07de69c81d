"""PDF stage: takes the installed WeasyPrint and corrects it in the running process."""

from __future__ import annotations

from threading import Lock

from .colour_profile import COLOUR_PROFILE_LEFT_OPEN
from .font_size import FONT_SIZE
from .footnotes import FOOTNOTE_AREA_OVERFLOW, ORPHAN_SAVED_BY_FOOTNOTES
from .guard import Fix, StaleFix, check
from .hyphenation import NAMES_HYPHENATED
from .justification import CHINESE_JUSTIFICATION
from .letter_widths import LETTER_WIDTHS
from .links import LINKS_WITHIN_LINKS
from .long_notes import LONG_NOTES
from .long_words import LONG_WORDS
from .near_words import NEAR_WORDS
from .structure import STRUCTURE
from .trailing_space import TRAILING_SPACE

__all__ = ["FIXES", "Fix", "StaleFix", "apply"]

FIXES = (
    FOOTNOTE_AREA_OVERFLOW,
    ORPHAN_SAVED_BY_FOOTNOTES,
    LONG_NOTES,
    CHINESE_JUSTIFICATION,
    TRAILING_SPACE,
    LONG_WORDS,
    NAMES_HYPHENATED,
    NEAR_WORDS,
    LETTER_WIDTHS,
    LINKS_WITHIN_LINKS,
    COLOUR_PROFILE_LEFT_OPEN,
    FONT_SIZE,
    STRUCTURE,
)

_lock = Lock()
_applied = False


def apply() -> None:
    """Install every fix once; later calls do nothing.

    Raises ``StaleFix``, and installs nothing, if WeasyPrint is not the version that the fixes
    were made for. WeasyPrint is imported here and not earlier.
    """
    global _applied
    with _lock:
        if _applied:
            return
        for fix in FIXES:
            check(fix)
        for fix in FIXES:
            fix.install()
        _applied = True
