"""Languages: what differs between them is in their files, and no other code asks for a code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from gareport.language.languages import languages

PACKAGE = ROOT / "gareport"
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE / "language" / "languages"
)
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.j2"))
CODES = "|".join(languages())
CODE = re.compile(rf"[\"'](?:{CODES})\b|\blang(?:\||\()=?(?:{CODES})\b")
EXAMPLES = "editorial/example.py"  # the small reports on which rules are shown


def asks(source: str) -> Iterator[int]:
    """The lines of a source text that choose by the code of a language."""
    for node in _without_examples(ast.parse(source)):
        chosen: list[ast.expr | None] = []
        match node:
            case ast.Compare():
                chosen = [node.left, *node.comparators]
            case ast.Dict():
                chosen = node.keys
            case ast.Subscript():
                chosen = [node.slice]
            case ast.Call(func=ast.Attribute(attr="startswith" | "endswith" | "get")):
                chosen = [*node.args]
            case ast.MatchValue():
                chosen = [node.value]
        if any(isinstance(one, ast.Constant) and one.value in languages() for one in chosen):
            yield node.lineno


def _without_examples(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those of functions that make examples of rules."""
    for node in ast.iter_child_nodes(tree):
        is_example = isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name)
        if not (is_example and node.returns.id == "Example"):
            yield node
            yield from _without_examples(node)


def test_no_module_chooses_by_the_code_of_a_language() -> None:
    found = {
        str(path.relative_to(PACKAGE)): lines
        for path in MODULES
        if (lines := [*asks(path.read_text("utf-8"))])
    }
    assert found.keys() == {EXAMPLES}


def test_no_template_chooses_by_the_code_of_a_language() -> None:
    found = [path for path in TEMPLATES if CODE.search(_without_tags(path))]
    assert found == []


def _without_tags(path: Path) -> str:
    """A template without comments and without the tags that it writes."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    return text.replace('"en-GB"', "").replace('"zh-CN"', "")


@pytest.mark.parametrize(
    "source",
    [
        'if edition.code == "zh": pass',
        'words = {"en": 1}',
        'found = languages()["en"]',
        'tag.startswith("zh")',
        "match code:\n    case 'zh': pass",
    ],
)
def test_a_choice_by_a_code_would_be_noticed(source: str) -> None:
    assert [*asks(source)]
    assert not [*asks(source.replace("zh", "xx").replace("en", "yy"))]


@pytest.mark.parametrize("text", ['{% if lang.startswith("zh") %}', "em:lang(zh) {}", "[lang|=en]"])
def test_a_choice_of_a_template_would_be_noticed(text: str) -> None:
    assert CODE.search(text)
