"""The sizes of what was built: an edition and the number of its pages in; a line for people out."""

from gareport.language.symbols import edition_stem
from gareport.numbering.parallel import Pair
from gareport.report.edition import Edition
from gareport.translation.progress import volume


def size(edition: Edition | Pair, pages: int) -> str:
    """A line such as `A_62_502-EN: 14 pages, 5,321 words`; in Chinese, characters are counted.

    All texts count, as they are printed: also notes, the cells of tables, and texts that are not
    translated yet. No pages means that none were laid out. Two editions side by side have no count.
    """
    parts = [f"{pages} page{'s' * (pages != 1)}"] if pages else []
    if isinstance(edition, Edition):
        count = sum(volume(segment.text) for segment in edition.texts.values())
        unit = "character" if edition.language.han else "word"
        parts.append(f"{count:,} {unit}{'s' * (count != 1)}")
    return f"{edition_stem(edition.report.cover.symbol, edition.code)}: {', '.join(parts)}"
