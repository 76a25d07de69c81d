"""The rows of a table that came back, with a catalogue, in; the catalogue with their texts out.

Nothing is overwritten without being asked: a row counts only if neither its text nor its
translation has changed since the table was made. What a row has and a PO file cannot hold is
reported.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gareport.exchange.pack import STATES, as_comment, proof
from gareport.exchange.unpack import BilingualTable, ReturnedRow
from gareport.report.diagnostics import Diagnostic, Severity, Span
from gareport.report.edition import Entry, checksum
from gareport.report.keys import Key
from gareport.report.source import Text
from gareport.translation.catalogue import Catalogue

_NAMED = 3  # so many of the texts without a row are named


def merge(
    table: BilingualTable,
    catalogue: Catalogue,
    source: Mapping[Key, Text],
    shown: str,
    overwrite: bool,
) -> tuple[Catalogue, list[Diagnostic], int]:
    """The catalogue with the table's translations, the findings, and how many entries changed.

    With `overwrite`, the table's translation replaces one that changed in the meantime.
    """
    entries = dict(catalogue.entries)
    found = [*table.found, *_absent(table, source, shown)]
    changed = 0
    for row in table.rows:
        before, text = entries.get(row.id), source.get(row.id)
        conflict = _conflict(row, before, text, overwrite)
        found += _reported(conflict, row, shown)
        if text is None:
            continue
        found += _left_out(row, before, text, shown)
        is_lost = before is None or not before.translation.strip()
        keeps = conflict or (_is_untouched(row) and not is_lost) or not _is_made_for(row, text)
        after = before if keeps else _entry(row, before, text, shown)
        after = after and replace(after, remarks=_remarks(row, before))
        if after is not None and after != before:
            entries[row.id] = after
            changed += 1
    return replace(catalogue, entries=entries), found, changed


def _absent(table: BilingualTable, source: Mapping[Key, Text], shown: str) -> Iterator[Diagnostic]:
    """A warning if texts of the report have no row: part of the table may be lost."""
    absent = [key for key in source if key not in {row.id for row in table.rows}]
    if absent:
        names = ", ".join(f"`{key}`" for key in absent[:_NAMED])
        more = ", …" if len(absent) > _NAMED else ""
        count = "1 text" if len(absent) == 1 else f"{len(absent)} texts"
        have = "has" if len(absent) == 1 else "have"
        message = f"{count} of the report {have} no row in this table: {names}{more}"
        hint = "if nobody deleted rows, ask for the whole table; these texts did not change"
        yield Diagnostic("bilingual-table", Span(shown, 1, 1), message, hint, Severity.WARNING)


def _conflict(
    row: ReturnedRow, entry: Entry | None, source: Text | None, overwrite: bool
) -> tuple[str, str] | None:
    """Why the translation of a row does not come in, and what to do; None if it may."""
    now = entry.translation.strip() if entry else ""
    if source is None:
        return f"`{row.id}` is no longer a text of the report", "move the translation by hand"
    if row.no_text:
        message = f"the row of `{row.id}` has {' and '.join(row.no_text)}"
        hint = "write it as text, or with the markup of the report; this translation is left out"
        return message, hint
    if _is_untouched(row):
        return None
    if not _is_made_for(row, source):
        message = f"the source of `{row.id}` has changed since the table was made"
        return message, "make a new table; this translation is left out"
    if now not in (row.target, "") and not _is_as_packed(row, now) and not overwrite:
        message = f"the translation of `{row.id}` has changed since the table was made"
        return message, "compare the two; use --overwrite to take the one in the table"
    if now and not row.target:
        message = f"the translation of `{row.id}` was deleted in the table"
        return message, "delete it in the PO file too; until then it is kept"
    return None


def _reported(
    conflict: tuple[str, str] | None, row: ReturnedRow, shown: str
) -> Iterator[Diagnostic]:
    if conflict:
        yield Diagnostic("table-conflict", Span(shown, row.number, 3), *conflict)


def _is_untouched(row: ReturnedRow) -> bool:
    """Whether target and state are as they went out."""
    return proof(row.source, row.target, row.state).endswith(_parts(row)[1])


def _is_as_packed(row: ReturnedRow, translation: str) -> bool:
    """Whether a translation is the one that went out, in whatever state."""
    proofs = (proof(row.source, translation, state) for state in STATES)
    return any(one.endswith(_parts(row)[1]) for one in proofs)


def _is_made_for(row: ReturnedRow, source: Text) -> bool:
    """Whether the source is still the text that went out."""
    return checksum(source) == _parts(row)[0]


def _parts(row: ReturnedRow) -> tuple[str, str]:
    made_for, _, seen = row.proof.partition("-")
    return made_for, seen


def _is_source_edited(row: ReturnedRow, source: Text) -> bool:
    """Whether somebody wrote into the cell of the source; Word may change spaces only."""
    return _is_made_for(row, source) and row.source.split() != source.split()


def _left_out(
    row: ReturnedRow, entry: Entry | None, source: Text, shown: str
) -> Iterator[Diagnostic]:
    """What a row has that does not come in, although its translation may."""
    if _is_source_edited(row, source):
        message = f"the source of `{row.id}` was edited in the table"
        hint = f"edit it in {source.span.file}; a new translation comes in as tentative"
        yield Diagnostic("table-conflict", Span(shown, row.number, 2), message, hint)
    if row.emphasis:
        message = f"the target of `{row.id}` is partly {' and '.join(row.emphasis)}"
        hint = "write *italics* and **bold**; the type of Word is left out"
        yield Diagnostic(
            "table-conflict", Span(shown, row.number, 3), message, hint, Severity.WARNING
        )
    if (row.comments or row.comment) and entry is None and not row.target:
        message = f"the comment on `{row.id}` has no entry to go to"
        hint = "run `gareport sync`, then merge the table again"
        yield Diagnostic("table-conflict", Span(shown, row.number, 5), message, hint)


def _entry(row: ReturnedRow, before: Entry | None, source: Text, shown: str) -> Entry | None:
    """The entry made from a row, with the remarks it had; None if there is still no translation."""
    if not row.target:
        return before
    others = tuple(flag for flag in (before.flags if before else ()) if flag != "fuzzy")
    tentative = row.state == "tentative" or _is_source_edited(row, source)
    flags = ("fuzzy", *others) if tentative else others
    if before is not None and before.translation.strip() == row.target:
        same_source = before.source == source and before.previous is None
        if row.state == "stale" or (tentative and before.tentative):
            return before
        if same_source and tentative == before.tentative:
            return before
    place = before.span if before else Span(shown, row.number, 3)
    return Entry(str(source), Text(row.target, place), tentative, place, None, (), (), flags)


def _remarks(row: ReturnedRow, before: Entry | None) -> tuple[str, ...]:
    """The translator's comments, with what the table and the comments of Word add to them."""
    remarks = before.remarks if before else ()
    known = as_comment(remarks)
    if row.comment not in ("", known):
        remarks = (*remarks, f"# {row.comment.removeprefix(known).strip(' /')}")
    return tuple(dict.fromkeys((*remarks, *(f"# {one}" for one in row.comments))))
