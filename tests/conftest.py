"""What the tests share: where the reports lie, copies to edit, and texts compared whole."""

import difflib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from kept import forget_the_unused

from gareport.reading.workspace import Workspace, working_in

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SAMPLE = ROOT / "content" / "a_62_502"
TINY = TESTS / "reports" / "tiny"
COMMITTEE = TESTS / "reports" / "committee"

# The same examples on every run and every machine, however slow it is.
settings.register_profile("steady", derandomize=True, deadline=None, database=None)
settings.load_profile("steady")

Golden = Callable[[str, str], None]
Edited = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite the expected texts, then compare"
    )


def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):  # the process that starts the workers
        forget_the_unused()


def difference(expected: str, text: str, name: str) -> str:
    """The lines that differ, as a unified diff; nothing when the texts are the same."""
    lines = [part.splitlines(keepends=True) for part in (expected, text)]
    return "".join(difflib.unified_diff(*lines, f"{name} (expected)", f"{name} (now)"))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a whole text with a file under tests/; `--update-golden` writes the file first."""

    def compare(name: str, text: str) -> None:
        path = TESTS / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        if not path.exists():
            pytest.fail(f"there is no {path}; write it with --update-golden", pytrace=False)
        if found := difference(path.read_bytes().decode(), text, name):
            pytest.fail(f"{found}\nif this is right, run with --update-golden", pytrace=False)

    return compare


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Copy a report with its translations into a folder of its own and replace texts in its files.

    `edited(TINY, {"introduction.yaml": ("old", "new")})` fails unless the old text appears once.
    """

    def copy(report: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
        folder = tmp_path / report.name
        shutil.copytree(report, folder)
        for catalogue in (ROOT / "locales").glob(f"*/LC_MESSAGES/{report.name}.po"):
            place = folder / catalogue.relative_to(ROOT)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(catalogue, place)
        for name, (old, new) in (changes or {}).items():
            text = (folder / name).read_text("utf-8")
            assert text.count(old) == 1, f"{old!r} appears {text.count(old)} times in {name}"
            (folder / name).write_text(text.replace(old, new), "utf-8")
        return folder

    return copy


@pytest.fixture(autouse=True, scope="session")
def source_tree() -> Iterator[None]:
    """Tests work in this source tree, as `build.py` does, from any folder."""
    with working_in(Workspace(ROOT, ROOT)):
        yield


@pytest.fixture
def own_project(tmp_path: Path) -> Iterator[Workspace]:
    """An empty folder as the project; the package's own files are those of this source tree."""
    place = Workspace(tmp_path, ROOT)
    with working_in(place):
        yield place


@pytest.fixture
def templates(tmp_path: Path) -> Iterator[Path]:
    """A copy of all templates, from which editions are built, without the package's own."""
    for name in ("content", "locales"):
        (tmp_path / name).symlink_to(ROOT / name)
    with working_in(Workspace(tmp_path, tmp_path)):
        yield Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))


def change(template: Path, old: str, new: str) -> None:
    """Replace a text in a template; fails unless it appears exactly once."""
    text = template.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} appears {text.count(old)} times in {template.name}"
    template.write_text(text.replace(old, new), "utf-8")
