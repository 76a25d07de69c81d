"""Keys of texts are put together and taken apart in `report/keys.py`, and by hand nowhere else."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT

PACKAGE = ROOT / "gareport"
MODULES = sorted({*PACKAGE.rglob("*.py"), *(ROOT / "tests" / "instruments").glob("*.py")})
TEMPLATES = sorted((ROOT / "templates").rglob("*.j2"))
KEYS = PACKAGE / "report" / "keys.py"

# Full stops that these modules look for are those of numbers, of modules' names and of columns.
OTHER_STOPS = {
    "rulebook.py", "chart_data.py", "dollars.py", "thousands.py", "guard.py", "render.py",
    "template_types.py", "term_table.py",
}  # fmt: skip
_STEM = "report|note|organ|author|coverage|parallel"
_TYPED = re.compile(
    rf"(?:{_STEM})\.(?:[a-z_]+(?:\.[a-z0-9_]*)?)?"  # report.title, note.
    r"|(?:.*\})?\.(?:lead|closing|headnote)"  # .lead, {}.lead
    r"|%s\..*"
)
_FILES = re.compile(r"report\.(?:yaml|html|docx|pdf|schema)")
_CUTS = {"split", "rsplit", "partition", "rpartition"}
_IN_TEMPLATES = re.compile(
    r"""~\s*["'](?:[^"']*\.["']|\.(?:lead|closing|headnote)["'])|["'](?:note|report)\.["']\s*~"""
    r"""|\}\}\.(?:lead|closing|headnote)|note\.\{\{"""
    rf"""|["'](?:{_STEM})\.[a-z]"""
    r"""|\.(?:endswith|startswith|split|partition|removeprefix|removesuffix)\(["'][^"']*\."""
)


def by_hand(source: str) -> list[int]:
    """The lines of a module that put a key together, spell one out, or take one apart."""
    tree = ast.parse(source)
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.expr) and id(node) not in docs)
    return sorted({node.lineno for node in nodes if _is_by_hand(node)})


def _is_by_hand(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return _puts_together(node)
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(_TYPED.fullmatch(node.value)) and not _FILES.match(node.value)
    return isinstance(node, ast.Call) and _cuts(node)


def _puts_together(text: ast.JoinedStr) -> bool:
    """Whether an id or a key comes before a full stop, or a name after the stem of a key."""
    parts = text.values
    for part, after in pairwise(parts):
        if isinstance(part, ast.FormattedValue) and isinstance(after, ast.Constant):
            name = getattr(part.value, "attr", getattr(part.value, "id", ""))
            if name in ("id", "key") and re.match(r"\.(?![\s.]|$)|\.$", str(after.value)):
                return True
    return False


def _cuts(call: ast.Call) -> bool:
    """Whether a call cuts a text at full stops, or joins names by them."""
    if not isinstance(call.func, ast.Attribute):
        return False
    stops = [a for a in call.args[:1] if isinstance(a, ast.Constant) and a.value == "."]
    joins = call.func.attr == "join" and getattr(call.func.value, "value", "") == "."
    return joins or (call.func.attr in _CUTS and bool(stops))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_builds_or_takes_apart_a_key_by_hand(path: Path) -> None:
    found = by_hand(path.read_text("utf-8"))
    assert bool(found) == (path == KEYS or path.name in OTHER_STOPS), found


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_template_builds_or_takes_apart_a_key_by_hand(path: Path) -> None:
    assert _IN_TEMPLATES.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        'f"{node.id}.lead"',
        'f"{table.id}.{row.id}.{column.id}"',
        'f"{key}.{counted[key]}"',
        'f"note.{name}"',
        'f"report.agenda.{entry.item}"',
        'f"{name}.closing"',
        '"report.title"',
        '"organ.security_council"',
        'node.id + ".lead"',
        '"{}.headnote".format(name)',
        '"%s.closing" % name',
        '".".join((node.id, "lead"))',
        'key.partition(".")[0]',
        'key.split(".")',
        'key.startswith("note.")',
        'key.removesuffix(".closing")',
    ],
)
def test_a_key_built_or_taken_apart_by_hand_is_found(line: str) -> None:
    assert by_hand(f'"""Docstring on `note.x` and `report.title`."""\nfound = {line}\n') == [2]


@pytest.mark.parametrize(
    "line",
    [
        'f"write {{note.{name}}}"',
        'f"{place}. See {{ref.{node.id}}}."',
        'f"the id `{node.id}`."',
        '"report.yaml"',
        "Key.lead(node.id)",
        'words.partition(":")',
    ],
)
def test_what_only_looks_like_a_key_is_let_pass(line: str) -> None:
    assert by_hand(f"found = {line}\n") == []


@pytest.mark.parametrize(
    "code",
    [
        '{{ runs[block.id ~ ".lead"] }}',
        '{{ runs["note." ~ note.id] }}',
        '<p id="{{ block.id }}.closing">',
        '<a href="#note.{{ call.id }}">',
        '{{ runs["report.title"] }}',
        '{{ words["parallel.changes"] }}',
        '{% if key.endswith(".lead") %}',
    ],
)
def test_a_key_built_or_taken_apart_by_a_template_is_found(code: str) -> None:
    assert _IN_TEMPLATES.search(code)
