"""Every text that a block holds reaches the stages, or the first reading stops."""

from collections.abc import Iterator

import pytest
from conftest import SAMPLE, TINY

from gareport.flow.pipeline import open_report
from gareport.reading.load import load
from gareport.report import kinds, texts
from gareport.report.keys import Key
from gareport.report.model import Node, Paragraph, Table
from gareport.report.source import Text


def test_no_text_of_the_reports_is_left_out() -> None:
    for folder in (SAMPLE, TINY):
        report = open_report(folder).report
        assert report is not None
        assert list(texts.left_out(report)) == []


@pytest.mark.parametrize(
    ("forgotten", "kind", "key"),
    [
        ("lead", Paragraph, "Paragraph.lead"),
        ("headnote", Table, "Table.headnote"),
        ("cell", Table, "Table.cells"),
    ],
)
def test_a_key_that_a_kind_forgets_stops_the_first_reading(
    forgotten: str, kind: type[Node], key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = kinds.own_texts

    def forgetful(node: Node) -> Iterator[tuple[Key, Text]]:
        for name, text in whole(node):
            is_cell = len(name.names) == 3
            is_it = is_cell if forgotten == "cell" else name.endswith(f".{forgotten}")
            if not (isinstance(node, kind) and is_it):
                yield name, text

    monkeypatch.setattr(texts, "own_texts", forgetful)
    with pytest.raises(RuntimeError, match=f"leaves out .*{key}"):
        load(TINY)
