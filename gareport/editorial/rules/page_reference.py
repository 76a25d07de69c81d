"""A document of the United Nations is cited by paragraph, not by page.

Paragraph numbers are the same in every language; page numbers are not. Pages of books and of other
publications may be cited, such as those of a yearbook or a publication with a sales number. So may
pages of verbatim records and of documents from before 1976, many without paragraph numbers.
"""

import re
from collections.abc import Iterator

from gareport.editorial.example import Example
from gareport.editorial.passages import PROSE, passages
from gareport.editorial.topics import Topic
from gareport.language.languages import Manual
from gareport.language.symbols import CANDIDATE
from gareport.report.diagnostics import Diagnostic, Severity
from gareport.report.edition import Edition

SOURCE = "United Nations Editorial Manual, instructions on the submission of documents"
NAMES = {"page-reference": Severity.WARNING}
TOPIC = Topic.REFERENCES
_PAGE = r"(?P<page>\b(?:pp?\.|pages?) ?[0-9]+(?:[-–][0-9]+)?|第 ?[0-9]+(?:[-至] ?[0-9]+)? ?页)"
# A document by its symbol, a resolution by its number.
_RESOLUTION = (
    r"(?:\b[Rr]esolution|\b[Dd]ecision|第) ?[0-9]{1,2}/[0-9]{1,3}(?: [A-Z]\b| 号(?:决议|决定))?"
)
_NEXT = r"(?:[,，]| ?[(（])"
_CITED = re.compile(
    rf"(?:{CANDIDATE}(?:[^.;。；\n]{{0,12}}?[,，)）at ]{{1,4}}|{_NEXT})|{_RESOLUTION}{_NEXT})"
    rf" ?{_PAGE}"
)
# Records without paragraph numbers, documents from before 1976, and publications.
_HAS_PAGES = re.compile(r"/PV\.|\b[ASE]/[0-9]{1,5}(?![0-9]|/[0-9])|Sales|Yearbook|年鉴|出售品")
_FAR = 100  # characters before a page in which its publication is named
_IS_PAGED = re.compile(r"\bp(?:p?\.|ages?) ?[0-9]|页")
_BEFORE = re.compile(rf"{_PAGE} (?:of|in) (?:document )?{CANDIDATE}")
BAD = (
    "The costs are high (A/57/620, p. 4).",
    "The costs are high (see A/57/620, pages 4-6).",
    "See A/57/620 (p. 4).",
    "See General Assembly resolution 60/283, p. 4.",
    Example("见大会第 60/283 号决议（第 4 页）。", language="zh"),
    "As page 12 of A/60/846/Add.1 says, the costs are high.",
    Example("费用很高（A/57/620，第 4 页）。", language="zh"),
)
GOOD = (
    "The costs are high (A/57/620, para. 4).",
    "See M. Broadbent, *Governance* (2003), p. 4.",
    "Resolution 60/283, para. 4, and a study on pp. 4-6.",
    "See resolution 60/283 and a study (p. 4 of it).",
    "The report (A/57/620) and a study of 40 pages agree.",
    Example("费用很高（A/57/620，第 4 段）。", language="zh"),
    "It was discussed at length (A/C.1/PV.1576, p. 42; A/5217, p. 7; A/79/PV.12, pp. 3–4).",
    "*Arbitral Awards*, vol. XX (Sales No. E/F.93.V.3), pp. 215–284.",
    "*Yearbook 1966*, vol. II, document A/6309/Rev.1, p. 187.",
    Example("《仲裁裁决汇编》，第二十卷（出售品编号：E/F.93.V.3），第 215 页。", language="zh"),
    Example("见《1966 年年鉴》，第二卷，A/6309/Rev.1 号文件，第 187 页。", language="zh"),
)


def check(edition: Edition) -> Iterator[Diagnostic]:
    """Yield a warning at each page number of a document that is cited by its symbol."""
    for passage in passages(edition):
        if passage.role not in PROSE or not _IS_PAGED.search(passage.text):
            continue
        for pattern in (_CITED, _BEFORE):
            for found in pattern.finditer(passage.text):
                if _HAS_PAGES.search(passage.text, max(found.start() - _FAR, 0), found.end()):
                    continue
                message = f"`{found['page']}` cites a document by its page"
                hint = _hint(found["page"], edition)
                place = passage.at(found.start("page"))
                yield Diagnostic("page-reference", place, message, hint, Severity.WARNING)


def _hint(page: str, edition: Edition) -> str:
    """The hint to cite a paragraph, or for a range paragraphs; their numbers are not known."""
    written = "paras. …" if re.search("[-–]", page) else "para. …"
    if edition.language.manual is None:
        return f"cite by paragraph, the same in every language, in place of `{page}`"
    if edition.language.manual is Manual.CHINESE:
        written = "第 … 段"
    return f"write `{written}`: paragraph numbers are the same in every language"
