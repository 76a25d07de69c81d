"""PDF stage: a fix that closes the file of the colour profile in an archived PDF."""

from __future__ import annotations

from importlib import import_module
from typing import Any, BinaryIO

from .guard import Fix


def _install() -> None:
    library: Any = import_module("weasyprint.pdf")
    stock = library.ColorProfile

    def closing(file: BinaryIO, *others: Any) -> Any:
        """The library's profile, which reads the whole file when it is created."""
        with file:
            return stock(file, *others)

    library.ColorProfile = closing


COLOUR_PROFILE_LEFT_OPEN = Fix(
    name="colour profile left open",
    cause=(
        "The file of the standard colour profile is opened for every PDF and never closed, which "
        "Python reports as a leak. The fix closes it after reading."
    ),
    sources={
        "weasyprint.pdf:generate_pdf": (
            "626343ef25c396e8521948cadbe2b7544331c161040da80ed4e338fadac3efa9"
        ),
        "weasyprint.css:ColorProfile.__init__": (
            "89ac3f3b904b14598dd52427661680e5389acc5e1035be6166b438fd5b85f425"
        ),
    },
    install=_install,
)
