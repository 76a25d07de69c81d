"""The reports beside a report: a folder or a symbol in; the folders with that symbol out.

The symbol is read without the YAML of the cover, so that a file with errors is found too.
"""

import re
from contextlib import suppress
from pathlib import Path

from gareport.reading.presence import is_there, taken_by

COVER = "report.yaml"
_SYMBOL = re.compile(r"^symbol:[ ]*[\"']?([^\s\"']+)", re.MULTILINE)


def symbol_in(folder: Path) -> str:
    """The symbol in the cover of a report, as far as it can be read without its YAML."""
    with suppress(OSError):
        if taken_by(folder / COVER):
            return ""
        if found := _SYMBOL.search((folder / COVER).read_text("utf-8", "replace")):
            return found[1].upper().rstrip("*")
    return ""


def beside(folder: Path, symbol: str) -> Path | None:
    """The folder of the report with this symbol, beside another report."""
    with suppress(OSError):
        others = (one for one in sorted(folder.resolve().parent.iterdir()) if one.is_dir())
        covers = (one for one in others if is_there(one / COVER))
        return next((one for one in covers if symbol_in(one) == symbol.upper()), None)
    return None
