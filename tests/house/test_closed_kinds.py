"""Every question that is put to the kinds of blocks, of markup or of runs is put to all of them.

mypy fails where a `match` leaves one out (`exhaustive-match`). These tests see to it that there is
a match, and that it ends in `assert_never`, which fails at run time too.
"""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from conftest import ROOT

from gareport.language.inline import Inline
from gareport.numbering.runs import Run
from gareport.report.model import NODE_KINDS

MODULES = sorted((ROOT / "gareport").rglob("*.py"))
KINDS = {kind.__name__ for kind in (*NODE_KINDS, *get_args(Inline), *get_args(Run))}


def open_questions(source: str) -> list[int]:
    """The lines of matches over kinds without `assert_never`, and of chains of tests for kinds."""
    tree = ast.parse(source)
    inner = {id(n.orelse[0]) for n in ast.walk(tree) if isinstance(n, ast.If) and _is_chain(n)}
    found = [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Match) and _asks_kinds(node) and not _is_closed(node))
        or (isinstance(node, ast.If) and id(node) not in inner and _tests(node) > 1)
    ]
    return sorted(found)


def _asks_kinds(match: ast.Match) -> bool:
    patterns = (inner for case in match.cases for inner in ast.walk(case.pattern))
    classes = (pattern.cls for pattern in patterns if isinstance(pattern, ast.MatchClass))
    return any(isinstance(cls, ast.Name) and cls.id in KINDS for cls in classes)


def _is_closed(match: ast.Match) -> bool:
    last = match.cases[-1]
    is_rest = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
    return is_rest and ast.unparse(last.body[-1]).startswith("assert_never(")


def _is_chain(node: ast.If) -> bool:
    return len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)


def _tests(node: ast.If) -> int:
    """How many branches of a chain ask whether something is of a kind."""
    return sum(_is_of_kind(test) for test in _chain(node))


def _chain(node: ast.If) -> Iterator[ast.expr]:
    yield node.test
    if _is_chain(node):
        yield from _chain(node.orelse[0])  # type: ignore[arg-type]


def _is_of_kind(test: ast.expr) -> bool:
    calls = (node for node in ast.walk(test) if isinstance(node, ast.Call))
    asked = (call.args[1] for call in calls if getattr(call.func, "id", "") == "isinstance")
    names = (n.id for kinds in asked for n in ast.walk(kinds) if isinstance(n, ast.Name))
    return bool(KINDS & set(names))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_question_leaves_a_kind_out(path: Path) -> None:
    assert open_questions(path.read_text("utf-8")) == []


def test_there_are_questions() -> None:
    trees = (ast.parse(path.read_text("utf-8")) for path in MODULES)
    matches = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Match)]
    assert sum(map(_asks_kinds, matches)) > 10


def test_mypy_wants_every_match_to_be_exhaustive() -> None:
    mypy = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert "exhaustive-match" in mypy["enable_error_code"]


@pytest.mark.parametrize(
    "code",
    [
        "match node:\n    case Quote():\n        print(1)\n",
        "match node:\n    case Quote():\n        print(1)\n    case _:\n        pass\n",
        "match run:\n    case Words() | Linked(href=str(x)):\n        0\n    case _:\n        0\n",
        "if isinstance(node, Quote):\n    0\nelif isinstance(node, (Table, Item)):\n    0\n",
        "if not node:\n    0\nelif isinstance(node, Plain):\n    0\n"
        "elif isinstance(node, Symbol):\n    0\nelse:\n    0\n",
    ],
)
def test_a_question_that_leaves_a_kind_out_is_found(code: str) -> None:
    assert open_questions(f"x = 0\n{code}") == [2]


@pytest.mark.parametrize(
    "code",
    [
        "match node:\n    case Quote():\n        0\n    case _:\n        assert_never(node)\n",
        "match node:\n    case Quote():\n        print(1)\n    case x:\n        assert_never(x)\n",
        "match word:\n    case 'a':\n        print(1)\n    case _:\n        pass\n",
        "if isinstance(node, Table):\n    0\nelse:\n    0\n",
        "if isinstance(value, dict):\n    0\nelif isinstance(value, list):\n    0\n",
    ],
)
def test_a_question_to_all_or_to_one_kind_is_let_pass(code: str) -> None:
    assert open_questions(code) == []
