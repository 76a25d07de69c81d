"""Ids minted in place: lines with ids come in, nothing else changes."""

import difflib
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import ROOT, TINY, Edited

from gareport.cli.main import commands
from gareport.drafting.minting import ids_in, mint
from gareport.flow.pipeline import open_report
from gareport.reading.yaml_text import read
from gareport.report.diagnostics import has_errors
from gareport.report.source import Mapping, Sequence, SourceNode
from gareport.report.texts import segments

TEXTS = [
    "The costs of travel.", "信通技术", '"Quoted: and\n{i}  more"', "'single'",
    ">-\n{i}  folded\n{i}  text",
    "|\n{i}  literal\n{i}  text", "plain over\n{i}  lines # a comment", "Ends here.  # said",
]  # fmt: skip


def block(rng: random.Random, depth: int, indent: str, number: list[int]) -> str:
    """A block in one of many layouts, with or without an id."""
    number[0] += 1
    own = number[0]
    inner = indent + "  "
    text = rng.choice(TEXTS).replace("{i}", inner)
    keys = [f"paragraph: {text}"]
    if depth and rng.random() < 0.4:
        items = "".join(item(rng, inner + "  ", number) for _ in range(rng.randint(1, 3)))
        keys.append(f"items:\n{items}".rstrip("\n"))
    if rng.random() < 0.3:
        keys.append("numbered: true")
    if rng.random() < 0.3:
        rng.shuffle(keys)
    if rng.random() < 0.5:
        keys.insert(rng.randint(0, len(keys)), f"id: given_{own}")
    comment = f"{indent}# a comment\n" if rng.random() < 0.3 else ""
    return f"{comment}{indent}- " + f"\n{inner}".join(keys) + "\n" + "\n" * (rng.random() < 0.2)


def item(rng: random.Random, indent: str, number: list[int]) -> str:
    number[0] += 1
    given = f"id: given_{number[0]}" if rng.random() < 0.5 else ""
    text = rng.choice(TEXTS).replace("{i}", indent + "  ")
    lines = [line for line in (given, f"text: {text}") if line]
    return f"{indent}- " + f"\n{indent}  ".join(lines) + "\n"


def without_ids(node: SourceNode) -> object:
    if isinstance(node, Mapping):
        return {key: without_ids(v) for key, v in node.values.items() if key != "id"}
    return [without_ids(e) for e in node.entries] if isinstance(node, Sequence) else str(node)


def nodes_of(text: str, folder: Path) -> SourceNode:
    path = folder / "body.yaml"
    path.write_bytes(text.encode())
    node, found = read(path, "body.yaml")
    assert node is not None, (text, found)
    assert found == [], text
    return node


@pytest.mark.parametrize("seed", range(200))
def test_the_difference_is_lines_with_ids_and_the_report_is_the_same(
    seed: int, tmp_path: Path
) -> None:
    rng = random.Random(seed)
    number = [0]
    blocks = "".join(block(rng, 1, "  ", number) for _ in range(4))
    text = f"# first\nid: body\nkind: section\ncontent:\n{blocks}"
    if seed % 4 == 0:
        text = text.replace("\n", "\r\n")
    before = nodes_of(text, tmp_path)
    minted = mint(text, before, set(ids_in(before)))
    changes = [d for d in difflib.ndiff(text.split("\n"), minted.split("\n")) if d[0] in "+-"]
    assert all(re.fullmatch(r"\+ +id: [a-z][a-z0-9_]*\r?", change) for change in changes)
    after = nodes_of(minted, tmp_path)
    assert without_ids(after) == without_ids(before)
    names = list(ids_in(after))
    assert len(names) == len(set(names)) == number[0] + 1
    assert mint(minted, after, set(names)) == minted


def test_a_block_in_braces_gets_its_id_after_the_brace(tmp_path: Path) -> None:
    text = "id: a\ncontent:\n  - {paragraph: The costs., items: [{text: 一}, {text: 二}]}\n"
    minted = mint(text, nodes_of(text, tmp_path), {"a", "text"})
    assert "- {id: the_costs, paragraph: The costs., items: [{id: block_vzht, text: 一}," in minted
    assert isinstance(nodes_of(minted, tmp_path), Mapping)


def test_the_command_mints_and_the_report_is_whole_again(edited: Edited) -> None:
    folder = edited(TINY)
    report = open_report(folder).report
    assert report is not None
    texts = [str(text) for _, text in segments(report)]
    path = folder / "introduction.yaml"
    text = path.read_text("utf-8")
    name = re.search(r"  - id: (\w+)\n    ", text)
    assert name is not None
    path.write_text(text.replace(name[0], "  - ", 1), "utf-8")
    (missing,) = [f for f in open_report(folder).found if f.rule == "missing-id"]
    assert "`gareport ids`" in missing.hint
    assert CliRunner().invoke(commands, ["ids", str(folder)]).exit_code == 0
    again = open_report(folder).report
    assert again is not None
    assert [str(text) for _, text in segments(again)] == texts


def test_a_section_without_an_id_gets_the_name_of_its_file(edited: Edited) -> None:
    folder = edited(TINY)
    path = folder / "introduction.yaml"
    text = path.read_text("utf-8")
    assert text.count("id: introduction\n") == 1
    path.write_text(text.replace("id: introduction\n", "", 1), "utf-8")
    assert CliRunner().invoke(commands, ["ids", str(folder)]).exit_code == 0
    assert sorted(path.read_text("utf-8").split("\n")) == sorted(text.split("\n"))
    assert open_report(folder).is_whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Élan vital, états généraux", "elan_vital_etats"),
        ("Über Straßen", "uber_strassen"),
        ("Łódź, Århus, Bjørn", "lodz_arhus_bjorn"),
        ("信通技术战略", "block_vmdk"),
        ("关于 ICT 的战略", "ict"),
    ],
)
def test_an_id_has_the_letters_without_their_accents(text: str, name: str, tmp_path: Path) -> None:
    file = f"id: a\ncontent:\n  - paragraph: {text}\n"
    assert f"    id: {name}\n" in mint(file, nodes_of(file, tmp_path), {"a"})


def test_blocks_without_latin_letters_have_ids_that_no_place_or_number_decides(
    tmp_path: Path,
) -> None:
    blocks = ["", *(f"  - paragraph: {text}\n" for text in ("甲", "乙", "甲", "丙"))]
    file = f"id: a\ncontent:\n{''.join(blocks)}"
    minted = mint(file, nodes_of(file, tmp_path), {"a"}, "costs")
    ids = re.findall("    id: (.*)\n", minted)
    assert len(set(ids)) == 4
    assert all(re.fullmatch("costs_[a-z]{4,5}", one) for one in ids)
    assert ids[2].startswith(ids[0])
    behind = f"id: a\ncontent:\n{''.join(reversed(blocks))}"
    again = mint(behind, nodes_of(behind, tmp_path), {"a"}, "costs")
    assert set(re.findall("    id: (.*)\n", again)) == set(ids)


def test_thousands_of_blocks_with_the_same_text_get_ids(tmp_path: Path) -> None:
    file = "id: a\ncontent:\n" + "  - paragraph: 甲\n" * 9_000
    assert (
        len(set(re.findall("    id: (.*)\n", mint(file, nodes_of(file, tmp_path), {"a"})))) == 9_000
    )


def test_a_report_without_ids_has_one_finding_and_build_can_write_them_first(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "draft"
    folder.mkdir()
    cover = "symbol: A/99/1\norgan: general_assembly\nsession: 99\nlanguage: zh\noriginal: zh\n"
    cover += "editions: [zh]\ntitle: 标题\nauthor: secretary_general\nsections: [body]\n"
    (folder / "report.yaml").write_text(f"{cover}summary:\n  - paragraph: 摘要。\n", "utf-8")
    blocks = "".join(f"  - paragraph: 第一段{text}。\n" for text in "甲乙丙")
    (folder / "body.yaml").write_text(
        f"kind: introduction\nheading: 导言\ncontent:\n{blocks}", "utf-8"
    )
    found = open_report(folder).found
    assert [(one.rule, one.message) for one in found] == [
        ("missing-id", "5 blocks have no id; this is the first")
    ]
    assert found[0].span.file.endswith("report.yaml")
    assert found[0].hint.startswith("run `gareport ids`")
    before = (folder / "body.yaml").read_bytes()
    assert CliRunner().invoke(commands, ["check", str(folder)]).exit_code == 1
    assert (folder / "body.yaml").read_bytes() == before
    words = ["build", str(folder), "--ids", "--output", str(tmp_path / "out")]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0
    assert done.stderr.startswith("5 ids written to 2 files: ")
    assert "written to" not in CliRunner().invoke(commands, words).stderr
    assert not has_errors(open_report(folder).found)


@pytest.mark.parametrize("words", [["ids"], ["build", "--ids"]])
@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("id: a\n b: [", "yaml"),
        ("id: terms\nkind: annex\ncontent:\n  - paragraph：A text.\n", "yaml"),
        ("id: terms\nkind: annex\ncontent:\n  - paragraph: No # 5 is here.\n", "cut-text"),
        ("id: terms\nkind: annex\ncontent:\n  - paragraf: A text.\n", "unknown-key"),
    ],
)
def test_a_file_with_errors_of_form_keeps_every_file_as_it_is(
    words: list[str], wrong: str, rule: str, edited: Edited
) -> None:
    folder = edited(TINY)
    (folder / "terms.yaml").write_text(wrong, "utf-8")
    path = folder / "introduction.yaml"
    path.write_text(path.read_text("utf-8").replace("id: introduction\n", "", 1), "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    done = CliRunner().invoke(commands, [*words, str(folder)])
    assert done.exit_code == 1
    assert re.search(rf"terms.yaml:\d+:\d+: error\[{rule}\]", done.stderr)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_ids_says_which_file_it_cannot_read(edited: Edited) -> None:
    folder = edited(TINY)
    (folder / "terms.yaml").write_text("id: a\n b: [", "utf-8")
    path = folder / "introduction.yaml"
    path.write_text(path.read_text("utf-8").replace("id: introduction\n", "", 1), "utf-8")
    done = CliRunner().invoke(commands, ["ids", str(folder)])
    assert done.exit_code == 1
    assert "terms.yaml:2:3: error[yaml]" in done.stderr
    (folder / "terms.yaml").unlink()
    again = CliRunner().invoke(commands, ["ids", str(folder)])
    assert again.exit_code == 0
    assert again.stderr.startswith("1 id written to 1 file: ")


def test_the_guide_shows_what_becomes_of_a_file_without_ids(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "authoring.md").read_text("utf-8")
    before, after = (
        re.findall(rf"^```text {name}\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)[0]
        for name in ("before", "after")
    )
    path = tmp_path / "guide.yaml"
    path.write_text(before, "utf-8")
    node, _ = read(path, "guide.yaml")
    assert node is not None
    assert mint(before, node, set()) == after != before
