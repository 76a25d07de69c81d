"""What the stages other than the rules find: the names of their findings, with severity, meaning
and topic.
"""

from collections.abc import Mapping

from gareport.editorial.topics import Topic
from gareport.report.diagnostics import Severity

BY_TOPIC: Mapping[Topic, Mapping[str, tuple[Severity, str]]] = {
    Topic.FILES: {
        "block-kind": (
            Severity.ERROR,
            "A block has exactly one of the keys that say what it is, such as `paragraph`.",
        ),
        "character": (
            Severity.ERROR,
            "A text has no control characters, none without a meaning, and none that only looks "
            "like an ordinary one.",
        ),
        "cut-text": (Severity.ERROR, "No comment follows a text that has no quotes."),
        "duplicate-key": (Severity.ERROR, "A mapping has each key once."),
        "encoding": (Severity.ERROR, "Files are UTF-8."),
        "file": (Severity.ERROR, "Every file can be opened."),
        "file-size": (Severity.ERROR, "No file is too large, and none holds too much, to be read."),
        "invisible-character": (Severity.WARNING, "Every character of a text prints something."),
        "missing-file": (Severity.ERROR, "Every section that the cover lists has its file."),
        "table-file": (
            Severity.ERROR,
            "A file under `rows_from` can be read, and gives each row its key and its cells.",
        ),
        "unlisted-file": (Severity.ERROR, "Every file of the report is in a list of the cover."),
        "subfolder": (
            Severity.WARNING,
            "No file of a section is in a folder within that of the report.",
        ),
        "missing-id": (Severity.ERROR, "Every block has an id."),
        "missing-key": (Severity.ERROR, "A block has all its required keys."),
        "unknown-key": (Severity.ERROR, "A block has only keys that its kind can have."),
        "value": (Severity.ERROR, "Every value is of the type that its key requires."),
        "yaml": (Severity.ERROR, "Files of the content are valid YAML."),
        "yaml-anchor": (Severity.ERROR, "YAML files have no anchors and no aliases."),
        "yaml-depth": (Severity.ERROR, "YAML is not nested too deeply to be read."),
        "yaml-key": (Severity.ERROR, "Keys are plain words."),
        "yaml-tag": (Severity.ERROR, "YAML files have no tags."),
    },
    Topic.COVER: {
        "exception": (
            Severity.ERROR,
            "An exception names a rule that can be lowered, gives a reason and is used.",
        ),
        "same-symbol": (
            Severity.ERROR,
            "No two reports under `content/` have one symbol (`check` and `build` of all reports).",
        ),
    },
    Topic.CATALOGUE: {
        "entry-id": (
            Severity.ERROR,
            "Every entry of a PO file has an id, and no two have the same.",
        ),
        "entry-unknown": (
            Severity.WARNING,
            "Every entry of a PO file belongs to a text of the report.",
        ),
        "po-flag": (Severity.WARNING, "A PO file has only flags that tools know."),
        "po-language": (
            Severity.WARNING,
            "The header of a PO file names the language of its folder.",
        ),
        "po-line-break": (
            Severity.ERROR,
            "A msgstr begins and ends with a line break only if its msgid does.",
        ),
        "po-syntax": (
            Severity.ERROR,
            "Every line of a PO file can be read, and is in its place.",
        ),
        "translation-file": (Severity.WARNING, "Every language of the editions has a PO file."),
        "translation-missing": (Severity.WARNING, "Every text is translated."),
        "translation-stale": (
            Severity.WARNING,
            "No text has changed since it was translated.",
        ),
        "translation-tentative": (Severity.WARNING, "No translation is marked fuzzy."),
        "translation-unread": (
            Severity.WARNING,
            "Every PO file of a report is for one of its languages, and in its place.",
        ),
    },
    Topic.WAIVERS: {
        "waiver-reason": (Severity.ERROR, "A waiver gives a reason."),
        "waiver-unused": (Severity.WARNING, "A waiver silences a finding."),
    },
    Topic.EXCHANGE: {
        "bilingual-table": (
            Severity.ERROR,
            "A bilingual table that comes back has the form and the rows that `pack` gave it.",
        ),
        "table-conflict": (
            Severity.ERROR,
            "A bilingual table has only what a PO file can have, and its texts have not changed.",
        ),
        "term": (Severity.ERROR, "An entry of the glossary has a kind and a language."),
        "term-conflict": (Severity.ERROR, "A table of terms agrees with the glossary."),
        "term-table": (
            Severity.ERROR,
            "Each row of a table of terms has a cell per head.",
        ),
    },
    Topic.OUTPUT: {
        "glyph": (Severity.ERROR, "The typefaces of the page have every character."),
        "glyphs-unchecked": (
            Severity.WARNING,
            "The typefaces are installed, so that characters without a glyph are reported.",
        ),
        "layout": (Severity.ERROR, "The layout engine can lay out the report."),
        "pdf-validity": (
            Severity.ERROR,
            "veraPDF confirms that the PDF conforms to PDF/UA-1 and PDF/A-3a (`build --validate`).",
        ),
        "summary-page": (
            Severity.WARNING,
            "The summary fits on page 1, or on page 2 after a note that transmits the report.",
        ),
        "table-width": (Severity.ERROR, "No table is wider than the page."),
        "text-width": (Severity.ERROR, "No word or address is wider than its column."),
        "template": (Severity.ERROR, "The templates can be filled in."),
        "word-validity": (
            Severity.ERROR,
            "The validators of Word files find no error (`build --validate`).",
        ),
        "word-numbering": (
            Severity.ERROR,
            "Word can number paragraphs and headings with the labels of the language.",
        ),
    },
}
STAGES: Mapping[str, tuple[Severity, str]] = {
    name: meaning for names in BY_TOPIC.values() for name, meaning in names.items()
}
