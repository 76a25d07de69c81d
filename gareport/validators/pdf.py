"""The findings of veraPDF: a PDF in, diagnostics with the places of blocks out."""

import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import shorten

from gareport.formats import PDF
from gareport.report.diagnostics import Diagnostic
from gareport.report.keys import Key
from gareport.report.texts import anchors
from gareport.validators.judged import Judged
from gareport.validators.verapdf import Breach, breaches

NAME = "pdf-validity"
LONGEST = 300  # characters of the validator's message that are shown


def judge(judged: Judged) -> Iterator[Diagnostic]:
    """Yield the findings of veraPDF."""
    (found,) = breaches([judged.data])
    yield from traced(judged, found)


def traced(judged: Judged, found: Iterable[Breach]) -> Iterator[Diagnostic]:
    """Yield a finding for each block, page by page, with all the rules that it breaks there."""
    import pikepdf

    from gareport.validators.pdf_blocks import PdfBlocks, page_of

    with pikepdf.open(io.BytesIO(judged.data)) as pdf:
        blocks = PdfBlocks(pdf, _keys(judged))
        said: defaultdict[tuple[int | None, Key | None, Key | None], list[str]] = defaultdict(list)
        for breach in found:
            key = blocks.key_of(breach.context)
            own = None if blocks.is_contents(breach.context) else key
            said[page_of(breach.context), key, own].append(_saying(breach))
    for (page, key, own), sayings in said.items():
        where = f"{judged.name}, page {page}" if page else judged.name
        message = f"{where}: {'; '.join(dict.fromkeys(sayings))}"
        hint = judged.hint(PDF, PDF.main, own)
        yield Diagnostic(NAME, judged.place(key), message, hint)


def _saying(breach: Breach) -> str:
    times = f" ({breach.times:,} times in the file)" if breach.times > 1 else ""
    says = shorten(breach.message, LONGEST, placeholder=" …")
    return f"{breach.standard}, {breach.rule}: {says}{times}"


def _keys(judged: Judged) -> dict[str, Key]:
    """The keys of blocks and notes by the ids of their elements.

    In a parallel edition each note appears twice, so its number does not identify it.
    """
    lettered = [Key.note(n.id) for notes in judged.resolved.table_notes.values() for n in notes]
    numbered = {} if judged.parallel else judged.notes
    cited = () if judged.parallel else map(Key, judged.resolved.cited)
    return {
        **{name: name for name in (*anchors(judged.report), *lettered, *cited)},
        **{f"note-{number:05}": key for number, key in numbered.items()},
    }
