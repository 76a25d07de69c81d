"""Web links of the Word file: resolved editions in, an id for every address, by part, out."""

from gareport.numbering.resolve import Resolved
from gareport.numbering.runs import addresses
from gareport.report.keys import Key


def relationships(*editions: Resolved) -> dict[str, dict[str, str]]:
    """The relationship ids of `document` and of `footnotes`: {part: {address: id}}."""
    parts: dict[str, list[str]] = {"document": [], "footnotes": []}
    for resolved in editions:
        notes = {Key.note(note.id) for note in resolved.notes}
        for key, runs in resolved.runs.items():
            parts["footnotes" if key in notes else "document"] += addresses(runs)
    return {
        part: {href: f"rIdL{n}" for n, href in enumerate(dict.fromkeys(found), 1)}
        for part, found in parts.items()
    }
