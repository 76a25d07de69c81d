"""Bookmarks of the Word file: a report in, a number and a name for every block with an id out.

Fields and links lead to these names. Word hides names that begin with an underscore and allows 40
characters; the running number makes shortened names unique.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gareport.report.cover import Report
from gareport.report.keys import Key
from gareport.report.texts import anchors

LONGEST = 40


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark's number, unique in the file, and its name."""

    number: int
    name: str


def bookmarks(report: Report, cited: Iterable[Key] = ()) -> dict[Key, Bookmark]:
    """A bookmark for each block of summary and body, and each closing, in reading order.

    Those of the texts that others cite come after them.
    """
    return {
        key: Bookmark(number, "_".join((f"_P{number}", *key.names))[:LONGEST])
        for number, key in enumerate((*anchors(report), *cited), 1)
    }
