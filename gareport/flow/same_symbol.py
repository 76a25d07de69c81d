"""Documents of one symbol: the opened reports of a project in; the same with an error at each out.

A symbol names one document: references and corrigenda find a document by it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from gareport.flow.opened import Opened
from gareport.report.diagnostics import Diagnostic, in_order
from gareport.report.source import Text

NAME = "same-symbol"


def with_same_symbols(opened: Mapping[Path, Opened]) -> dict[Path, Opened]:
    """The reports; one whose symbol another report has gets an error that names the other."""
    symbols = {
        folder: one.report.cover.symbol
        for folder, one in opened.items()
        if one.report is not None and one.is_whole
    }
    sharing: defaultdict[str, list[Path]] = defaultdict(list)
    for folder, symbol in symbols.items():
        sharing[_bare(symbol)].append(folder)
    found = dict(opened)
    for folder, symbol in symbols.items():
        others = [one for one in sharing[_bare(symbol)] if one != folder]
        if others:
            error = _shared(symbol, symbols[others[0]])
            found[folder] = replace(found[folder], found=in_order([*found[folder].found, error]))
    return found


def _bare(symbol: Text) -> str:
    return symbol.rstrip("*").upper()


def _shared(symbol: Text, other: Text) -> Diagnostic:
    message = f"`{symbol}` is also the symbol of {other.span.file}"
    return Diagnostic(
        NAME, symbol.span, message, "write the right symbol, or delete one of the two"
    )
