"""A translator's desk: a small report, its PO file and its bilingual table, edited as in Word."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import polib
import pytest
from click.testing import CliRunner
from conftest import TINY

from gareport.cli.main import commands

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Desk:
    """A copy of the small report, its PO file, and the bilingual table made of them."""

    folder: Path
    po: Path
    table: Path

    def run(self, *words: str) -> tuple[int, str]:
        result = CliRunner().invoke(commands, words, catch_exceptions=False)
        return result.exit_code, result.stderr

    def pack(self) -> None:
        code, said = self.run("pack", str(self.folder), "zh", "--output", str(self.folder.parent))
        assert code == 0, said

    def unpack(self, *options: str) -> tuple[int, str]:
        # The table names the report; it is found here by its folder.
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder.parent)
            return self.run("unpack", str(self.table), *options)

    def entries(self) -> dict[str, polib.POEntry]:
        return {entry.msgctxt: entry for entry in polib.pofile(str(self.po))}

    def change(self, edit: Callable[[dict[str, Any]], None]) -> None:
        """Edit the table as Word would: the rows by their ids, as python-docx has them."""
        document = docx.Document(str(self.table))
        rows = {row_id(row): row for row in document.tables[0].rows[1:]}
        edit(rows)
        document.save(str(self.table))

    def change_po(self, old: str, new: str) -> None:
        replace(self.po, old, new)


def row_id(row: Any) -> str:
    words = "".join(node.text or "" for node in row._tr.tc_lst[0].iter(f"{W}t"))
    return words.partition(" ")[0]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1, (old, text.count(old))
    path.write_text(text.replace(old, new), "utf-8")


def desk_in(place: Path) -> Desk:
    """A desk with a copy of the small report, as it is when its table was just sent out."""
    folder = Path(shutil.copytree(TINY, place / "tiny"))
    po = folder / "locales" / "zh" / "LC_MESSAGES" / "tiny.po"
    made = Desk(folder, po, place / "tiny" / "A_99_901_Add.1-EN-ZH-table.docx")
    made.run("sync", str(folder))
    made.pack()
    return made
