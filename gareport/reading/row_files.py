"""Stage 1, rows from files: the nodes of a section in; the same with the rows of its files, out.

A table with `rows_from` gets the rows of a CSV file or of a sheet, before those that are typed in
it. They become nodes as if they were typed in the section, each with its place in the file.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gareport.language.braces import CELL_WORDS, COMPUTED
from gareport.language.cell_figures import bare_figure
from gareport.reading.csv_file import csv_lines
from gareport.reading.explain import nearest
from gareport.reading.pending import bytes_of
from gareport.reading.sheet_file import sheet_lines
from gareport.reading.table_file import MERGED, MOST_BYTES, FileCell, FileLines, Unread
from gareport.report.diagnostics import Diagnostic, Span, shown
from gareport.report.losses import Losses
from gareport.report.scalars import ID_PATTERN, MAX_ID
from gareport.report.source import STAND_IN, Mapping, Sequence, SourceNode, Text, unfit

KEY, RULE = "rows_from", "table-file"
_SIGNS = ("", "-", "–", "..", *(f"{{{word}}}" for word in CELL_WORDS))


def with_rows(
    node: SourceNode, folder: Path, losses: Losses
) -> tuple[SourceNode, list[Diagnostic]]:
    """The nodes with the rows of the files that their tables name, and what is wrong with those."""
    found: list[Diagnostic] = []
    return _within(node, folder, losses, found), found


def _within(node: SourceNode, folder: Path, losses: Losses, found: list[Diagnostic]) -> SourceNode:
    if isinstance(node, Text):
        return node
    if isinstance(node, Sequence):
        entries = [_within(entry, folder, losses, found) for entry in node.entries]
        is_same = all(map(lambda one, other: one is other, entries, node.entries))
        return node if is_same else Sequence(node.span, tuple(entries))
    values = {key: _within(value, folder, losses, found) for key, value in node.values.items()}
    table = values.get("table")
    if isinstance(table, Mapping) and KEY in table.values:
        values["table"] = _filled(table, folder, losses, found)
        if found and isinstance(name := values.get("id"), Text):
            losses.names.add(str(name))  # its rows may be cited
    if all(values[key] is node.values[key] for key in values):
        return node
    return Mapping(node.span, node.keys, values, node.surplus)


def _filled(table: Mapping, folder: Path, losses: Losses, found: list[Diagnostic]) -> Mapping:
    """The table with the rows of its file; with a substitute if the file has none to give."""
    spec, typed = table.values[KEY], table.values.get("rows")
    rows: list[SourceNode] = []
    if isinstance(spec, Mapping) and (wanted := _wanted(spec, table)):
        reader = _Rows(wanted, folder)
        rows = [*reader.rows()]
        found += reader.found
        if reader.found and not rows:
            rows = [_stand_in(spec.span, losses)]
    else:
        rows = [_stand_in(spec.span, losses)]  # what is wrong with the keys is reported later
    if isinstance(typed, Sequence):
        rows += typed.entries
    elif typed is not None:
        return table
    keys = table.keys if typed is not None else (*table.keys, Text("rows", spec.span))
    values = {**table.values, "rows": Sequence(spec.span, tuple(rows))}
    return Mapping(table.span, keys, values, table.surplus)


def _stand_in(span: Span, losses: Losses) -> Mapping:
    """A row in place of those that cannot be read."""
    words = {"id": losses.stand_in_id(), "across": "…"}
    values: dict[str, SourceNode] = {k: Text(v, span, style=STAND_IN) for k, v in words.items()}
    return Mapping(span, tuple(Text(key, span) for key in values), values)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a table wants from a file: its name, the sheet, the headers, and its own columns."""

    file: Text
    sheet: Text | None
    key: Text
    headers: dict[str, Text]
    columns: list[Mapping]


def _wanted(spec: Mapping, table: Mapping) -> _Wanted | None:
    """What is wanted; None if a key has a value of another kind, which is reported later."""
    file, key, sheet = (spec.values.get(name) for name in ("file", "key", "sheet"))
    listed, columns = spec.values.get("columns"), table.values.get("columns")
    if not (isinstance(file, Text) and isinstance(key, Text) and isinstance(listed, Mapping)):
        return None
    if not isinstance(columns, Sequence) or isinstance(sheet, Mapping | Sequence):
        return None
    headers = {name: text for name, text in listed.values.items() if isinstance(text, Text)}
    return _Wanted(file, sheet, key, headers, [*_leaves(columns)])


def _leaves(columns: Sequence) -> Iterator[Mapping]:
    """The columns that have cells, without the heads over several."""
    for column in columns.entries:
        if isinstance(column, Mapping):
            inner = column.values.get("columns")
            yield from _leaves(inner) if isinstance(inner, Sequence) else (column,)


@dataclass(slots=True)
class _Rows:
    """Reads the rows of one file for one table."""

    wanted: _Wanted
    folder: Path
    found: list[Diagnostic] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)

    def rows(self) -> Iterator[Mapping]:
        lines = self._lines()
        if lines is None:
            return
        at = self._places(lines[0] if lines else ())
        if at is None:
            return
        for line in lines[1:]:
            if any(cell.words or cell.wrong not in ("", MERGED) for cell in line):
                yield from self._row(line, *at)
        if len(lines) < 2:
            self._fault(self.wanted.file.span, "the file has no rows under its headers", "add one")

    def _lines(self) -> FileLines | None:
        name = self.wanted.file
        path, ending = self.folder / name, Path(name).suffix.lower()
        if ending not in (".csv", ".xlsx"):
            hint = "save it as XLSX, or as CSV UTF-8"
            self._fault(name.span, f"`{name}` is not a CSV or XLSX file", hint)
            return None
        try:
            is_there = os.path.isfile(path)
            if not is_there or not path.resolve().is_relative_to(self.folder.resolve()):
                hint = "write the name of a file that is in the report's folder"
                self._fault(name.span, f"`{name}` is not a file in the report's folder", hint)
                return None
            is_large = path.stat().st_size > MOST_BYTES
            read = Unread("the file is too large", "leave some out")
            lines = read if is_large else self._read(bytes_of(path), shown(path), ending)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "its name is not possible"
            hint = "fix the permissions of the file, or its name"
            self._fault(name.span, f"`{name}` cannot be read: {reason}", hint)
            return None
        if isinstance(lines, Unread):
            self._fault(lines.place or name.span, lines.message, lines.hint)
            return None
        return lines

    def _read(self, data: bytes, path: str, ending: str) -> FileLines | Unread:
        sheet = self.wanted.sheet
        if ending == ".xlsx":
            return sheet_lines(data, path, None if sheet is None else str(sheet), self._decimals())
        if sheet is not None:
            return Unread("a CSV file has no sheets", "delete `sheet`", sheet.span)
        return csv_lines(data, path)

    def _decimals(self) -> dict[str, int]:
        """The decimals that columns of the table ask for, by header."""
        found = {}
        for column in self.wanted.columns:
            header = self.wanted.headers.get(str(column.values.get("id")))
            decimals = column.values.get("decimals")
            is_typed = isinstance(decimals, Text) and re.fullmatch("[0-6]", decimals)
            if header is not None and is_typed:
                found[str(header)] = int(str(decimals))
        return found

    def _places(
        self, heads: tuple[FileCell, ...]
    ) -> tuple[int, list[tuple[Mapping, int | None]]] | None:
        """Where the key is in each line, and where the cell of each column; None if one is not."""
        before = len(self.found)
        known = [str(column.values.get("id")) for column in self.wanted.columns]
        for name, header in self.wanted.headers.items():
            if name not in known:
                meant = nearest(name, known)
                hint = f"did you mean `{meant}`?" if meant else "write the id of a column"
                self._fault(header.span, f"the table has no column `{name}`", hint)
        key = self._place(self.wanted.key, heads)
        places: list[tuple[Mapping, int | None]] = []
        for name, column in zip(known, self.wanted.columns, strict=True):
            wanted = self.wanted.headers.get(name)
            place = None if wanted is None else self._place(wanted, heads)
            if wanted is None and "formula" not in column.values:
                hint = "name its header under `columns` of `rows_from`, or give it a `formula`"
                self._fault(column.span, f"the column `{name}` gets no cells from the file", hint)
            places.append((column, place))
        return (key, places) if key is not None and len(self.found) == before else None

    def _place(self, header: Text, heads: tuple[FileCell, ...]) -> int | None:
        found = [at for at, head in enumerate(heads) if head.words == header.strip()]
        if len(found) > 1:
            message = f"two columns of the file have the header `{header}`"
            self._fault(heads[found[1]].place, message, "give one of them another header")
        if found:
            return found[0]
        named = [head.words for head in heads if head.words]
        meant = nearest(header, named)
        listed = ", ".join(f"`{one}`" for one in named[:10])
        hint = f"did you mean `{meant}`?" if meant else f"its headers are {listed or 'blank'}"
        self._fault(header.span, f"the first line of the file has no header `{header}`", hint)
        return None

    def _row(
        self, line: tuple[FileCell, ...], key: int, places: list[tuple[Mapping, int | None]]
    ) -> Iterator[Mapping]:
        blank = FileCell("", line[-1].place)
        cells = [blank if at is None or at >= len(line) else line[at] for _, at in places]
        row_id = self._id(line[key] if key < len(line) else blank)
        texts: list[Text] = []
        for (column, at), cell in zip(places, cells, strict=True):
            is_figure = column.values.get("align") == "figures"
            words = f"{{{COMPUTED}}}" if at is None else self._words(cell, is_figure)
            text = Text(words, cell.place)
            self.found += unfit(text) if not words.isascii() else ()
            texts.append(text)
        if row_id:
            place = cells[0].place
            values: dict[str, SourceNode] = {
                "id": Text(row_id, place),
                "cells": Sequence(place, tuple(texts)),
            }
            yield Mapping(place, tuple(Text(name, place) for name in values), values)

    def _id(self, cell: FileCell) -> str:
        """The id of a row, from the words of its key: `p_4` from P-4."""
        name = re.sub("[^a-z0-9]+", "_", cell.words.lower()).strip("_")
        if cell.wrong or not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
            message = f"the key `{cell.words}` gives no id"
            if cell.wrong or not cell.words:
                message = f"this key {cell.wrong or 'is blank'}"
            hint = "write a key that begins with a letter of a-z, different in each row"
            self._fault(cell.place, message, hint)
            return ""
        if name in self.ids:
            message = f"the key `{cell.words}` is already in {self.ids[name].printed}"
            self._fault(cell.place, message, "write another key")
            return ""
        self.ids[name] = cell.place
        return name

    def _words(self, cell: FileCell, is_figure: bool) -> str:
        """The words or the figure of a cell, as if they were typed."""
        if cell.wrong:
            self._fault(cell.place, f"this cell {cell.wrong}", cell.hint)
        elif is_figure and not cell.is_figure and cell.words not in _SIGNS:
            is_sheet = bool(cell.place.cell)
            if is_sheet or bare_figure(cell.words) is None:
                also = ", which is typed as a text" if bare_figure(cell.words) else ""
                hint = "write a figure, or {nil}, {na} or {unavailable}, or leave the cell blank"
                self._fault(cell.place, f"`{cell.words}` is not a number{also}", hint)
        return cell.words

    def _fault(self, place: Span, message: str, hint: str) -> None:
        self.found.append(Diagnostic(RULE, place, message, hint))
