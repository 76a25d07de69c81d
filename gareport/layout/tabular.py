"""The styles of tables in each layout and script: nothing in; their measures out.

Those of New York are measured on the tables of 49 documents of 2026, in English. Those of 2007 and
of Geneva, and those of Chinese, follow the type of the text.
"""

from dataclasses import replace

from gareport.layout.geometry import CellGap, Style, Tabular

_BOLD, _ROMAN = Style(10, 12, is_bold=True), Style(10, 12)
# Cells of 8.5 points with 2 points over and under them; heads of 7 points, with 4 points.
LATIN = Tabular(
    text=Style(8.5, 10.5, before=2, after=2, spaced=0.2, wide=103),
    head=Style(7, 8, before=4.05, after=4.05, spaced=0.2, wide=103, is_italic=True),
    label=replace(_ROMAN, spaced=0.1, wide=103),
    title=replace(_BOLD, spaced=0.1, wide=103),
    headnote=Style(7, 12, spaced=0.1, wide=103),
    total=4.05,
    over=12,
    under=6,
    around=(12, 12),
    thin=0.5,
    thick=1.5,
    gaps=(CellGap(3.6, 2, 2),),
    air=5.75,
    total_indent=14.4,
    note_hang=14.4,
    figures=57.75,
    narrows=True,
    at_foot=True,
)
HAN = replace(
    LATIN,
    text=Style(9, 12, before=2, after=2),
    head=Style(8, 10, before=4, after=4, is_italic=True),
    label=Style(10.5, 14),
    title=Style(10.5, 14, is_bold=True),
    headnote=Style(8, 12),
    total_indent=18,
    figures=60,
)
_GAPS = (CellGap(0, 12), CellGap(0, 6))
LATIN_2007 = Tabular(
    text=Style(10.5, 13, before=2, after=2),
    head=Style(9, 11, before=2, after=2, is_italic=True),
    label=Style(10.5, 13),
    title=Style(10.5, 13, is_bold=True),
    headnote=Style(10.5, 13, is_italic=True),
    total=2,
    over=4,
    under=0,
    around=(13, 13),
    thin=0.5,
    thick=1,
    gaps=_GAPS,
)
HAN_2007 = replace(
    LATIN_2007,
    text=Style(10.5, 17, before=2, after=2),
    head=Style(9, 12, before=2, after=2, is_italic=True),
    label=Style(10.5, 17),
    title=Style(10.5, 17, is_bold=True),
    headnote=Style(10.5, 17, is_italic=True),
    around=(17, 17),
)
GENEVA = replace(
    LATIN_2007,
    text=Style(10, 12, before=2, after=2),
    head=Style(9, 10.5, before=2, after=2, is_italic=True),
    label=_ROMAN,
    title=_BOLD,
    headnote=Style(10, 12, is_italic=True),
    around=(12, 12),
)
GENEVA_HAN = HAN_2007
