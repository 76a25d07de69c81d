"""No rule minds the spaces that were typed around a token, in a text or in its translation."""

from pathlib import Path

import pytest

from gareport.editorial import rules
from gareport.editorial.example import Example
from gareport.flow.pipeline import open_report

COVER = "amounts:\n  total: {usd: 925400}\nannexes: [list]"
_ENTRY = "content: [{id: entry, paragraph: An entry.}]\n"
ANNEX = {"list.yaml": f"id: list\nkind: annex\nheading: List\n{_ENTRY}"}
SOURCE = "The sum of {amount.total} in paragraph {ref.example} is due, as {ref.list} shows."


def found(example: Example, folder: Path) -> list[str]:
    """What the rules report at the text of the example in any edition."""
    for name, text in example.as_files().items():
        path = folder / "example" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    opened = open_report(folder / "example")
    findings = [one for edition in opened.editions.values() for one in rules.check(edition)]
    return sorted({one.rule for one in findings})


@pytest.mark.parametrize(
    "written",
    [
        "第 {ref.example} 段所述的 {amount.total} 应当支付，见{ref.list}。",
        "第{ref.example}段所述的{amount.total}应当支付，见{ref.list}。",
        "第{ref.example} 段所述的{amount.total} 应当支付，见 {ref.list} 。",
        "第 {ref.example}段所述的 {amount.total}应当支付，见 {ref.list}。",
    ],
)
def test_chinese_with_any_spaces_around_tokens_has_the_same_findings(
    written: str, tmp_path: Path
) -> None:
    plain = "第 {ref.example} 段所述的 {amount.total} 应当支付，见{ref.list}。"
    texts = {"source": written, "plain": plain}
    for language in ("zh", "en"):
        results = []
        for name, text in texts.items():
            one = Example(text, language="zh", cover=COVER, files=ANNEX)
            if language == "en":
                one = Example(SOURCE, translation=text, cover=COVER, files=ANNEX)
            results.append(found(one, tmp_path / language / name))
        assert results[0] == results[1]
        assert not {"spacing", "space-at-mark"} & set(results[0])
        assert not [name for name in results[0] if name.startswith("pair-")]
