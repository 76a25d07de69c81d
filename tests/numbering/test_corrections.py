"""The entries of a corrigendum, as each language writes them."""

from pathlib import Path

import pytest

from gareport.editorial.example import Example
from gareport.flow.pipeline import open_report
from gareport.numbering.corrections import EntryPiece
from gareport.numbering.resolve import Resolved, resolve
from gareport.numbering.runs import StateMark, plain

ENTRIES = {
    "{paragraph: 5, line: 3}, old: fifty, new: fifteen": (
        "Paragraph 5, line 3 | For fifty read fifteen",
        "第 5 段，第 3 行 | 将“fifty”改为“fifteen”",
    ),
    "{paragraph: 6, item: [a, i]}, text: A new text.": (
        "Paragraph 6 (a) (i) | The subparagraph should read",
        "第 6(a)(i) 段 | 该分段应改为",
    ),
    "{annex: 2, paragraph: 89}, text: A new text.": (
        "Annex II, paragraph 89 | The paragraph should read | 89.",
        "附件二，第 89 段 | 该段应改为 | 89.",
    ),
    "{only_annex: true, paragraph: 4}, omit: true": (
        "Annex, paragraph 4 | Delete the paragraph",
        "附件，第 4 段 | 删去该段",
    ),
    "{table: 2, row: 4, column: 3}, delete: some words": (
        "Table 2, fourth row, third column | Delete some words",
        "表 2，第四行，第三栏 | 删去“some words”",
    ),
    "{footnote: 4}, insert: more, after: some": (
        "Footnote 4 | After some insert more",
        "脚注 4 | 在“some”之后插入“more”",
    ),
    "{summary: true}, insert: more, before: some": (
        "Summary | Before some insert more",
        "摘要 | 在“some”之前插入“more”",
    ),
    "{words: Title}, insert: more": ("Title | Insert more", "Title | 插入“more”"),
    "{table: 3}, omit: true": ("Table 3 | Delete the table", "表 3 | 删去该表"),
}


def _printed(resolved: Resolved, pieces: tuple[EntryPiece, ...]) -> str:
    found = (
        resolved.runs[piece.key] if piece.key else resolved.inline(piece.words) for piece in pieces
    )
    own = (run for runs in found for run in runs if not isinstance(run, StateMark))
    return plain(own).replace("\u00a0", " ")


@pytest.mark.parametrize(("entry", "lines"), ENTRIES.items(), ids=ENTRIES)
def test_an_entry_has_its_place_and_its_instruction(
    entry: str, lines: tuple[str, str], tmp_path: Path
) -> None:
    example = Example(
        cover="symbol: A/99/1/Corr.1\nkind: corrigendum\neditions: [en, zh]",
        content=f"- {{id: entry, correction: {entry}}}",
    )
    folder = tmp_path / "example"
    for name, text in example.as_files().items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    opened = open_report(folder)
    assert [one for one in opened.found if one.severity == "error"] == []
    for code, line in zip(("en", "zh"), lines, strict=True):
        resolved = resolve(opened.editions[code])
        found = resolved.corrections["entry"]
        parts = (_printed(resolved, found.place), _printed(resolved, found.instruction))
        assert " | ".join(filter(None, (*parts, found.label))) == line
