"""ARCHITECTURE.md: rooms, modules and paths are those of the code, and the way goes through all."""

import ast
import re
import tomllib
from collections.abc import Iterable

import pytest
from conftest import ROOT
from documents import codes, document, table_rows


def modules() -> set[str]:
    """The modules; a room itself is described in the table of rooms."""
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("gareport/*/**/*.py")}
    return found - {f"gareport/{room}/__init__.py" for room in rooms()}


def rooms() -> dict[str, str]:
    """The rooms in their order, each with what it is."""
    rows = table_rows(document("ARCHITECTURE.md"), "## The rooms")
    return {row[0].strip("`"): row[1] for row in rows}


def misplaced_modules(listed: list[str], there: Iterable[str]) -> list[str]:
    """Modules that no entry or two cover, and entries for nothing; a folder covers its modules."""

    def covers(entry: str, module: str) -> bool:
        return module == entry or (entry.endswith("/") and module.startswith(entry))

    found = [(module, [e for e in listed if covers(e, module)]) for module in there]
    idle = {*listed} - {entry for _, entries in found for entry in entries}
    return sorted([*idle, *(module for module, entries in found if len(entries) != 1)])


def listed_modules() -> list[str]:
    text = document("ARCHITECTURE.md").partition("## The modules")[2]
    tables = {room: table_rows(text, f"### `{room}`") for room in rooms()}
    return [f"gareport/{room}/{row[0].strip('`')}" for room, rows in tables.items() for row in rows]


def test_the_architecture_lists_the_rooms_in_the_order_of_the_import_contract() -> None:
    (contract,) = tomllib.loads(document("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = [set(layer.split(" | ")) for layer in reversed(contract["layers"])]
    order = iter(rooms())
    assert [{next(order) for _ in layer} for layer in layers] == layers
    assert list(order) == []


@pytest.mark.parametrize("room", rooms())
def test_the_architecture_says_of_a_room_what_the_room_says_itself(room: str) -> None:
    said = ast.get_docstring(ast.parse(document(f"gareport/{room}/__init__.py")))
    assert said is not None
    assert said.split("\n\n")[0].replace("\n", " ") == rooms()[room]


def test_the_architecture_has_a_line_for_every_module_and_for_nothing_else() -> None:
    assert misplaced_modules(listed_modules(), modules()) == []


def test_a_module_without_a_line_and_a_line_without_a_module_are_found() -> None:
    listed = [*(m for m in listed_modules() if m != "gareport/reading/load.py"), "gareport/gone.py"]
    assert misplaced_modules(listed, modules()) == ["gareport/gone.py", "gareport/reading/load.py"]


OUTPUTS = ("output", ".venv", ".pytest_cache")  # what commands make


def missing_paths(text: str) -> list[str]:
    """The files that a text names in code, from the top or from a room, but that do not exist."""
    named = [c for c in codes(text) if re.fullmatch(r"[\w.]+/[\w./\[\]]*", c)]
    tops = {path.name: ROOT for path in ROOT.iterdir() if path.name not in OUTPUTS}
    tops |= dict.fromkeys(rooms(), ROOT / "gareport")
    paths = {name: tops[top] / name for name in named if (top := name.split("/")[0]) in tops}
    return [name for name, path in paths.items() if not path.exists()]


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    assert missing_paths(document(name)) == []


def test_a_named_file_that_is_gone_is_found() -> None:
    assert missing_paths("`gareport/gone.py`, `gareport/reading/load.py`") == ["gareport/gone.py"]
    assert missing_paths("`reading/gone.py`, `reading/load.py`") == ["reading/gone.py"]


def stages_off_their_step(text: str) -> list[str]:
    """The rooms that are a stage but that the step of that number does not go through."""
    part = text.partition("## The way of a paragraph")[2].partition("\n## ")[0]
    steps = dict(re.findall(r"^(\d)\. ((?:.+\n)+?)(?=\d\. |\n)", part, re.MULTILINE))
    stages = {room: re.match(r"Stage (\d)", said) for room, said in rooms().items()}
    numbers = {room: stage[1] for room, stage in stages.items() if stage}
    assert sorted(numbers.values()) == list("1234567")
    return [room for room, n in numbers.items() if f"`{room}/" not in steps.get(n, "")]


def test_the_way_of_a_paragraph_goes_through_the_stages_in_order() -> None:
    text = document("ARCHITECTURE.md")
    assert stages_off_their_step(text) == []
    swapped = text.replace("\n3. The rules", "\n9. The rules")
    assert stages_off_their_step(swapped) == ["editorial"]


def wrong_answers(quiz: str) -> list[str]:
    """The answers that are not a room with such a module."""
    rows = [[cell.strip("` ") for cell in row[1:]] for row in table_rows(quiz, "")]
    wrong = [(r, m) for r, m in rows if not (r in rooms() and (ROOT / "gareport" / r / m).exists())]
    return ["/".join(answer) for answer in wrong]


def test_the_quiz_on_the_rooms_has_twelve_tasks_whose_answers_exist() -> None:
    quiz = document("tests/house/rooms_quiz.md")
    assert len({row[0] for row in table_rows(quiz, "")}) == 12
    assert wrong_answers(quiz) == []
    assert wrong_answers(quiz.replace("| columns.py", "| gone.py")) == ["layout/gone.py"]
