"""What a translator typed stays as typed in the file, and is read in one form."""

from pathlib import Path

from click.testing import CliRunner

from gareport.cli.main import commands
from gareport.editorial.example import Example
from gareport.translation.catalogue import parse_catalogue

SOURCE = "The report of  Nguye\u0302\u0303n is late. "
PO = """msgid ""
msgstr "Language: zh\\n"

msgctxt "example"
msgid "The report of Nguy\u1ec5n  is late."
msgstr "  Nguye\u0302\u0303n 的报告  迟到。 "
"""


def test_a_translation_is_read_in_one_form_at_its_places() -> None:
    catalogue, found = parse_catalogue(PO, "zh.po")
    (entry,) = catalogue.entries.values()
    assert found == []
    assert (entry.source, entry.translation) == (
        "The report of Nguyễn is late.",
        "Nguyễn 的报告 迟到。",
    )
    assert entry.translation.at(entry.translation.index("迟")).column == 25


def test_a_sync_leaves_what_was_typed_and_other_spaces_make_nothing_outdated(
    tmp_path: Path,
) -> None:
    path = "locales/zh/LC_MESSAGES/example.po"
    example = Example(SOURCE, cover="editions: [en, zh]", files={path: PO})
    folder = tmp_path / "example"
    for name, text in example.as_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    checked = CliRunner().invoke(commands, ["check", str(folder)])
    assert "`example` has changed" not in checked.output
    assert CliRunner().invoke(commands, ["sync", str(folder)]).exit_code == 0
    synced = (folder / path).read_text("utf-8")
    assert 'msgstr "  Nguye\u0302\u0303n 的报告  迟到。 "' in synced
    assert 'msgid "The report of Nguy\u1ec5n is late."' in synced
    assert "fuzzy" not in synced.partition('msgctxt "example"')[2]
