"""A summary belongs on page 1: one that continues is reported, and an exception can lower that."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import SAMPLE, TINY, Edited

from gareport.cli.main import commands
from gareport.flow.pipeline import Made, build_edition, open_report
from gareport.formats.render import render
from gareport.layout.paginate import paginate
from gareport.numbering.resolve import resolve

PURPOSE = "    paragraph: The present note shows"
EXCEPTION = "rules:\n  summary-page: {severity: none, reason: The mandate is long.}\n"


def made(folder: Path, code: str) -> Made:
    result = build_edition(open_report(folder).editions[code], ("pdf",))
    assert isinstance(result, Made)
    return result


@pytest.mark.parametrize(("folder", "code"), [(SAMPLE, "zh"), (SAMPLE, "en"), (TINY, "zh")])
def test_a_summary_that_fits_is_not_reported(folder: Path, code: str) -> None:
    assert made(folder, code).found == ()


def test_a_summary_that_continues_on_page_two_is_reported_where_it_is_written(
    edited: Edited,
) -> None:
    long = PURPOSE.replace("The present", "A long sentence of the summary. " * 120 + "The present")
    folder = edited(TINY, {"report.yaml": (PURPOSE, long)})
    (fault,) = made(folder, "en").found
    assert (fault.rule, fault.severity, fault.span.line) == ("summary-page", "warning", 19)
    assert "the edition `en`" in fault.message
    words = ["build", str(folder), "--edition", "en", "--format", "pdf", "--output", str(folder)]
    done = CliRunner().invoke(commands, words)
    assert done.exit_code == 0
    assert "warning[summary-page]" in done.stderr


def test_an_exception_to_it_holds_and_is_not_called_idle(edited: Edited) -> None:
    long = PURPOSE.replace("The present", "A long sentence of the summary. " * 120 + "The present")
    folder = edited(TINY, {"report.yaml": (PURPOSE, long)})
    cover = folder / "report.yaml"
    cover.write_text(cover.read_text("utf-8").replace("rules:\n", EXCEPTION), "utf-8")
    rules = {fault.rule for fault in open_report(folder).found}
    assert rules == {"translation-stale", "long-paragraph"}
    assert made(folder, "en").found == ()


def test_the_box_of_a_summary_that_goes_on_overleaf_is_closed_on_both_pages(edited: Edited) -> None:
    long = PURPOSE.replace("The present", "A long sentence of the summary. " * 120 + "The present")
    folder = edited(TINY, {"report.yaml": (PURPOSE, long)})
    resolved = resolve(open_report(folder).editions["en"])
    pages = paginate(render(resolved, "pdf")["report.html"]).document.pages
    boxes = [
        (box.border_top_width, box.border_bottom_width, box.padding_top, box.padding_bottom)
        for page in pages
        for box in page._page_box.descendants()
        if box.element is not None and "summary" in box.element.get("class", "").split()
    ]
    assert len(boxes) == 2
    assert all(edge > 0 for box in boxes for edge in box), boxes
