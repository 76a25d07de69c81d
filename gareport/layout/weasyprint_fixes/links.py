"""PDF stage: a fix that gives a link one active area for each stretch of its text."""

from __future__ import annotations

from functools import partial

from .guard import Fix, substitute

_GATHER = "weasyprint.anchors:gather_anchors"

LINKS_WITHIN_LINKS = Fix(
    name="links within links",
    cause=(
        "Every box inside a link gets its own area in addition to the link's, so a line of the "
        "contents is announced as five links. With the fix, only the boxes of the link itself get "
        "one."
    ),
    sources={_GATHER: "373f8c676f27da3b0960998876d78d01eef0b5ff0a0b0c48bfc7a9a89627bbfd"},
    install=partial(substitute, _GATHER, "has_link = link and not", "has_link = box.link and not"),
)
