"""Known faults of Word files, each as a change to a good file, with what has to notice it.

Each names the rules of the lint that report it. `FAULTS` are put to all judges: where the lint has
no rule, a validator has. `UNSEEN` are those that the lint was written for.
"""

from dataclasses import dataclass

from word_changes import Change, add_before, drop, found, lead, put, qualified, share, write

from gareport.validators.word_file import Element
from gareport.validators.word_references import DOCUMENT, NOTES, SETTINGS

CORE, NUMBERING = "docProps/core.xml", "word/numbering.xml"
TEXT = "//w:body/w:p[w:r/w:t]"
HEADED = "//w:tbl[w:tblPr/w:tblLook/@w:firstRow='1']"


@dataclass(frozen=True)
class Fault:
    """One fault: its name, how one part is changed, and the rules of the lint that report it."""

    name: str
    change: Change
    rules: tuple[str, ...] = ()
    part: str = DOCUMENT


def number_two_bookmarks_alike(root: Element) -> None:
    first, second, *_ = found(root, "//w:bookmarkStart")
    old, new = (str(mark.get(qualified("w:id"))) for mark in (second, first))
    for mark in found(root, f"//*[self::w:bookmarkStart or self::w:bookmarkEnd][@w:id='{old}']"):
        mark.set(qualified("w:id"), new)


def end_a_bookmark_early(root: Element) -> None:
    start = found(root, "//w:bookmarkStart")[0]
    number = start.get(qualified("w:id"))
    start.addprevious(found(root, f"//w:bookmarkEnd[@w:id='{number}']")[0])


def silence_the_first_note(root: Element) -> None:
    for text in found(root, "//w:footnote[not(@w:type)][1]//w:t"):
        text.text = " "


def field(kind: str) -> str:
    return f"//w:instrText[contains(., ' {kind} ')]"


def marks(kind: str) -> str:
    return f"//w:fldChar[@w:fldCharType='{kind}']"


FAULTS = (
    Fault("section: properties out of order", lead("//w:sectPr/w:pgSz")),
    Fault("note: called, not there", put("//w:footnoteReference", "w:id", "77"), ("note",)),
    Fault("bookmark: one number twice", number_two_bookmarks_alike, ("bookmark-id",)),
    Fault("list: not defined", put("//w:numPr/w:numId", "w:val", "99"), ("list",)),
    Fault("relationship: not there", put("//w:headerReference", "r:id", "rIdNone")),
    Fault(
        "page reference: leads nowhere", write(field("PAGEREF"), " PAGEREF _None \\h "), ("target",)
    ),
    Fault("style: not defined", put(f"{TEXT}/w:pPr/w:pStyle", "w:val", "None"), ("style",)),
    Fault(
        "bookmark: one name twice",
        share("//w:bookmarkStart", "w:name"),
        ("bookmark-name", "target"),
    ),
    Fault(
        "note: no separator", drop("//w:footnote[@w:type='separator']"), ("note-separator",), NOTES
    ),
    Fault("field: no end", drop(marks("end")), ("field-marks",)),
    Fault(
        "field: unknown mark",
        put(marks("separate"), "w:fldCharType", "seperate"),
        ("field-result",),
    ),
    Fault("bookmark: no end", drop("//w:bookmarkEnd"), ("bookmark-pair",)),
    Fault("note: separators unnamed", drop("//w:footnotePr"), ("note-separator",), SETTINGS),
    Fault("link: leads nowhere", put("//w:hyperlink[@w:anchor]", "w:anchor", "_None"), ("target",)),
    Fault("table: cell without paragraph", drop("//w:tc[count(w:p)=1]/w:p")),
    Fault(
        "part: no content type",
        put("//ct:Override[contains(@PartName, 'footnotes')]", "PartName", "/word/none.xml"),
        part="[Content_Types].xml",
    ),
    Fault(
        "table: column missing",
        drop(f"{HEADED}//w:gridCol[last()]"),
        ("table-columns", "table-widths"),
    ),
    Fault(
        "language: no tag",
        put("//w:r//w:lang[@w:eastAsia]", "w:eastAsia", "chinese_xx"),
        ("language-tag",),
    ),
    Fault("table: width not a number", put("//w:tblW", "w:w", "98.50pc")),
)

UNSEEN = (
    Fault("field: end without beginning", drop(marks("begin")), ("field-marks",)),
    Fault("field: parted twice", put(marks("end"), "w:fldCharType", "separate"), ("field-marks",)),
    Fault(
        "field: no result",
        write(f"{marks('separate')}/../following-sibling::w:r/w:t", ""),
        ("field-result",),
    ),
    Fault("reference: leads nowhere", write(field("REF"), " REF _None \\n \\h "), ("target",)),
    Fault("bookmark: ends too early", end_a_bookmark_early, ("bookmark-pair",)),
    Fault("note: says nothing", silence_the_first_note, ("note-text",), NOTES),
    Fault("note: never called", drop("//w:r[w:footnoteReference]"), ("note",)),
    Fault("note: called twice", share("//w:footnoteReference", "w:id"), ("note",)),
    Fault("list: no scheme", put("//w:num/w:abstractNumId", "w:val", "99"), ("list",), NUMBERING),
    Fault("style: of the wrong kind", put("//w:r/w:rPr/w:rStyle", "w:val", "Normal"), ("style",)),
    Fault("language: of the file no tag", write("//dc:language", "zh_CN"), ("language-tag",), CORE),
    Fault("language: not named", drop(f"{TEXT}/w:r[w:t]/w:rPr/w:lang"), ("run-language",)),
    Fault("table: cell missing", drop(f"{HEADED}//w:tr[2]/w:tc[last()]"), ("table-columns",)),
    Fault("table: cell too wide", put(f"{HEADED}//w:tcW", "w:w", "9000"), ("table-widths",)),
    Fault("table: wider than its columns", put("//w:tblW", "w:w", "9000"), ("table-widths",)),
    Fault("table: head not marked", drop(f"{HEADED}//w:tblHeader"), ("table-head",)),
    Fault("table: no caption", drop(f"{HEADED}//w:tblCaption"), ("table-description",)),
    Fault(
        "table: blank description",
        put(f"{HEADED}//w:tblDescription", "w:val", " "),
        ("table-description",),
    ),
    Fault("text: escaped markup", write(f"{TEXT}/w:r/w:t", "<w:tab/>"), ("markup-as-text",)),
    Fault("text: escaped twice", write(f"{TEXT}/w:r/w:t", "Food &amp; drink"), ("markup-as-text",)),
    Fault("text: mark of a template", write(f"{TEXT}/w:r/w:t", "{{ title }}"), ("markup-as-text",)),
    Fault("picture: not described", put("//wp:docPr", "descr", ""), ("picture-description",)),
    Fault(
        "heading: a level left out",
        put("//w:pStyle[@w:val='Heading1']", "w:val", "Heading2"),
        ("outline",),
    ),
    Fault(
        "text: empty paragraph for space",
        add_before(TEXT, "<w:p><w:pPr><w:pStyle w:val='Author'/></w:pPr></w:p>"),
        ("empty-paragraph",),
    ),
    Fault(
        "text: empty paragraph of the masthead elsewhere",
        add_before(f"{TEXT}[2]", "<w:p><w:pPr><w:pStyle w:val='BeforeMasthead'/></w:pPr></w:p>"),
        ("empty-paragraph",),
    ),
    Fault("field: marked as out of date", put(marks("begin"), "w:dirty", "true"), ("update",)),
    Fault(
        "fields: to be updated on opening",
        add_before("//w:footnotePr", "<w:updateFields w:val='true'/>"),
        ("update",),
        SETTINGS,
    ),
    Fault("property: no title", drop("//dc:title"), ("properties",), CORE),
    Fault("property: no language", drop("//dc:language"), ("properties",), CORE),
    Fault("property: blank subject", write("//dc:subject", " "), ("properties",), CORE),
)
