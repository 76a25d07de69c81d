"""The Chinese A/62/502 breaks its pages where the printed document does, by one geometry."""

from functools import cache

import pytest
from built import SAMPLE, TESTS, Built, built, numbered_blocks, page_texts, squeezed
from conftest import Golden
from printed_pages import SENTENCE_END, Block, blocks, pages

from gareport.formats import packager
from gareport.formats.render import render
from gareport.layout.paginate import paginate

SEED = (TESTS / "printed" / "a_62_502.zh.txt").read_text("utf-8")
CUT = "管理委员\n\n会将审议"  # where page 4 of the printed document ends
SHARE = 0.95
CONTENTS_PAGE = 2  # the body begins after it


@cache
def ids() -> dict[Block, str]:
    """Our id of each printed block: the same labels in the same order, above the same words."""
    resolved = built(SAMPLE, "zh").resolved
    ours = [key for key in resolved.runs if key in resolved.labels]
    printed = blocks(SEED)
    for block, name in zip(printed, ours, strict=True):
        lead = f"{name}.lead"
        words = resolved.plain(lead) if lead in resolved.runs else resolved.plain(name)
        label = resolved.labels[name].printed
        assert block.heading or squeezed(block.text).startswith(squeezed(label + words[:12]))
        assert block.text.startswith(label)
    return dict(zip(printed, ours, strict=True))


def begins(pdf: bytes) -> dict[str, int]:
    """The page, from 1, on which each labelled block begins, as the text layer has it."""
    texts = [squeezed(text) for text in page_texts(pdf)]
    page, position, found = CONTENTS_PAGE, 0, {}
    for name, beginning in numbered_blocks(built(SAMPLE, "zh").resolved).items():
        while (place := texts[page].find(beginning, position)) < 0:
            page, position = page + 1, 0
        found[name], position = page + 1, place + 1
    return found


def misfits(pdf: bytes) -> list[str]:
    """The paragraphs and subparagraphs that begin on another page than in print, with both."""
    here = begins(pdf)
    return [
        f"{block.text[:16]}…: printed on page {page}, here on page {here[ids()[block]]}"
        for block, page in known()
        if here[ids()[block]] != page
    ]


def known() -> list[tuple[Block, int]]:
    return [(block, page) for block, page in pages(SEED) if not block.heading]


def laid_out_otherwise(rule: str) -> bytes:
    edition: Built = built(SAMPLE, "zh")
    html = render(edition.resolved, "pdf")["report.html"]
    assert html.count("</head>") == 1
    paginated = paginate(html.replace("</head>", f"<style>{rule}</style></head>"))
    return packager("pdf")(edition.resolved, paginated)


def test_the_printed_text_betrays_the_pages_3_to_8_whole_and_where_the_last_section_begins() -> (
    None
):
    found = [(block.text.split(" ")[0], page) for block, page in pages(SEED)]
    begins = {page: label for label, page in reversed(found)}
    assert begins == {3: "一.", 4: "6.", 5: "(e)", 6: "9.", 7: "(f)", 8: "(d)", 11: "五."}
    assert len(known()) == 54


def test_95_per_cent_of_the_paragraphs_are_on_their_printed_page(golden: Golden) -> None:
    wrong = misfits(built(SAMPLE, "zh").pdf)
    assert len(wrong) <= (1 - SHARE) * len(known())
    golden("golden/printed_pages.zh.txt", "".join(f"{line}\n" for line in wrong))


@pytest.mark.parametrize("pitch", [15.5, 16.6])
def test_lines_closer_or_further_apart_put_too_many_on_another_page(pitch: float) -> None:
    wrong = misfits(laid_out_otherwise(f"html {{ line-height: {pitch}pt }}"))
    assert len(wrong) > (1 - SHARE) * len(known())


def test_a_cut_that_the_text_does_not_betray_leaves_what_follows_unknown() -> None:
    healed = SEED.replace(CUT, CUT.replace("\n\n", ""))
    assert healed != SEED
    doubtful = {block.text for block, _ in pages(SEED)} - {block.text for block, _ in pages(healed)}
    assert sorted(text[:3] for text in doubtful) == [
        *("(a)", "(b)", "(c)", "(d)", "(e)", "(f)"),
        "6. ",
    ]


def test_a_line_that_is_neither_labelled_nor_the_rest_of_a_sentence_is_refused() -> None:
    whole = SEED.replace(CUT, CUT.replace("\n\n", f"{SENTENCE_END[0]}\n\n"))
    with pytest.raises(AssertionError, match="not cut"):
        blocks(whole)
