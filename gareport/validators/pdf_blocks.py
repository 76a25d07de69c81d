"""The block at a place in a PDF: veraPDF's path in, the key of a block or note out.

A path names an element of the structure tree, a link, or an instruction on a page. Everything on a
page belongs to a marked piece of an element, and elements have the ids of blocks.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from gareport.report.keys import Key

_ELEMENT = re.compile(r"\((\d+) (\d+) obj SE")
_LINK = re.compile(r"\((\d+) (\d+) obj PD\w*Annot")
_PAGE = re.compile(r"/pages\[(\d+)\]")
_INSTRUCTION = re.compile(r"/operators\[(\d+)\]")
_CONTENT = re.compile(r"/content\[(\d+)\]")  # a marked piece of a page, or what is between two
_Number = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A marked piece of a page: the mark, its instruction, and its place among the contents."""

    mark: int
    instruction: int
    content: int


class PdfBlocks:
    """The blocks of a PDF, by the ids of the elements in its structure tree."""

    def __init__(self, pdf: pikepdf.Pdf, keys: Mapping[str, Key]) -> None:
        """`keys` are those of blocks and notes, by the ids of their elements."""
        self._pdf, self._keys = pdf, keys
        self._of_element: dict[_Number, Key | None] = {}
        self._contents: set[_Number] = set()
        self._pieces: dict[_Number, list[_Piece]] = {}  # those of each page that was asked for
        self._last: Key | None = None
        if tree := pdf.Root.get("/StructTreeRoot"):
            self._read(tree, None, False)
        self._owners = _numbers(tree.get("/ParentTree")) if tree else {}

    def key_of(self, context: str) -> Key | None:
        """The key of the block or note at the place; None for the whole file and the masthead."""
        element = self._element(context)
        return self._of_element.get(element) if element else None

    def is_contents(self, context: str) -> bool:
        """Whether the place is in the contents, whose lines have the keys of their headings."""
        return self._element(context) in self._contents

    def _element(self, context: str) -> _Number | None:
        if elements := _ELEMENT.findall(context):
            return _number(elements[-1])
        if links := _LINK.findall(context):
            owner = self._owner(self._pdf.get_object(_number(links[-1])), "/StructParent")
            return None if owner is None else owner.objgen
        page = page_of(context)
        return self._drawn(self._pdf.pages[page - 1], context) if page else None

    def _read(self, holder: Any, above: Key | None, in_contents: bool) -> None:
        """Give each element a key: its own, or that of an element around, within or before it."""
        for element in _elements(holder):
            if element.S == "/Sect":
                self._last = None
            within_contents = in_contents or element.S == "/TOC"
            if within_contents:
                self._contents.add(element.objgen)
            own = self._known(element) or above
            held = None if element.S == "/Document" else self._first_in(element)
            led_to = self._led_to(element) if within_contents else None
            self._of_element[element.objgen] = own or held or led_to or self._last
            self._last = own or self._last
            self._read(element, own, within_contents)

    def _known(self, element: Any) -> Key | None:
        return self._keys.get(str(element.get("/ID", "")))

    def _first_in(self, element: Any) -> Key | None:
        kids = _elements(element)
        return next((key for k in kids if (key := self._known(k) or self._first_in(k))), None)

    def _led_to(self, element: Any) -> Key | None:
        """The key of the block that a line of the contents leads to; the whole has none."""
        if element.S in ("/TOC", "/Caption"):
            return None
        areas = (kid.Obj for kid in _kids(element) if kid.get("/Type") == "/OBJR")
        found = (self._keys.get(str(area.get("/Dest", ""))) for area in areas)
        inner = (self._led_to(kid) for kid in _elements(element))
        return next((key for key in (*found, *inner) if key), None)

    def _owner(self, thing: Any, name: str) -> Any:
        """The entry of a link or a page in the parent tree."""
        number = thing.get(name)
        return None if number is None else self._owners.get(int(number))

    def _drawn(self, page: pikepdf.Page, context: str) -> _Number | None:
        """The element of the marked piece at the place, or the last one before, or the next."""
        owners = self._owner(page.obj, "/StructParents") or ()
        if page.obj.objgen not in self._pieces:
            self._pieces[page.obj.objgen] = list(_pieces(page))
        content, instruction = _CONTENT.search(context), _INSTRUCTION.search(context)
        wanted = int((content or instruction or [0, 0])[1])
        found = [
            (piece.content if content else piece.instruction, owners[piece.mark])
            for piece in self._pieces[page.obj.objgen]
            if piece.mark < len(owners)
        ]
        known = [(at, e.objgen) for at, e in found if e and self._of_element.get(e.objgen)]
        before = [element for at, element in known if at <= wanted]
        after = [element for at, element in known if at > wanted]
        return next(iter([*before[::-1], *after]), None)


def page_of(context: str) -> int | None:
    """The number of the page, from 1, that a path leads through."""
    found = _PAGE.search(context)
    return int(found[1]) + 1 if found else None


def _pieces(page: pikepdf.Page) -> Iterator[_Piece]:
    """The marked pieces of a page in the order of drawing."""
    depth, between, passed = 0, False, 0
    for number, step in enumerate(pikepdf.parse_content_stream(page)):
        word = str(step.operator)
        if word in ("BMC", "BDC") and not depth:
            passed += between
            mark = step.operands[1].get("/MCID") if word == "BDC" else None
            if mark is not None:
                yield _Piece(int(mark), number, passed)
            passed, between = passed + 1, False
        depth += (word in ("BMC", "BDC")) - (word == "EMC")
        between |= not depth and word != "EMC"


def _number(found: tuple[str, str]) -> _Number:
    return int(found[0]), int(found[1])


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", ())
    kids = kids if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]


def _elements(holder: Any) -> list[Any]:
    return [kid for kid in _kids(holder) if "/S" in kid]


def _numbers(tree: Any) -> dict[int, Any]:
    """The values of a number tree, by their numbers."""
    if tree is None:
        return {}
    pairs = list(tree.get("/Nums", ()))
    found = dict(zip(map(int, pairs[::2]), pairs[1::2], strict=True))
    for kid in tree.get("/Kids", ()):
        found |= _numbers(kid)
    return found
