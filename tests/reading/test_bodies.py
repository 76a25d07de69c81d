"""Files of bodies: a project adds its own, and each fault in one is reported at its line."""

from pathlib import Path

import pytest
from conftest import ROOT

from gareport.reading.bodies import read_bodies
from gareport.report.bodies import Sessions

BOARD = """\
board_of_records:
  organ: general_assembly
  symbol: A/AC.999/{session}
  sessions: own
  en: Board of Records
  zh: 记录委员会
"""
SHIPPED = ROOT / "locales" / "bodies.yaml"


def said(text: str, folder: Path) -> list[str]:
    """The findings about a file of bodies, each with its line and its hint."""
    path = folder / "bodies.yaml"
    path.write_text(text, "utf-8")
    _, found = read_bodies([(path, "bodies.yaml")])
    return [f"{one.span.line}:{one.span.column} {one.message} [{one.hint}]" for one in found]


def test_a_project_adds_bodies_and_its_own_have_priority(tmp_path: Path) -> None:
    path = tmp_path / "bodies.yaml"
    council = BOARD.replace("board_of_records", "human_rights_council")
    path.write_text(BOARD + council, "utf-8")
    bodies, found = read_bodies([(path, "bodies.yaml"), (SHIPPED, "shipped.yaml")])
    assert found == []
    assert bodies["board_of_records"].sessions is Sessions.OWN
    assert bodies["board_of_records"].session_in("A/AC.999/12/3") == "12"
    assert bodies["human_rights_council"].name_in("en") == "Board of Records"
    assert bodies["fifth_committee"].name_in("zh") == "第五委员会"


def test_the_shipped_bodies_have_every_name() -> None:
    bodies, found = read_bodies([(SHIPPED, "bodies.yaml")])
    assert found == []
    assert len(bodies) >= 15
    for body in bodies.values():
        assert body.names.keys() == (set() if body.is_organ else {"en", "zh"})


NO_MAPPING = "1:1 a file of bodies must be a mapping [write each body under its key]"
NO_WAY = "`yearly` is not a way to count sessions [write one of own, organ, years, dated]"
KEYS = "write organ, symbol, sessions, and the name in each language, as en and zh"
ORGANS = "write one of general_assembly, security_council, economic_and_social_council"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (BOARD, "- board\n", NO_MAPPING),
        (BOARD, "board: A Board\n", f"1:8 `board` is not a body [{KEYS}]"),
        ("  sessions: own\n", "", f"1:1 the body `board_of_records` has no `sessions` [{KEYS}]"),
        ("sessions: own", "sessions: yearly", f"4:13 {NO_WAY}"),
        ("general_assembly", "assembly", f"2:10 `assembly` is not an organ [{ORGANS}]"),
        ("symbol:", "symbols:", "3:3 the key `symbols` is not known here [did you mean `symbol`?]"),
        ("zh: 记录委员会", "zh: [记录, 委员会]", f"6:3 `zh` is not a text [{KEYS}]"),
        ("en: Board of Records", "en: ''", f"5:3 `en` is not a text [{KEYS}]"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_at_its_place(
    right: str, wrong: str, expected: str, tmp_path: Path
) -> None:
    assert right in BOARD
    assert expected in said(BOARD.replace(right, wrong), tmp_path)


def test_an_empty_file_is_reported(tmp_path: Path) -> None:
    for text in ("", "# No bodies yet.\n"):
        assert said(text, tmp_path) == ["1:1 the file is empty [add its keys]"]
