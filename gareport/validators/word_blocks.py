"""The block at a place in a Word file: an element in, the key of a block or note out.

Blocks are found by their bookmarks, notes by their numbers, lines of the contents by their links.
"""

from collections.abc import Iterator, Mapping

from gareport.report.keys import Key
from gareport.validators.word_file import Element, W, WordFile, child_value, value
from gareport.validators.word_references import DOCUMENT, NOTES

_HOLDERS = (f"{W}p", f"{W}tr")


class WordBlocks:
    """The blocks of a Word file, by the names of their bookmarks and the numbers of notes."""

    def __init__(self, file: WordFile, keys: Mapping[str, Key]) -> None:
        """`keys` are those of blocks and notes, by bookmark (`_P7_costs`) and number (`3`)."""
        self._file, self._keys = file, keys

    def key_of(self, element: Element) -> Key | None:
        """The key of the element's block; None for the masthead, page set-up and other parts."""
        part = self._file.part_of(element)
        if part == NOTES:
            notes = (e for e in _outwards(element) if e.tag == f"{W}footnote")
            return self._known(value(note, "id") for note in notes)
        if part != DOCUMENT or any(e.tag == f"{W}sectPr" for e in _outwards(element)):
            return None
        lines = [holder for holder in _outwards(element) if holder.tag in _HOLDERS]
        marks = [mark for line in lines for mark in line.iter(f"{W}bookmarkStart")]
        if self.is_contents(element):
            links = (link for line in lines for link in line.iter(f"{W}hyperlink"))
            return self._known(value(link, "anchor") for link in links)
        before = element.xpath("preceding::*[local-name()='bookmarkStart']")
        marks += reversed(before if isinstance(before, list) else [])
        return self._known(value(mark, "name") for mark in marks)

    def is_contents(self, element: Element) -> bool:
        """Whether the element is in the contents, whose lines have the keys of their headings."""
        tables = (e for e in _outwards(element) if e.tag == f"{W}tbl")
        return any(child_value(t, "tblPr/tblStyle") == "Contents" for t in tables)

    def _known(self, names: Iterator[str]) -> Key | None:
        return next((self._keys[name] for name in names if name in self._keys), None)


def _outwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()
