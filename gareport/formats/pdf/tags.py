"""What screen readers get: an edition and its pages in; nothing out, or the template that is wrong.

The element with the id of a block must have the role that `kinds.py` gives for the block's text.
"""

from typing import Any

from gareport.formats import PDF
from gareport.formats.render import block_template
from gareport.formats.tracing import UnsoundError
from gareport.layout.paginate import Paginated
from gareport.layout.weasyprint_fixes.structure_tree import role_of
from gareport.numbering.resolve import Resolved
from gareport.report.diagnostics import Span, shown
from gareport.report.keys import Key
from gareport.report.kinds import provided
from gareport.report.model import Node, kind_name
from gareport.report.texts import walk


def require_tags(resolved: Resolved, paginated: Paginated) -> None:
    """Raise `UnsoundError` if a block is printed without its id, or with another role."""
    report = resolved.edition.report
    elements = (e for e in _root(paginated.document).iter() if e.get("id"))
    roles = {element.get("id"): role_of(element) for element in elements}
    for node in walk(report.roots):
        if Key.own(node.id) not in resolved.runs:
            continue
        wanted, found = _tag(node, resolved), roles.get(node.id)
        if found is None:
            _refuse(node, f"no element has the id of the block `{node.id}`")
        if found != wanted:
            has = f"the role `{found}`" if found else "no role"
            _refuse(node, f"the block `{node.id}` has {has} in the PDF, not `{wanted}`")


def _tag(node: Node, resolved: Resolved) -> str:
    """The role of the block's text; a heading adds its level."""
    tag = provided(node).tag
    return f"H{1 + resolved.degrees[node.id]}" if tag == "H" else tag


def _refuse(node: Node, message: str) -> None:
    template = block_template(PDF.name, kind_name(type(node)))
    raise UnsoundError(message, Span(shown(template), 1, 1), node)


def _root(document: Any) -> Any:
    """The root of the HTML that the pages show."""
    boxes = document.pages[0]._page_box.children
    return next(box.element for box in boxes if box.element_tag == "html")
