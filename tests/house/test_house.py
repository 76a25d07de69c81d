"""The house: the rules of ARCHITECTURE.md that a reader should never have to check by hand."""

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import ROOT

from gareport import formats
from gareport.report.model import NODE_KINDS, kind_name

PACKAGE = ROOT / "gareport"
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
TEMPLATES = ROOT / "templates"
FORMATS = sorted(path.parent.name for path in TEMPLATES.glob("*/blocks"))

# The two ends of the flow, the look-ups that lead to them, and the loader of the templates.
TOUCH_FILES = {
    "cli/drafting_commands.py", "cli/reports.py", "cli/start.py", "flow/desk.py", "flow/fixing.py",
    "flow/output.py", "flow/upkeep.py", "layout/faces.py", "reading/history.py", "reading/load.py",
    "reading/neighbours.py", "reading/pending.py", "reading/pictures.py", "reading/presence.py",
    "reading/row_files.py",
    "reading/unlisted.py",
    "reading/workspace.py", "report/excerpt.py", "validators/open_xml.py", "validators/pdf.py",
    "validators/verapdf.py",
}  # fmt: skip
FILE_CALLS = {
    "open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rename",
    "exists", "is_file", "is_dir", "isfile", "glob", "rglob", "iterdir", "pofile", "fsync", "run",
    "Popen", "FileSystemLoader", "stat",
}  # fmt: skip


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def touches_files(source: str) -> set[str]:
    """The calls in a source text that reach the disk or another program."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    names = {c.attr if isinstance(c, ast.Attribute) else getattr(c, "id", "") for c in calls}
    return names & FILE_CALLS


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_opens_by_saying_what_it_does(path: Path) -> None:
    text = ast.get_docstring(tree_of(path))
    assert text is not None
    assert len(text.split("\n\n")[0].split()) >= 5
    assert text.split("\n\n")[0].rstrip().endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_and_functions_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_every_public_function_and_class_says_what_it_gives() -> None:
    silent = [
        f"{name_of(path)}: {node.name}"
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and ast.get_docstring(node) is None
    ]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    words = {word for path in MODULES for word in path.stem.lower().split("_")}
    assert words & FORBIDDEN_NAMES == set()


def names_that_mean_two_things(sources: Mapping[str, str]) -> dict[str, list[str]]:
    """The classes and aliases that two modules define, private ones under their bare name."""
    found: dict[str, list[str]] = {}
    for module, source in sources.items():
        for node in ast.parse(source).body:
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name.lstrip("_"), []).append(module)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                alias = node.targets[0].id
                if alias[0].isupper() and not alias.isupper():
                    found.setdefault(alias, []).append(module)
    return {name: modules for name, modules in found.items() if len(modules) > 1}


def test_a_class_name_means_one_thing() -> None:
    sources = {name_of(path): path.read_text("utf-8") for path in MODULES}
    assert names_that_mean_two_things(sources) == {}
    twice = {"a.py": "class _Row: pass", "b.py": "Row = int", "c.py": "ROW = 1"}
    assert names_that_mean_two_things(twice) == {"Row": ["a.py", "b.py"]}


def test_files_are_touched_at_the_ends_of_the_flow_only() -> None:
    found = {name_of(path) for path in MODULES if touches_files(path.read_text("utf-8"))}
    assert {name for name in found if not name.startswith("formats/")} == TOUCH_FILES


def test_a_call_that_touches_a_file_would_be_noticed() -> None:
    assert touches_files("from pathlib import Path\nPath('x').read_text()") == {"read_text"}
    assert touches_files("with open('x') as file: pass") == {"open"}
    assert touches_files("text.replace('a', 'b')") == set()


def test_only_one_module_knows_the_order_of_the_stages() -> None:
    stages = {"load", "translate", "resolve", "render", "paginate"}
    for path in MODULES:
        imported = {
            (node.module or "").rpartition(".")[2]
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.ImportFrom)
            and any(alias.name == (node.module or "").rpartition(".")[2] for alias in node.names)
        }
        if path.name != "pipeline.py":
            assert len(imported & stages) <= 1, name_of(path)


def test_every_format_has_templates_and_there_are_no_others() -> None:
    assert sorted(formats.FORMATS) == FORMATS


def test_no_two_formats_write_the_same_file() -> None:
    extensions = [one.extension for one in formats.FORMATS.values()]
    assert len(set(extensions)) == len(extensions)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_kind_has_a_template_in_every_format_and_no_other_has(format_name: str) -> None:
    kinds = {kind_name(kind) for kind in NODE_KINDS}
    found = [path.name.partition(".")[0] for path in (TEMPLATES / format_name / "blocks").iterdir()]
    assert sorted(found) == sorted(kinds)
