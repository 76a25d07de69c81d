"""PDF stage: takes laid-out pages and their HTML; finds the element of each piece of a page.

The tree is that of the HTML, not of the boxes: an element is one node on however many lines and
pages it is, and a footnote is at its call. The attribute ``data-pdf`` names the role of an
element; if it is empty, the element has no role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ROLES: Mapping[str, str] = {
    "a": "Link", "blockquote": "BlockQuote", "em": "Em",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
    "img": "Figure", "li": "LI", "ol": "L", "p": "P", "section": "Sect", "strong": "Strong",
    "table": "Table", "tbody": "TBody", "td": "TD", "th": "TH", "thead": "THead", "tr": "TR",
}  # fmt: skip
_CELLS = ("TD", "TH")


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page: the page from 0, the number of the piece on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's active area: the page from 0 and the library's dictionary of it."""

    page: int
    dictionary: Any


@dataclass(eq=False, slots=True)
class StructureNode:
    """A structure element: its role, its language, and its kids in reading order.

    ``element`` is the HTML element; ``box`` and ``page`` are the first that show it.
    """

    role: str
    language: str
    element: Any
    above: StructureNode | None = None
    kids: list[StructureNode | Content | Annotation] = field(default_factory=list)
    text: str = ""
    box: Any = None
    page: int = 0

    def nodes(self) -> Iterator[StructureNode]:
        """The node and its descendants, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, StructureNode):
                yield from kid.nodes()


def role_of(element: Any) -> str:
    """The role of an HTML element in the structure tree; empty if it has none."""
    return str(element.get("data-pdf", ROLES.get(element.tag, "")))


@dataclass(slots=True)
class Tree:
    """The structure of a document.

    `root` leads to all nodes. `calls` of notes and `marks` of notes and items are by HTML element.
    `artifacts` belong to no node: running heads, page numbers, leaders, repeated table heads.
    """

    root: StructureNode
    calls: dict[Any, StructureNode] = field(default_factory=dict)
    marks: dict[Any, StructureNode] = field(default_factory=dict)
    artifacts: dict[Content, str] = field(default_factory=dict)


class StructureReader:
    """Reads pages into a tree, one after the other."""

    def __init__(self, html: Any, boxes: Any, placeholder: Any) -> None:
        self.tree = Tree(StructureNode("Document", html.get("lang", ""), html))
        self._parents = {child: parent for parent in html.iter() for child in parent}
        self._nodes: dict[Any, StructureNode] = {html: self.tree.root}
        self._heads: dict[Any, int] = {}
        self._boxes, self._placeholder = boxes, placeholder

    def read(self, page_box: Any, page: int, marked: Mapping[Any, Mapping[str, Any]]) -> None:
        """Add a page: its box, its number from 0, and the number of each marked box."""
        self._read(page_box, page, {box: Content(page, tag["mcid"]) for box, tag in marked.items()})

    def _read(self, box: Any, page: int, marked: Mapping[Any, Content]) -> None:
        if isinstance(box, self._placeholder):
            box = box._box
        if kind := self._artifact(box, page):
            for inner in box.descendants():
                if inner in marked:
                    self.tree.artifacts[marked[inner]] = kind
                if inner.link_annotation:  # a link of a repeated head leads on from every page
                    self._node(inner.element).kids.append(Annotation(page, inner.link_annotation))
            return
        if box.link_annotation:
            self._node(box.element).kids.append(Annotation(page, box.link_annotation))
        elif box.element is not None and role_of(box.element) in _CELLS:
            self._node(box.element)  # an empty cell counts
        if box in marked:
            self._add(box, page, marked[box])
        for child in box.children:
            self._read(child, page, marked)

    def _artifact(self, box: Any, page: int) -> str:
        """The kind of artifact of the box and its contents; empty if it is to be read."""
        if isinstance(box, self._boxes.MarginBox):
            return "Pagination"
        if box.is_leader:
            return "Layout"
        repeated = box.element_tag == "thead" and self._heads.setdefault(box.element, page) != page
        return "Pagination" if repeated else ""

    def _add(self, box: Any, page: int, content: Content) -> None:
        node = self._holder(self._owner(box))
        if node.box is None:
            node.box, node.page = box, page
        node.kids.append(content)
        node.text += getattr(box, "text", "")

    def _owner(self, box: Any) -> StructureNode:
        pseudo = (box.element_tag or "").partition("::")[2]
        if pseudo == "footnote-call":
            return self._call(box.element)
        if pseudo.endswith("marker"):
            if box.element not in self.tree.marks:
                mark = self._put("Lbl", box.element, self._node(box.element))
                self.tree.marks[box.element] = mark
            return self.tree.marks[box.element]
        return self._node(box.element)

    def _call(self, element: Any) -> StructureNode:
        """The call of a note; the note itself follows it, before any text after the call."""
        if element not in self.tree.calls:
            above = self._node(self._parents[element])
            self.tree.calls[element] = self._put("Reference", element, above)
            self._nodes[element] = self._put("Note", element, above)
        return self.tree.calls[element]

    def _node(self, element: Any) -> StructureNode:
        """The node of an element; for an element without a role, the node that it belongs to."""
        if element not in self._nodes:
            above = self._node(self._parents[element])
            role = role_of(element)
            foreign = element.get("lang", above.language) != above.language
            if not role and foreign:
                role = "Span"
            self._nodes[element] = self._put(role, element, above) if role else above
        return self._nodes[element]

    def _put(self, role: str, element: Any, above: StructureNode) -> StructureNode:
        home = _home(above) if role == "Lbl" else None
        node = StructureNode(role, element.get("lang", above.language), element)
        node.above = home or self._holder(above)
        node.above.kids.insert(0 if home else len(node.above.kids), node)
        return node

    def _holder(self, node: StructureNode) -> StructureNode:
        """The node that takes new kids of this node: for a list item, its body."""
        if node.role != "LI":
            return node
        bodies = [k for k in node.kids if isinstance(k, StructureNode) and k.role == "LBody"]
        if not bodies:
            bodies.append(StructureNode("LBody", node.language, node.element, node))
            node.kids.append(bodies[0])
        return bodies[0]


def _home(above: StructureNode) -> StructureNode | None:
    """The item of a list or of the contents that a label in its text belongs to."""
    node: StructureNode | None = above
    while node and node.role not in ("LI", "TOCI", "Note"):
        node = node.above
    labelled = node and any(
        isinstance(kid, StructureNode) and kid.role == "Lbl" for kid in node.kids
    )
    return None if node is None or node.role == "Note" or labelled else node
