"""PDF stage: takes the pages of a PDF and writes its structure tree into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import count
from typing import Any

from .guard import Fix
from .structure_tree import Annotation, Content, StructureNode, StructureReader, Tree

# Roles of PDF 2.0, each with the role of PDF 1.7 that replaces it.
_STAND_INS = {"Title": "/H1", "Em": "/Span", "Strong": "/Span"}
_NUMBERING = {
    "lowerLetter": "LowerAlpha",
    "upperLetter": "UpperAlpha",
    "lowerRoman": "LowerRoman",
    "upperRoman": "UpperRoman",
    "bullet": "Disc",
}
_POINTS = 0.75  # to the CSS pixel


class Writer:
    """Writes a tree into a PDF.

    Each element gets what readers need, and its ID, so that a program can identify the block.
    """

    def __init__(self, pdf: Any, document: Any, streams: Sequence[Any]) -> None:
        self._pydyf = import_module("pydyf")
        self._pdf, self._document, self._streams = pdf, document, streams
        self._pages = pdf.page_references
        self._annotated: list[Any] = []
        self._ids: list[tuple[bytes, Any]] = []
        self._named: set[Any] = set()  # several nodes can be of one element
        self._notes = count(1)
        self._owners = [["null"] * len(stream._tags) for stream in streams]

    def write(self, tree: Tree) -> None:
        """Add the elements, the way back to them from the pages, and the marks of artifacts."""
        root = self._object({"Type": "/StructTreeRoot", "RoleMap": self._dictionary(_STAND_INS)})
        for note, call in tree.calls.items():
            if mark := tree.marks.get(note):
                self._link(call, mark)
                self._link(mark, call)
        root["K"] = self._array([self._element(tree.root, root)])
        root["ParentTree"] = self._object({"Nums": self._owner_numbers()}).reference
        names = [name for pair in sorted(self._ids) for name in pair]
        root["IDTree"] = self._object({"Names": self._array(names)}).reference
        artifacts: dict[int, dict[int, str]] = {}
        for content, kind in tree.artifacts.items():
            artifacts.setdefault(content.page, {})[content.mcid] = kind
        for page, found in artifacts.items():
            self._mark(self._streams[page], found)
        self._pdf.catalog["StructTreeRoot"] = root.reference
        self._pdf.catalog["MarkInfo"] = self._dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = self._dictionary({"DisplayDocTitle": "true"})

    def _dictionary(self, values: dict[str, Any]) -> Any:
        return self._pydyf.Dictionary(values)

    def _array(self, values: Sequence[Any]) -> Any:
        return self._pydyf.Array(values)

    def _object(self, values: dict[str, Any]) -> Any:
        dictionary = self._dictionary(values)
        self._pdf.add_object(dictionary)
        return dictionary

    def _element(self, node: StructureNode, above: Any) -> Any:
        """Write a node and its descendants; return the reference to it."""
        made = self._object({"Type": "/StructElem", "S": f"/{node.role}", "P": above.reference})
        pages = [kid.page for kid in node.kids if isinstance(kid, Content)]
        if pages:
            made["Pg"] = self._pages[pages[0]]
        if node.above and node.language != node.above.language:
            made["Lang"] = self._pydyf.String(node.language)
        if name := self._name(node):
            made["ID"] = self._pydyf.String(name)
            self._ids.append((made["ID"].data, made.reference))
        if node.role == "Figure":
            made["Alt"] = self._pydyf.String(node.element.get("alt", ""))
        if attributes := self._attributes(node):
            made["A"] = self._dictionary(attributes)
        made["K"] = self._array([self._kid(kid, node, made) for kid in node.kids])
        return made.reference

    def _name(self, node: StructureNode) -> str:
        """The ID of a node: that of its HTML element; a note must always have one."""
        own = str(node.element.get("id", "")) if node.element not in self._named else ""
        self._named.add(node.element)
        return own or (f"note-{next(self._notes):05}" if node.role == "Note" else "")

    def _attributes(self, node: StructureNode) -> dict[str, Any]:
        if node.role == "L":
            system = _NUMBERING.get(node.element.get("data-numbering", ""), "Decimal")
            return {"O": "/List", "ListNumbering": f"/{system}"}
        if node.role in ("TH", "TD"):
            return self._attributes_of_cell(node)
        if node.role == "Figure":
            return {"O": "/Layout", "Placement": "/Block", "BBox": self._array(self._area(node))}
        return {}

    def _attributes_of_cell(self, node: StructureNode) -> dict[str, Any]:
        """What a cell spans, and the IDs of its heads; of a head also what it is the head of."""
        element = node.element
        found: dict[str, Any] = {}
        if node.role == "TH":
            found["Scope"] = "/Row" if element.get("scope") == "row" else "/Column"
        for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
            if span := element.get(attribute):
                found[name] = int(span)
        if heads := element.get("headers", "").split():
            found["Headers"] = self._array([self._pydyf.String(name) for name in heads])
        return {"O": "/Table", **found} if found else {}

    def _kid(
        self, kid: StructureNode | Content | Annotation, node: StructureNode, made: Any
    ) -> Any:
        if isinstance(kid, StructureNode):
            return self._element(kid, made)
        page = self._pages[kid.page]
        if isinstance(kid, Content):
            self._owners[kid.page][kid.mcid] = made.reference
            if made["Pg"] == page:
                return kid.mcid
            return self._dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mcid})
        kid.dictionary["StructParent"] = len(self._streams) + len(self._annotated)
        words = _words(node) or node.element.get("data-mark", "")  # a mark that others print
        kid.dictionary["Contents"] = self._pydyf.String(words)
        self._annotated.append(made.reference)
        area = {"Type": "/OBJR", "Pg": page, "Obj": kid.dictionary.reference}
        return self._dictionary(area)

    def _owner_numbers(self) -> Any:
        """The elements that each page and each link belongs to, by its number."""
        owners = [*map(self._array, self._owners), *self._annotated]
        return self._array([entry for pair in enumerate(owners) for entry in pair])

    def _mark(self, stream: Any, artifacts: dict[int, str]) -> None:
        """Make artifacts of pieces of a page that the library has marked as content."""
        for index, entry in enumerate(stream.stream):
            if isinstance(entry, dict) and entry.get("MCID") in artifacts:
                stream.stream[index - 1] = "/Artifact"
                stream.stream[index] = self._dictionary({"Type": f"/{artifacts[entry['MCID']]}"})

    def _area(self, node: StructureNode) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a node's first box, in points from the lower left."""
        x, y, width, height = node.box.hit_area()
        bottom = self._document.pages[node.page].height - y - height
        edges = (x, bottom, x + width, bottom + height)
        left, bottom, right, top = (round(edge * _POINTS, 3) for edge in edges)
        return left, bottom, right, top

    def _link(self, source: StructureNode, target: StructureNode) -> None:
        """Link a node to another node, so that readers can go from note to text and back."""
        left, _, _, top = self._area(target)
        place = (self._pages[target.page], "/XYZ", left, top, 0)
        area = {"Type": "/Annot", "Subtype": "/Link", "Rect": self._array(self._area(source))}
        area |= {"BS": self._dictionary({"W": 0}), "Dest": self._array(place)}
        annotation = self._object(area)
        page = self._pdf.objects[int(self._pages[source.page].split()[0])]
        page.setdefault("Annots", self._array([])).append(annotation.reference)
        link = StructureNode(
            "Link", source.language, source.element, source, source.kids, source.text
        )
        source.kids = [link]
        link.kids.insert(0, Annotation(source.page, annotation))


def _words(link: StructureNode) -> str:
    """The text of a link without invisible spaces and joiners, or its generated text."""
    text = "".join(_spoken(link.element)).strip() if link.element.tag == "a" else ""
    return (text or link.text).replace("\u200b", "").replace("\u2060", "")


def _spoken(element: Any) -> Iterator[str]:
    """The text of an element, with a space after a label, as on the page."""
    yield element.text or ""
    for child in element:
        yield from _spoken(child)
        yield " " * (child.get("data-pdf") == "Lbl") + (child.tail or "")


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Sequence[Any]) -> None:
    """Replace the library's function of this name."""
    boxes = import_module("weasyprint.formatting_structure.boxes")
    placeholder = import_module("weasyprint.layout.absolute").AbsolutePlaceholder
    page_boxes = [page._page_box for page in document.pages]
    root = next(box for box in page_boxes[0].children if box.element_tag == "html")
    reader = StructureReader(root.element, boxes, placeholder)
    for page, (page_box, stream) in enumerate(zip(page_boxes, page_streams, strict=True)):
        reader.read(page_box, page, stream._tags)
    Writer(pdf, document, page_streams).write(reader.tree)


def _install() -> None:
    library: Any = import_module("weasyprint.pdf")
    library.add_tags = add_tags


STRUCTURE = Fix(
    name="structure tree",
    cause=(
        "The tree follows the boxes: an element for every line, two paragraphs where one crosses "
        "a page break, notes away from their calls, no languages, contents that are a table, "
        "headers without a scope. The fix writes a tree that follows the HTML."
    ),
    # The fix to the colour profile guards its caller, generate_pdf.
    sources={
        "weasyprint.pdf.tags:add_tags": (
            "f0e74575b0bafaf36458eaac27874e3b80457fba3694058153da514a68933f22"
        ),
        "weasyprint.pdf.tags:_build_box_tree": (
            "f716251a83e7096e9cae972b63e633aab21c664d200582166dd0d5096780f9c4"
        ),
        "weasyprint.pdf.anchors:add_links": (
            "262e8b9b299892a7b539bf622e47b891f9c0548e555d6438c3ae6c48f30feca0"
        ),
        "weasyprint.pdf.stream:Stream.marked": (
            "3fa3acacbbf66422e7b0de4346b6eaf638657280a0f62c73172e3c445b888692"
        ),
        "weasyprint.draw:draw_inline_level": (
            "068162a401d00efd3bc23a37df12a1c743cd8958cdbf4f03960a777760b1e01c"
        ),
    },
    install=_install,
)
