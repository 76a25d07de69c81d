"""Messages, hints, docstrings, comments and documents are in plain English: no mannered turns.

`COVERED` lists the files and folders that are checked. Of a Python file these are its docstrings,
its comments and the texts that it prints; examples of rules are not checked. Of a template it is
the comments; of a document, a script or the Makefile, the prose. What is set as code, and what is
quoted, may say anything.
"""

import ast
import re
import tokenize
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

COVERED = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Makefile",
    "README.md",
    "build.py",
    "content/a_62_502/NOTES.md",
    "docs/api.md",
    "docs/authoring.md",
    "docs/commands.md",
    "docs/install.md",
    "docs/rules.md",
    "docs/translating-reference.md",
    "docs/translating.md",
    "docs/upstream",
    "docs/why.md",
    "gareport/cli",
    "gareport/drafting",
    "gareport/editorial",
    "gareport/exchange",
    "gareport/flow",
    "gareport/formats",
    "gareport/language",
    "gareport/layout",
    "gareport/numbering",
    "gareport/reading",
    "gareport/report",
    "gareport/translation",
    "gareport/validators",
    "setup.sh",
    "templates",
    "tests/bench.py",
    "tests/bench_long_texts.py",
    "tests/bench_sync.py",
    "tests/cli",
    "tests/conftest.py",
    "tests/drafting",
    "tests/editorial",
    "tests/exchange",
    "tests/flow",
    "tests/formats",
    "tests/instruments",
    "tests/language",
    "tests/layout",
    "tests/numbering",
    "tests/reading",
    "tests/report",
    "tests/translation",
    "tests/validators",
]


SUFFIXES = (".j2", ".md", ".py")


class Turn(NamedTuple):
    """A turn of phrase to avoid, a sentence that has it, and what to write."""

    pattern: str
    example: str
    instead: str


TURNS = [
    Turn(r"tell|tells|told|telling", "The fault is told with its line.", "report"),
    Turn(r"mend\w*", "mend the figure", "fix, correct"),
    Turn(r"ails?|ailing", "what ails it", "what is wrong with it"),
    Turn(
        r"(?<!there )(?<!There )(?:is|are|was|were) no(?! longer| more than)",
        "`2025-13-01` is no date",
        "is not a valid",
    ),
    Turn(r"st(?:ands?|anding|ood)(?! for)", "the word stands twice", "is, appears"),
    Turn(r"behind", "a space behind the sign", "after"),
    Turn(r"bears?|bearing|bore|borne", "its findings bear the name", "have"),
    Turn(r"h(?:olds?|eld|olding) (?:\w+ ){0,4}against", "is held against the rows", "compare with"),
    Turn(r"in vain", "a name that leads there in vain", "without result"),
    Turn(r"(?:left|leaves?|leaving) (?:\w+ )?alone", "the rest is left alone", "not changed"),
    Turn(r"untouched", "the file stays untouched", "not changed"),
    Turn(r"at fault", "waivers that are at fault", "wrong"),
    Turn(r"spare[sd]?|sparing", "a cell without a figure is spared", "not reported"),
    Turn(r"anew", "paragraphs begin anew", "again"),
    Turn(r"on end", "words twice on end", "in a row"),
    Turn(r"at one place", "not at one place", "in one place"),
    Turn(r"in the way", "with a fault in the way", "because of"),
    Turn(r"round (?:an?|the|it|them|its|what|words)", "the words round it", "around"),
    Turn(r"dear|dearer|dearest", "the dearest step", "slow, expensive"),
    Turn(
        r"(?:one|an?|the) (?:row|line|file|part|rule|module|process|template|test) an? \w+",
        "one file a rule",
        "one file per rule",
    ),
    Turn(r"gives? out|gave out|given out", "the names that it gives out", "returns, reports"),
    Turn(r"takes? (?:it|this|them|one) out|taken out", "take it out", "delete it"),
    Turn(r"passed over", "most texts are passed over", "skipped"),
    Turn(r"looked at twice", "is looked at twice", "searched"),
    Turn(r"set apart|told apart|count(?:s|ed)? apart", "they are counted apart", "separately"),
]
_PATTERNS = [(turn, re.compile(rf"\b(?:{turn.pattern})\b", re.IGNORECASE)) for turn in TURNS]
_CODE = re.compile(r"``.*?``|`[^`\n]*`|“[^”]*”|https?://\S+")
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def turns_in(text: str) -> list[str]:
    """The turns that a text has, also across the ends of lines, each with what to write."""
    prose = re.sub(r"\s+", " ", _CODE.sub("`x`", text))
    found = [(turn, match) for turn, pattern in _PATTERNS for match in pattern.finditer(prose)]
    return [f"{match[0]!r}: write {turn.instead}" for turn, match in found]


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    """The prose of a file, with the line where each piece begins."""
    text = path.read_text("utf-8")
    if path.suffix == ".py":
        yield from _texts(ast.parse(text))
        yield from _comments(text)
        return
    if path.suffix == ".j2":
        for found in _TEMPLATE_COMMENT.finditer(text):
            yield text.count("\n", 0, found.start()) + 1, found[0]
        return
    text = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    yield from _joined(enumerate(text.split("\n"), 1))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    """The comments of a module, each with the lines that follow it without code between them."""
    lines = dict.fromkeys(range(1, text.count("\n") + 2), "")
    for token in tokenize.generate_tokens(StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            lines[token.start[0]] = token.string
    yield from _joined(lines.items())


def _joined(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The paragraphs that lines make up, each with its first line; an empty line ends one."""
    begun, paragraph = 0, ""
    for number, line in (*lines, (0, "")):
        if line.strip():
            begun, paragraph = begun or number, f"{paragraph}\n{line.lstrip('# ')}"
        elif begun:
            yield begun, paragraph
            begun, paragraph = 0, ""


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts with a space in them, except patterns and the examples of a rule."""
    if isinstance(node, ast.Assign) and _names(node) & {"BAD", "GOOD"}:
        return
    if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        yield node.lineno, _with_places(node)
        return
    for child in ast.iter_child_nodes(node):
        yield from _texts(child)


def _names(node: ast.Assign) -> set[str]:
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _with_places(node: ast.JoinedStr) -> str:
    """A text with values in it, each shown as a code span is."""
    parts = [part.value if isinstance(part, ast.Constant) else "…" for part in node.values]
    return "".join(str(part) for part in parts)


def covered() -> list[Path]:
    """The listed files, and every document, module and template in the listed folders."""
    paths = [ROOT / name for name in COVERED]
    named = {path for path in paths if path.is_file()}
    inside = {file for path in paths for file in path.rglob("*") if file.suffix in SUFFIXES}
    return sorted(named | inside)


@pytest.mark.parametrize("path", covered(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_text_is_in_plain_english(path: Path) -> None:
    found = [f"{line}: {turn}" for line, text in prose_of(path) for turn in turns_in(text)]
    assert found == []


def test_every_covered_path_is_there() -> None:
    assert [name for name in COVERED if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.example)
def test_each_turn_is_found_in_its_example(turn: Turn) -> None:
    assert any(turn.instead in found for found in turns_in(turn.example))


def test_what_is_right_is_not_found() -> None:
    right = [
        "There is no rule of that name, and the name is no longer used.",
        "The sign stands for dollars. Amend the resolution, and recommend it.",
        "A paragraph is details, a round figure, and the mendable `mend it` “told apart”.",
        "See https://example.org/tell for it. The Board understands and outstanding amounts.",
    ]
    assert [turns_in(text) for text in right] == [[], [], ["'mendable': write fix, correct"], []]


def test_a_turn_is_found_wherever_a_module_says_something(tmp_path: Path) -> None:
    path = tmp_path / "rule.py"
    path.write_text(
        '"""It is told.\n\nAgain."""\n'
        "import re\n"
        "BAD = ('mend the bad example',)\n"
        "_PATTERN = re.compile('behind the word')\n"
        "HINT = 'mend it'  # behind it\n"
        "def check(name):\n"
        "    '''Yield what ails it.'''\n"
        "    return f'{name} is no date', name.get('told')\n",
        "utf-8",
    )
    found = [line for line, text in prose_of(path) for _ in turns_in(text)]
    assert sorted(found) == [1, 7, 7, 9, 10]


def test_a_turn_is_found_across_the_ends_of_lines(tmp_path: Path) -> None:
    page, module = tmp_path / "page.md", tmp_path / "rule.py"
    page.write_text("It is told.\n\n```text\nmend it\n```\n\nIt is\nno date.\n", "utf-8")
    module.write_text(
        "# The rest is left\n# alone.\nNAMES = 1\n# It is\nTWO = 2\nSIX = 6  # no date\n", "utf-8"
    )
    template = tmp_path / "page.html.j2"
    template.write_text("<p>\n{# A table\n   stands here. #}told</p>\n", "utf-8")
    paths = (page, module, template)
    found = [[line for line, text in prose_of(path) for _ in turns_in(text)] for path in paths]
    assert found == [[1, 7], [1], [2]]
