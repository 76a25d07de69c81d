"""Labels of what has none of its own: an edition and the marks of its notes in; those of the notes
and of the heads of rows that its texts cite, by the keys of their texts, out.

A reference prints *footnote 3*, and the words of the first cell of a row.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from gareport.language.inline import tokens
from gareport.numbering.numbering import Label
from gareport.report.edition import Edition
from gareport.report.keys import Key
from gareport.report.texts import row_heads


def note_labels(edition: Edition, marks: Mapping[str, str]) -> dict[str, Label]:
    """The labels of the notes that texts cite; those of the cover have asterisks, and no label."""
    mark = edition.language.footnote
    words = mark.cited.removesuffix("{}")
    found: dict[str, Label] = {}
    for name in dict.fromkeys(_cited(edition, "footnote")):
        sign = marks[name]
        cited = mark.cited.format(sign)
        label = Label("note", sign, cited, 0, sign, words=words, plural=mark.plural)
        found[Key.note(name)] = label
    return found


def heads_of_rows(edition: Edition) -> dict[str, Key]:
    """The key of the text at the head of each row that texts cite, by the ids of table and row."""
    cited = dict.fromkeys(_cited(edition, "row"))
    heads = row_heads(edition.report) if cited else {}
    return {row: heads[Key(row)] for row in cited}


def row_labels(heads: Mapping[str, Key], words_of: Callable[[Key], str]) -> dict[str, Label]:
    """The labels of these rows; `words_of` gives the words of a text by its key."""
    words = {head: words_of(head) for head in heads.values()}
    return {head: Label("row", "", text, 0, text) for head, text in words.items()}


def _cited(edition: Edition, kind: Literal["footnote", "row"]) -> Iterator[str]:
    """The names of the notes or the rows that texts cite."""
    for segment in edition.texts.values():
        yield from (token.id for token in tokens(segment.text, kind))
