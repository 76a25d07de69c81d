"""The documents say what the code does: commands, modules, keys, examples and links are compared.

Each comparison is a function from texts to the differences it finds, and is tried on a text that
is wrong as well as on the documents.
"""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

import click
import pytest
from built import TINY, built
from click.testing import CliRunner
from conftest import ROOT, SAMPLE
from pikepdf import Pdf

from gareport.cli import main as cli
from gareport.language.languages import languages
from gareport.report.edition import State
from gareport.report.model import (
    BLOCK_KINDS,
    Amount,
    Column,
    Cover,
    Grid,
    Item,
    Kind,
    Lowered,
    Row,
    Section,
)

GUIDES = [
    *sorted(ROOT.glob("*.md")),
    *sorted(ROOT.glob("docs/**/*.md")),
    *sorted(ROOT.glob("content/*/NOTES.md")),
]
FENCE = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)


def document(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fences(text: str, info: str) -> list[str]:
    """The fenced blocks that open with this information."""
    return [body for found, body in FENCE.findall(text) if found == info]


def codes(text: str) -> list[str]:
    """What is set as code: spans, and the lines of fenced blocks."""
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return spans + [line for _, body in FENCE.findall(text) for line in body.splitlines()]


def table_rows(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, row by row, without its head."""
    part = text.split(f"\n{heading}\n", 1)[1]
    table = re.search(r"(?:^\|.*\n)+", part, re.MULTILINE)
    assert table is not None
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table[0].splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in rows]


# Commands

COMMANDS = "docs/commands.md"


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", document("Makefile"), re.MULTILINE))


def unknown_commands(text: str) -> Iterator[str]:
    """The make targets, variables, sub-commands and options that a text names in vain."""
    for code in codes(text):
        words = re.sub(r"[\[\]…]| #.*", " ", code).split()
        if words[:1] == ["make"]:
            yield from _unknown_to_make(words[1:])
        elif "build.py" in words[:2]:
            yield from _unknown_to_build(words[words.index("build.py") + 1 :])


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
    text += "`build.py build [--jbos 2]` and `build.py show REPORT --pages`"
    found = ["make coffee", "make REPRT=x", "build.py build --jbos", "build.py buidl"]
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
    codes_of_tool = re.findall(r"\b(\d) [a-z]", cli.__doc__.split("Exit codes:")[1])
    rows = table_rows(document(COMMANDS), "## Exit codes")
    assert [row[0] for row in rows] == codes_of_tool == list("01234")


# Architecture


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


def missing_paths(text: str) -> list[str]:
    """The files that a text names in code, from the top or from a room, but that do not exist."""
    named = [c for c in codes(text) if re.fullmatch(r"[\w.]+/[\w./\[\]]*", c)]
    tops = {path.name: ROOT for path in ROOT.iterdir() if path.name not in ("output", ".venv")}
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


# The drafter's guide


def assembled(text: str, folder: Path) -> Path:
    """The report that the guide's examples make up: blocks that name one file are joined."""
    folder.mkdir(parents=True)
    for info, body in FENCE.findall(text):
        language, _, name = info.partition(" ")
        if language == "yaml":
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write(body)
    return folder


def checked(folder: Path) -> tuple[int, str]:
    result = CliRunner().invoke(cli.commands, ["check", str(folder)], catch_exceptions=False)
    return result.exit_code, result.stderr


def test_the_examples_of_the_guide_make_a_report_without_a_fault(tmp_path: Path) -> None:
    folder = assembled(document("docs/authoring.md"), tmp_path / "a_99_902")
    assert checked(folder) == (0, "no findings\n")


def test_a_fault_in_an_example_of_the_guide_is_found(tmp_path: Path) -> None:
    guide = document("docs/authoring.md").replace("{ref.costs}", "{ref.cost}", 1)
    code, message = checked(assembled(guide, tmp_path / "a_99_902"))
    assert (code, "did you mean `costs`?" in message) == (1, True)


def keys_of(kind: type[Kind]) -> dict[str, bool]:
    """The keys of a kind, and whether each is required."""
    return {n: f.is_required() for n, f in kind.model_fields.items() if not f.alias}


def table_of_keys(text: str, heading: str) -> dict[str, bool]:
    return {row[0].strip("`"): row[1] == "required" for row in table_rows(text, heading)}


def line_of_keys(text: str, heading: str) -> dict[str, bool]:
    part = text.split(f"\n### {heading}\n", 1)[1]
    line = re.search(r"^Keys: (.*?)(?:; optional (.*))?\.$", part, re.MULTILINE)
    assert line is not None
    required, optional = (re.findall(r"`(\w+)`", keys or "") for keys in line.groups())
    return dict.fromkeys(required, True) | dict.fromkeys(optional, False)


def wrong_defaults(text: str, heading: str, kind: type[Kind]) -> list[str]:
    """The keys whose default the table under a heading does not give as the model does."""
    listed = {row[0].strip("`"): row[1].strip("`") for row in table_rows(text, heading)}
    fields = kind.model_fields.items()
    return [n for n, f in fields if isinstance(f.default, str) and listed.get(n) != f.default]


COVER = "## The cover: report.yaml"


def test_the_guide_lists_exactly_the_keys_of_the_cover_and_of_a_section() -> None:
    guide = document("docs/authoring.md")
    assert table_of_keys(guide, COVER) == keys_of(Cover)
    assert table_of_keys(guide, "## A section") == keys_of(Section)
    less = re.sub(r"^\| `emblem`.*\n", "", guide, flags=re.MULTILINE)
    assert set(keys_of(Cover)) - set(table_of_keys(less, COVER)) == {"emblem"}


def test_the_guide_names_the_defaults_of_the_cover() -> None:
    guide = document("docs/authoring.md")
    assert wrong_defaults(guide, COVER, Cover) == []
    wrong = guide.replace("| `layout` | `new_york` |", "| `layout` | `geneva` |")
    assert wrong_defaults(wrong, COVER, Cover) == ["layout"]


@pytest.mark.parametrize(("heading", "kind"), [*BLOCK_KINDS.items(), ("items", Item)])
def test_the_guide_lists_exactly_the_keys_of_each_block(heading: str, kind: type[Kind]) -> None:
    guide = document("docs/authoring.md")
    assert line_of_keys(guide, heading) == keys_of(kind)
    assert line_of_keys(guide.replace("Keys: `id`", "Keys: `ident`"), heading) != keys_of(kind)


def unused_keys(text: str) -> set[str]:
    """The keys of blocks and sections that no example of a text uses."""
    examples = "".join(body for _, body in FENCE.findall(text))
    kinds: list[type[Kind]] = [
        Section,
        Item,
        Amount,
        Lowered,
        Grid,
        Column,
        Row,
        *BLOCK_KINDS.values(),
    ]
    return {n for k in kinds for n in keys_of(k) if not re.search(rf"\b{n}: ?", examples)}


def test_the_examples_of_the_guide_use_every_key_of_a_block() -> None:
    guide = document("docs/authoring.md")
    assert unused_keys(guide) == set()
    assert unused_keys(guide.replace("headnote:", "head_note:")) == {"headnote"}


# The translator's guide, in English and Chinese

ENGLISH, CHINESE = "docs/translating.md", "docs/translating.zh.md"
REFERENCE = "docs/translating-reference.md"
PAGE = 85  # lines


def is_one_page(text: str) -> bool:
    return len(text.splitlines()) <= PAGE


@pytest.mark.parametrize("name", [ENGLISH, CHINESE])
def test_the_translators_guide_is_one_page_that_leads_to_the_reference(name: str) -> None:
    guide = document(name)
    assert is_one_page(guide)
    assert "](translating-reference.md)" in guide
    assert not is_one_page(document(REFERENCE))


def differing_parts(one: str, other: str) -> list[str]:
    """What two guides do not have alike: code blocks, commands, levels of headings, table rows."""
    pairs = zip(parts(one).items(), parts(other).values(), strict=True)
    return [name for (name, mine), theirs in pairs if mine != theirs]


def parts(text: str) -> dict[str, object]:
    prose = FENCE.sub("", text)
    return {
        "blocks": FENCE.findall(text),
        "commands": commands_in(text),
        "headings": re.findall(r"^#+(?= )", prose, re.MULTILINE),
        "rows": len(re.findall(r"^\|", prose, re.MULTILINE)),
    }


def commands_in(text: str) -> list[str]:
    """The commands of a text, each once, in its order: spans first, then blocks."""
    found = (c for c in codes(text) if c.startswith(("make ", "python3 build.py ")))
    return [*dict.fromkeys(found)]


def test_the_chinese_guide_has_the_parts_of_the_english_one() -> None:
    assert differing_parts(document(ENGLISH), document(CHINESE)) == []


@pytest.mark.parametrize(
    ("part", "wrong", "found"),
    [
        ("unpack output/a_62_502/", "unpack output/", ["blocks", "commands"]),
        ("`make status`", "`make check`", ["commands"]),
        ("\n## 核对事项\n", "\n", ["headings"]),
        ("\n## 核对事项\n", "\n### 核对事项\n", ["headings"]),
        ("| `msgstr` | 译文 |\n", "", ["rows"]),
    ],
)
def test_a_guide_that_departs_from_the_other_is_found(
    part: str, wrong: str, found: list[str]
) -> None:
    chinese = document(CHINESE)
    assert part in chinese
    assert differing_parts(document(ENGLISH), chinese.replace(part, wrong, 1)) == found


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, set up, with a revision behind it."""
    copy = tmp_path / "project"
    for name in ("gareport", "templates", "content", "locales"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "Makefile"):
        shutil.copy(ROOT / name, copy)
    (copy / "setup.sh").write_text("#!/bin/sh\n", "utf-8")
    (copy / "setup.sh").chmod(0o755)
    for line in ("init -q", "add content", "commit -qm one", "commit -qm two --allow-empty"):
        names = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *names, *line.split()], cwd=copy, check=True)
    return copy


def failed_commands(text: str, folder: Path) -> list[str]:
    """The commands of a text that fail when they are run one after the other in a project."""
    return [command for command in commands_in(text) if not runs(command, folder)]


def runs(command: str, folder: Path) -> bool:
    words = command.split()
    if words[0] == "make":
        words.append(f"PY={sys.executable}")
        if words[1] == "report" and "EDITION=" not in command:
            words.append("EDITION=en")  # one edition tells whether the command is right
    else:
        words[0] = sys.executable
    return subprocess.run(words, cwd=folder, capture_output=True).returncode == 0


@pytest.mark.parametrize("name", [ENGLISH, REFERENCE])
def test_the_commands_of_the_translators_guides_run(name: str, project: Path) -> None:
    assert failed_commands(document(name), project) == []
    assert (project / "output/a_62_502/A_62_502-ZH-EN-changes.pdf").exists()
    assert (project / "output/a_62_502/A_62_502-ZH-EN.tmx").exists()


def test_a_command_of_the_guide_that_fails_is_found(project: Path) -> None:
    (block,) = (b for b in fences(document(ENGLISH), "") if " pack " in b)
    wrong = block.replace("tmx a_62_502 en", "tmx a_62_502 fr")
    wrong = f"```\n{wrong.replace('-table.docx', '-tables.docx')}```\n`make status REPORT=a_62`"
    assert failed_commands(wrong, project) == [
        "make status REPORT=a_62",
        "python3 build.py unpack output/a_62_502/A_62_502-ZH-EN-tables.docx",
        "python3 build.py tmx a_62_502 fr",
    ]


def unmarked_states(text: str, heading: str) -> list[str]:
    """The states that a guide does not list, or not with the mark of each language."""
    rows = {row[0]: row[2] for row in table_rows(text, heading)}
    found = [*languages().values()]
    marks = {
        State.STALE: [x.stale for x in found],
        State.TENTATIVE: [x.tentative for x in found],
        State.MISSING: [x.missing for x in found],
    }
    return [s for s in State if s not in rows or any(m not in rows[s] for m in marks.get(s, ()))]


@pytest.mark.parametrize(("name", "heading"), [(ENGLISH, "## States"), (CHINESE, "## 状态")])
def test_the_guide_lists_the_states_with_the_marks_that_are_printed(
    name: str, heading: str
) -> None:
    guide = document(name)
    assert unmarked_states(guide, heading) == []
    assert unmarked_states(guide.replace("〔未译〕", ""), heading) == ["missing"]
    unsure = guide.replace("| tentative |", "| unsure |")
    assert unmarked_states(unsure, heading) == ["tentative"]


def test_the_example_of_an_entry_is_one_of_a_real_catalogue() -> None:
    example, *_ = fences(document(ENGLISH), "po")
    catalogue = (TINY / "locales" / "zh" / "LC_MESSAGES" / "tiny.po").read_text("utf-8")
    assert f"\n{example}" in catalogue
    assert f"\n{example.replace('{amount.', '{amounts.')}" not in catalogue


# What the README shows


def test_the_readme_shows_an_error_as_the_tool_prints_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shown,) = fences(document("README.md"), "text")
    cover = tmp_path / "content" / "a_62_502" / "report.yaml"
    shutil.copytree(SAMPLE, cover.parent)
    monkeypatch.chdir(tmp_path)
    right = cover.read_text("utf-8")
    assert right.count("75100") == 1
    cover.write_text(right.replace("75100", "75200"), "utf-8")
    code, told = checked(Path("content/a_62_502"))
    assert (code, shown in told) == (1, True)
    cover.write_text(right.replace("75100", "75300"), "utf-8")
    code, told = checked(Path("content/a_62_502"))
    assert (code, shown in told) == (1, False)


LINES_OF_FIRST_REPORT = 10


def failed_lines(text: str, folder: Path) -> list[str]:
    """The lines of the README's first report that fail, one after the other, in a project."""
    (block,) = fences(text, "sh")
    lines = [line for line in block.splitlines() if not run_line(line, folder)]
    assert len(block.splitlines()) <= LINES_OF_FIRST_REPORT
    return lines


def run_line(line: str, folder: Path) -> bool:
    """Whether a shell runs a line well, with the Python of these tests as `python3`."""
    with_python = f'python3() {{ "{sys.executable}" "$@"; }}\n{line}'
    return subprocess.run(["bash", "-c", with_python], cwd=folder).returncode == 0


def test_the_first_report_of_the_readme_is_built_line_by_line(project: Path) -> None:
    readme = document("README.md")
    assert failed_lines(readme, project) == []
    (block,) = fences(readme, "sh")
    for code in ("EN", "ZH"):
        assert f"A_99_905-{code}.pdf and .docx" in block
        for ending in ("pdf", "docx"):
            assert (project / f"output/a_99_905/A_99_905-{code}.{ending}").exists()


def test_a_line_of_the_first_report_that_fails_is_found(project: Path) -> None:
    text = "```sh\npython3 build.py new A/99\npython3 build.py new A/99/905\n```\n"
    assert failed_lines(text, project) == ["python3 build.py new A/99"]


def wrong_standards(text: str) -> set[str]:
    """The standards that either a text or the metadata of the PDF names, but not both."""
    with Pdf.open(BytesIO(built(TINY, "en").pdf)) as pdf, pdf.open_metadata() as metadata:
        archive = metadata["pdfaid:part"] + metadata["pdfaid:conformance"].lower()
        stated = {f"PDF/A-{archive}", f"PDF/UA-{metadata['pdfuaid:part']}"}
    return stated ^ set(re.findall(r"PDF/U?A-\w+", text))


def test_the_readme_names_the_standards_that_the_pdf_states() -> None:
    assert wrong_standards(document("README.md")) == set()
    wrong = document("README.md").replace("PDF/A-3a", "PDF/A-2b")
    assert wrong_standards(wrong) == {"PDF/A-3a", "PDF/A-2b"}
