"""What a build says at its end about the sizes of the editions, and what `show` says of ids."""

import json
import re
from pathlib import Path

from click.testing import CliRunner
from conftest import TINY, Edited
from pypdfium2 import PdfDocument

from gareport.cli.main import commands
from gareport.cli.sizes import size
from gareport.flow.pipeline import open_report


def last_lines(folder: Path, output: Path, *words: str) -> list[str]:
    done = CliRunner().invoke(commands, ["build", str(folder), "--output", str(output), *words])
    assert done.exit_code == 0, done.output
    return re.split(r"no findings\n|[0-9] warnings?\n", done.stderr)[-1].splitlines()


def test_a_build_ends_with_pages_and_words_or_characters_of_each_edition(tmp_path: Path) -> None:
    english, chinese, both = last_lines(TINY, tmp_path, "--edition", "en,zh,en+zh")
    for line, unit in ((english, "words"), (chinese, "characters"), (both, "")):
        found = re.fullmatch(r"(\S+): ([0-9]+) pages(?:, ([0-9,]+) (words|characters))?", line)
        assert found, line
        assert (found[4] or "") == unit
        (file,) = tmp_path.rglob(f"{found[1]}.pdf")
        with PdfDocument(file) as document:
            assert len(document) == int(found[2])


def test_the_words_of_an_edition_are_counted_as_they_are_printed(edited: Edited) -> None:
    folder = edited(TINY)
    before = size(open_report(folder).editions["en"], 0)
    path = folder / "figures.yaml"
    old = "The last paragraph of the body."
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, "The *last* {ref.costs} two words."), "utf-8")
    count, less = (
        int(line.rpartition(": ")[2].removesuffix(" words"))
        for line in (before, size(open_report(folder).editions["en"], 0))
    )
    assert less == count - 2


def test_a_report_with_an_error_has_no_sizes(edited: Edited, tmp_path: Path) -> None:
    folder = edited(TINY, {"figures.yaml": ("The last paragraph of the body.", "See {ref.none}.")})
    words = ["build", str(folder), "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 1
    assert " pages" not in done.stderr


def test_show_prints_the_id_of_each_block_after_its_number() -> None:
    shown = CliRunner().invoke(commands, ["show", str(TINY)]).stdout
    blocks = json.loads(CliRunner().invoke(commands, ["show", str(TINY), "--json"]).stdout)[
        "blocks"
    ]
    assert len(blocks) > 10
    for block in blocks:
        label = re.escape(block["label"])
        assert re.search(rf"^ *{label} \[{block['id']}\]", shown, re.MULTILINE), block
