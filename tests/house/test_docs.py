"""All documents: every command that they name exists, and every link leads somewhere.

Each comparison is a function from texts to the differences it finds. It is tried on a text that
is wrong as well as on the documents.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest
from conftest import ROOT
from documents import FENCE, GUIDES, codes, document, table_rows

from gareport.cli import main as cli

COMMANDS = "docs/commands.md"


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", document("Makefile"), re.MULTILINE))


def unknown_commands(text: str) -> Iterator[str]:
    """The make targets, variables, sub-commands and options that a text names but do not exist."""
    for code in codes(text):
        words = re.sub(r"[\[\]…]| #.*", " ", code).split()
        if words[:1] == ["make"]:
            yield from _unknown_to_make(words[1:])
        elif "build.py" in words[:2]:
            yield from _unknown_to_build(words[words.index("build.py") + 1 :])
        elif words[:1] == ["gareport"]:
            yield from _unknown_to_build(words[1:])


def _unknown_to_make(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        name, sign, _ = word.partition("=")
        if not (f"$({name})" in document("Makefile") if sign else name in targets()):
            yield f"make {word}"


def _unknown_to_build(words: list[str]) -> Iterator[str]:
    if not words or words[0].startswith("-"):
        return
    command = cli.commands.commands.get(words[0])
    if command is None:
        yield f"build.py {words[0]}"
        return
    for word in words[1:]:
        if word.startswith("--") and word not in options(command):
            yield f"build.py {words[0]} {word}"


def options(command: click.Command) -> set[str]:
    found = (p.opts for p in command.params if isinstance(p, click.Option))
    return {name for names in found for name in names}


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_that_a_document_names_exists(path: Path) -> None:
    assert list(unknown_commands(path.read_text("utf-8"))) == []


def test_a_command_that_does_not_exist_is_found() -> None:
    text = "`make report`, `make coffee REPRT=x` and\n```\npython3 build.py buidl\n```\n"
    text += "`build.py build [--jbos 2]`, `build.py show REPORT --pages`, `gareport snyc`"
    found = ["make coffee", "make REPRT=x", "build.py build --jbos", "build.py snyc"]
    found += ["build.py buidl"]
    assert list(unknown_commands(text)) == found


def undocumented(text: str) -> set[str]:
    """The sub-commands and options that no line of code in a text shows."""
    lines = [re.sub(r"[\[\]…]", " ", code).split() for code in codes(text) if "build.py" in code]
    wanted = {
        (name, *option)
        for name, command in cli.commands.commands.items()
        for option in ((), *((o,) for o in options(command)))
    }
    return {" ".join(words) for words in wanted if not any({*words} <= {*line} for line in lines)}


def test_one_page_shows_every_command_with_every_option() -> None:
    page = document(COMMANDS)
    assert undocumented(page) == set()
    assert undocumented(page.replace(" [--pages]", "")) == {"show --pages"}


def test_that_page_explains_the_exit_codes_of_the_command_line() -> None:
    assert cli.__doc__ is not None
    codes_of_tool = re.findall(r"\b(\d+) [a-zA-Z]", cli.__doc__.split("Exit codes:")[1])
    rows = table_rows(document(COMMANDS), "## Exit codes")
    assert [row[0] for row in rows] == codes_of_tool == ["0", "1", "2", "3", "4", "130", "143"]


# Links


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).replace(" ", "-") for head in heads}


def broken_links(text: str, folder: Path) -> Iterator[str]:
    """The relative links of a text in `folder` that lead to no file or no heading."""
    prose = re.sub(r"`[^`\n]+`", "", FENCE.sub("", text))
    for link in re.findall(r"\]\((?![a-z]+:)([^)\s]+)\)", prose):
        name, _, anchor = link.partition("#")
        target = folder / name
        heads = {anchor}
        if anchor and target.exists():
            heads = anchors(target.read_text("utf-8") if name else text)
        if not target.exists() or anchor not in heads:
            yield link


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    assert list(broken_links(path.read_text("utf-8"), path.parent)) == []


def test_a_link_that_leads_nowhere_is_found() -> None:
    text = "# Here\n[a](docs/gone.md) [b](#here) [c](#there) [d](README.md) [e](https://un.org)\n"
    assert list(broken_links(text, ROOT)) == ["docs/gone.md", "#there"]
