"""Web links of the Word file: resolved editions in, an id for every address by part out."""

from collections.abc import Iterable, Iterator

from gareport.numbering.resolve import Linked, Resolved, Run, Styled, Untranslated
from gareport.report.keys import Key


def relationships(*editions: Resolved) -> dict[str, dict[str, str]]:
    """The relationship ids of `document` and of `footnotes`: {part: {address: id}}."""
    parts: dict[str, list[tuple[Run, ...]]] = {"document": [], "footnotes": []}
    for resolved in editions:
        notes = {Key.note(note.id) for note in resolved.notes}
        for key, runs in resolved.runs.items():
            parts["footnotes" if key in notes else "document"].append(runs)
    return {
        part: {href: f"rIdL{n}" for n, href in enumerate(dict.fromkeys(_addresses(texts)), 1)}
        for part, texts in parts.items()
    }


def _addresses(texts: Iterable[tuple[Run, ...]]) -> Iterator[str]:
    for runs in texts:
        for run in runs:
            if isinstance(run, Linked):
                yield run.href
            if isinstance(run, (Linked, Styled, Untranslated)):
                yield from _addresses((run.children,))
