"""The layouts: the name of one in, its measures out.

Those of New York are measured on documents of 2007 and of 2026, those of Geneva on documents of
2018 and 2020.
"""

from collections.abc import Mapping
from dataclasses import replace

from gareport.layout import tabular
from gareport.layout.geometry import BoxStyle, Contents, Head, Layout, Page, Running, Style, Type


def _headings(size: float, text: Style, space: float) -> tuple[Style, ...]:
    """Headings of one distance: the type of the text from the third degree on."""
    sizes = (size, (size + text.size) / 2, text.size, text.size)
    return (
        *(Style(one, text.pitch, space, space, is_bold=True) for one in sizes),
        Style(text.size, text.pitch, space, space, is_italic=True),
        Style(text.size, text.pitch, space, space),
    )


def _han_headings(headings: tuple[Style, ...]) -> tuple[Style, ...]:
    """The headings of a layout in Chinese, none of them smaller than the text."""
    return tuple(
        replace(
            style,
            size=max(style.size, _HAN_TEXT.size),
            pitch=max(_HAN_TEXT.pitch, round(1.35 * style.size)),
            spaced=0,
            wide=100,
        )
        for style in headings
    )


# 400 by 584 points take 38 Chinese characters of 10.5 points a line and 34 lines of 17 points,
# which gives A/62/502 the page breaks of the printed document.
_HAN_TEXT, _LATIN_TEXT_2007 = Style(10.5, 17, after=5), Style(10.5, 13, after=6)
_TITLE_2007 = Style(15, 20, before=22, is_bold=True)
_AUTHOR_2007 = Style(12.5, 13, before=14, is_bold=True)
_HAN_2007 = Type(
    text=_HAN_TEXT,
    headings=_headings(12, _HAN_TEXT, 6),
    label=31.5,
    item=0,
    note=Style(9, 12),
    title=_TITLE_2007,
    author=Style(12.5, 17, before=14, is_bold=True),
    contents=Contents(Style(13, 17, after=4, is_bold=True), 8, 28, 24, 9),
    table=tabular.HAN_2007,
    is_han=True,
)
_LATIN_2007 = Type(
    text=_LATIN_TEXT_2007,
    headings=_headings(12, _LATIN_TEXT_2007, 8),
    label=30,
    item=0,
    note=Style(9, 11),
    title=_TITLE_2007,
    author=_AUTHOR_2007,
    contents=Contents(Style(13, 13, after=4, is_italic=True), 8, 28, 24, 9),
    table=tabular.LATIN_2007,
)
_NEW_YORK_2007 = Layout(
    page=Page(612, 792, 100, 108, 60, 46, first_top=48, first_bottom=108),
    han=_HAN_2007,
    latin=_LATIN_2007,
    head=Head(
        row=27.5,
        name=Style(14, 24),
        name_space=0,
        name_over_organ=False,
        symbol=11,
        symbol_head=22,
        height=126,
        rule=1.5,
        emblem=74,
        box=(58, 58),
        emblem_space=8,
        organ=Style(20, 26, is_bold=True),
        organ_space=8,
        issue=Style(10, 13),
        issue_width=140,
        issue_space=8,
        corner=10,
        corner_width=None,
    ),
    running=Running(
        head=Style(10, 14, is_bold=True),
        head_rule=0.5,
        head_space=3,
        rule_space=24,
        foot=Style(10, 14, is_bold=True),
        foot_space=24,
        has_total=False,
        job=Style(8.5, 12),
        first_job=Style(8.5, 12),
        job_space=22,
        job_indent=0,
        bars=24.09,
        bars_text=True,
        code=None,
        code_space=14,
        recycles=False,
    ),
    box=BoxStyle(20, 0, 12, 8, Style(10.5, 13, after=6, is_italic=True), is_centred=True),
    end=72,
    end_space=14,
)

# Today's page of New York. The letters of its styles are 3 per cent wider than those of the face.
_TEXT = Style(10, 12, after=6, spaced=0.2, wide=103)
_NEW_YORK_HEADINGS = (
    Style(14, 15, 18, 12, spaced=-0.1, wide=103, is_bold=True),
    Style(12, 13.5, 18, 12, spaced=0.2, wide=103, is_bold=True),
    Style(10, 12, 18, 12, spaced=0.1, wide=103, is_bold=True),
    Style(10, 12, 18, 12, spaced=0.1, wide=103, is_bold=True),
    Style(10, 12, 12, 6, spaced=0.15, wide=103, is_italic=True),
    Style(10, 12, 12, 6, spaced=0.2, wide=103),
)
_TITLE = Style(14, 15, before=17.6, spaced=-0.1, wide=103, is_bold=True)
_AUTHOR = Style(12, 13.5, before=12, spaced=0.2, wide=103, is_bold=True)
# The contents begin under the text: the labels at 64.8 points, the headings at 86.4.
_LISTED = Contents(Style(14, 15, after=6, spaced=-0.1, wide=103), 64.8, 21.6, 21.6, 7)
_LATIN = Type(
    text=_TEXT,
    headings=_NEW_YORK_HEADINGS,
    label=23.75,
    item=23.75,
    note=Style(8.5, 10.5, spaced=0.25, wide=104),
    title=_TITLE,
    author=_AUTHOR,
    contents=_LISTED,
    table=tabular.LATIN,
    label_gap=12.25,
    note_hang=23.75,
    note_space=10,
    draws_together=True,
)
_HAN = Type(
    text=_HAN_TEXT,
    headings=_han_headings(_NEW_YORK_HEADINGS),
    label=31.5,
    item=0,
    note=Style(9, 12),
    title=Style(14, 20, before=18, is_bold=True),
    author=Style(12, 17, before=12, is_bold=True),
    contents=replace(_LISTED, heading=Style(14, 19, after=6, is_bold=True), label=28, head=9),
    table=tabular.HAN,
    label_gap=12.25,
    is_han=True,
)
_ISSUE = Style(10, 12, spaced=0.2, wide=103)
_NEW_YORK = Layout(
    page=Page(612, 792, 75.1, 57.6, 60, 63.35, first_top=21.6, first_bottom=86.4),
    han=_HAN,
    latin=_LATIN,
    head=Head(
        row=43.7,
        name=Style(14, 24, spaced=0.1, wide=96),
        name_space=17.3,
        name_over_organ=True,
        symbol=10,
        symbol_head=20,
        height=143.7,
        rule=1.5,
        emblem=63.35,
        box=(56.2, 56.2),
        emblem_space=6,
        organ=Style(20, 19.5, spaced=-0.2, wide=98, is_bold=True),
        organ_space=5.1,
        issue=_ISSUE,
        issue_width=154.97,
        issue_space=12,
        corner=2.5,
        corner_width=265,
        title_space=6,
    ),
    running=Running(
        head=Style(8.5, 9.8, is_bold=True),
        head_rule=0.25,
        head_space=3.9,
        rule_space=10.1,
        foot=Style(8.5, 9.8, wide=103, is_bold=True),
        foot_space=13.3,
        has_total=True,
        job=Style(7, 8, wide=103),
        first_job=_ISSUE,
        job_space=32.5,
        job_indent=5.4,
        bars=12,
        bars_text=False,
        code=54.7,
        code_space=3.6,
        recycles=True,
    ),
    box=BoxStyle(18, 0, 24, 8, Style(10, 12, after=6, spaced=0.2, wide=103, is_italic=True), True),
    end=72,
    end_space=24,
    link="0000ff",
)

# Geneva: A4, with the text 40 mm from the sides.
_MM = 72 / 25.4
_GENEVA_HEADINGS = (
    Style(14, 15, 18, 13, is_bold=True),
    Style(12, 13.5, 18, 12, is_bold=True),
    Style(10, 12, 18, 6, is_bold=True),
    Style(10, 12, 18, 6, is_bold=True),
    Style(10, 12, 12, 6, is_italic=True),
    Style(10, 12, 12, 6),
)
_GENEVA_TYPE = Type(
    text=Style(10, 12, after=6),
    headings=_GENEVA_HEADINGS,
    label=10.1 * _MM,
    item=10.1 * _MM,
    note=Style(9, 10.5),
    title=Style(17, 18, before=24, is_bold=True),
    author=Style(14, 15, before=13, is_bold=True),
    contents=Contents(Style(15, 17, after=4, is_italic=True), 8, 28, 24, 9),
    table=tabular.GENEVA,
    label_gap=4 * _MM,
)
_GENEVA_HAN = Type(
    text=_HAN_TEXT,
    headings=_han_headings(_GENEVA_HEADINGS),
    label=31.5,
    item=0,
    note=Style(9, 12),
    title=Style(17, 22, before=24, is_bold=True),
    author=Style(14, 18, before=13, is_bold=True),
    contents=Contents(Style(15, 17, after=4, is_bold=True), 8, 28, 24, 9),
    table=tabular.GENEVA_HAN,
    label_gap=4 * _MM,
    is_han=True,
)
_GENEVA = Layout(
    page=Page(595.3, 841.9, 85, 113.4, 56.7, 56.7, first_top=49.6, first_bottom=122),
    han=_GENEVA_HAN,
    latin=_GENEVA_TYPE,
    head=Head(
        row=21.5,
        name=Style(14, 18),
        name_space=1.5,
        name_over_organ=True,
        symbol=10,
        symbol_head=20,
        height=49.9 * _MM,
        rule=1.2,
        emblem=22.6 * _MM,
        box=(19.5 * _MM, 19.5 * _MM),
        emblem_space=6,
        organ=Style(20, 24, is_bold=True),
        organ_space=8.7,
        issue=Style(10, 12),
        issue_width=50.1 * _MM,
        issue_space=13.5,
        corner=9.5,
        corner_width=None,
        body=Style(14, 17, is_bold=True),
    ),
    running=Running(
        head=Style(9, 10.4, is_bold=True),
        head_rule=0.5,
        head_space=1.9,
        rule_space=13.9,
        foot=Style(9, 10.4, is_bold=True),
        foot_space=34,
        has_total=False,
        job=Style(8.5, 12),
        first_job=Style(10, 12),
        job_space=8.6,
        job_indent=0,
        bars=24.09,
        bars_text=True,
        code=None,
        code_space=8.6,
        recycles=True,
    ),
    box=BoxStyle(
        before=18,
        beyond=20 * _MM,
        across=19.2 * _MM,
        down=8,
        heading=Style(12, 14, after=6, is_italic=True),
        is_centred=False,
        out=13.2 * _MM,
    ),
    end=30 * _MM,
    end_space=12,
)
LAYOUTS: Mapping[str, Layout] = {
    "new_york": _NEW_YORK,
    "new_york_2007": _NEW_YORK_2007,
    "geneva": _GENEVA,
}
