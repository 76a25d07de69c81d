"""The structure tree of a PDF as a screen reader walks it: elements, languages, texts."""

import ctypes
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

Piece = tuple[int, int]  # page from 0, number of the marked content on it
SHOWN = ("ListNumbering", "Scope", "ColSpan", "RowSpan", "Headers")


@dataclass
class Element:
    """A structure element: its role, the language that holds within it, what it says.

    `own_language` is empty where the language is inherited; `pieces` are the marked contents of
    the element itself, `kids` those pieces' texts and the elements, in reading order; `entries`
    are attributes and the ID; `areas` counts the active areas of a link.
    """

    role: str
    language: str
    own_language: str
    entries: dict[str, str]
    kids: list["Element | str"] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    areas: int = 0

    @property
    def elements(self) -> list["Element"]:
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> Iterator["Element"]:
        """The element and all under it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def find(self, *roles: str) -> list["Element"]:
        return [element for element in self.walk() if element.role in roles]

    def text(self, *without: str) -> str:
        """All that is read in it, except within elements of some roles."""
        return "".join(
            kid if isinstance(kid, str) else kid.text(*without)
            for kid in self.kids
            if isinstance(kid, str) or kid.role not in without
        )

    def all_pieces(self, *without: str) -> list[Piece]:
        """The marked contents of the element and of those under it, in the order of the tree."""
        found = iter(self.pieces)
        inner: list[Piece] = []
        for kid in self.kids:
            if isinstance(kid, str):
                inner.append(next(found))
            elif kid.role not in without:
                inner += kid.all_pieces(*without)
        return inner


def outline(element: Element, indent: int = 0) -> str:
    """One line per element: role, language if it changes, attributes, the first own words.

    A bar stands for an element within the words.
    """
    words = "".join(kid if isinstance(kid, str) else "|" for kid in element.kids)
    shown = words.strip("|") and f'"{" ".join(words.split())[:40].strip()}"'
    entries = [f"{name}={value}" for name, value in element.entries.items()]
    parts = [element.role, element.own_language, *entries, shown]
    line = "  " * indent + " ".join(part for part in parts if part) + "\n"
    return line + "".join(outline(kid, indent + 1) for kid in element.elements)


@cache
def page_contents(pdf: bytes) -> list[list[tuple[int, str]]]:
    """For each page the number and the text of everything that is set in type, as it is drawn."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [list(_texts(page)) for page in document]
    document.close()
    return pages


def _texts(page: Any) -> Iterator[tuple[int, str]]:
    textpage = page.get_textpage()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.FPDFTextObj_GetText(drawn.raw, textpage.raw, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFTextObj_GetText(drawn.raw, textpage.raw, buffer, size)
        text = bytes(buffer).decode("utf-16-le").rstrip("\0").replace("\ufffe", "\u2010")
        yield pdfium.FPDFPageObj_GetMarkedContentID(drawn.raw), text


@cache
def tree(pdf: bytes) -> Element:
    """The document element of a PDF with all under it."""
    texts: dict[Piece, str] = {}
    for number, page in enumerate(page_contents(pdf)):
        for mcid, text in page:
            texts[number, mcid] = texts.get((number, mcid), "") + text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: number for number, page in enumerate(document.pages)}
        root = document.Root.StructTreeRoot
        roles = {str(k): str(v) for k, v in root.get("/RoleMap", {}).items()}
        (top,) = root.K
        return _element(top, str(document.Root.Lang), _Pages(numbers, texts, roles))


@dataclass(frozen=True)
class _Pages:
    """What an element's numbers lead to: pages by object, texts by piece, replaced roles."""

    numbers: Mapping[tuple[int, int], int]
    texts: Mapping[Piece, str]
    roles: Mapping[str, str]


def _element(found: Any, language: str, pages: _Pages) -> Element:
    own = str(found.get("/Lang", ""))
    made = Element(str(found.S)[1:], own or language, own, _entries(found))
    for kid in found.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == found.objgen, "a kid leads back to its parent"
            made.kids.append(_element(kid, made.language, pages))
        elif isinstance(kid, pikepdf.Dictionary) and kid.Type == "/OBJR":
            made.areas += 1
        else:
            marked = isinstance(kid, pikepdf.Dictionary)
            page = kid.Pg if marked else found.Pg
            piece = pages.numbers[page.objgen], int(kid.MCID if marked else kid)
            made.pieces.append(piece)
            made.kids.append(pages.texts.get(piece, ""))
    return made


def _value(value: Any) -> str:
    """An attribute as text: a name without its slash, a number, or the strings of an array."""
    if isinstance(value, pikepdf.Array):
        return "+".join(map(str, value))
    return str(value).removeprefix("/")


def _entries(found: Any) -> dict[str, str]:
    attributes = {name[1:]: _value(value) for name, value in found.get("/A", {}).items()}
    shown = {name: attributes[name] for name in SHOWN if name in attributes}
    return shown | ({"ID": str(found.ID)} if "/ID" in found else {})
