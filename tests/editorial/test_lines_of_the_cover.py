"""Findings on lines of page 1: most of them end without a full stop."""

from conftest import TESTS, Edited

from gareport.flow.pipeline import open_report

LETTER = TESTS / "reports" / "letter"
PO = "locales/zh/LC_MESSAGES/letter.po"


def test_a_title_that_ends_with_an_abbreviation_needs_no_full_stop_in_its_translation(
    edited: Edited,
) -> None:
    title = "Chargé d’affaires a.i."
    folder = edited(LETTER, {"report.yaml": ("titles: [Ambassador,", f"titles: [{title},")})
    path = folder / PO
    po = path.read_text("utf-8").replace('msgid "Ambassador"', f'msgid "{title}"')
    path.write_text(po, "utf-8")
    assert [one.rule for one in open_report(folder).found] == []
    plain = po.replace(f'msgid "{title}"', 'msgid "Ambassador"')
    path.write_text(plain.replace('msgstr "大使"', 'msgstr "大使，"'), "utf-8")
    cover = folder / "report.yaml"
    cover.write_text(cover.read_text("utf-8").replace(title, "Ambassador"), "utf-8")
    assert "pair-end" in [one.rule for one in open_report(folder).found]
