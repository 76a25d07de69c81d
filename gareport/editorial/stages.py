"""What the stages beside the rules find: the names of their findings, with weight and meaning."""

from collections.abc import Mapping

from gareport.report.diagnostics import Severity

STAGES: Mapping[str, tuple[Severity, str]] = {
    "bilingual-table": (Severity.ERROR, "A bilingual table comes back as `pack` wrote it."),
    "block-kind": (Severity.ERROR, "A block has one key that says what it is, and no other such."),
    "character": (Severity.ERROR, "No text holds a character that a report cannot carry."),
    "duplicate-key": (Severity.ERROR, "A key stands once in a mapping."),
    "encoding": (Severity.ERROR, "Files are UTF-8."),
    "entry-id": (Severity.ERROR, "Every entry of a PO file has an id of its own."),
    "entry-unknown": (Severity.WARNING, "An entry of a PO file belongs to a text of the report."),
    "exception": (
        Severity.ERROR,
        "An exception names a rule, gives a reason and excuses something.",
    ),
    "file": (Severity.ERROR, "Every file can be opened."),
    "file-size": (Severity.ERROR, "A file is no larger, and holds no more, than can be read."),
    "glyph": (Severity.ERROR, "The typefaces of the page have every character."),
    "layout": (Severity.ERROR, "The layout engine can set the report."),
    "missing-file": (Severity.ERROR, "Every section that the cover lists has its file."),
    "missing-key": (Severity.ERROR, "No key that a block must have is missing."),
    "pdf-validity": (
        Severity.ERROR,
        "veraPDF finds PDF/UA-1 and PDF/A-3a kept (`build --validate`).",
    ),
    "po-flag": (Severity.WARNING, "The flags of a PO file are such as tools know."),
    "po-language": (Severity.WARNING, "The header of a PO file names the language of its folder."),
    "po-syntax": (Severity.ERROR, "Every line of a PO file can be read."),
    "summary-page": (Severity.WARNING, "The summary fits on page 1."),
    "table-conflict": (Severity.ERROR, "Nothing moved on while a bilingual table was away."),
    "table-width": (Severity.ERROR, "No table is wider than the page."),
    "template": (Severity.ERROR, "The templates can be filled in."),
    "term-conflict": (Severity.ERROR, "A table of terms agrees with the glossary."),
    "term-table": (Severity.ERROR, "A table of terms has a head and five cells a row."),
    "term": (Severity.ERROR, "An entry of the glossary has a kind and both languages."),
    "translation-file": (Severity.WARNING, "Every language of the editions has a PO file."),
    "translation-missing": (Severity.WARNING, "Every text is translated."),
    "translation-stale": (Severity.WARNING, "A translation was made from the source of today."),
    "translation-tentative": (Severity.WARNING, "No translation is marked fuzzy."),
    "unknown-key": (Severity.ERROR, "Every key is one that its block may have."),
    "value": (Severity.ERROR, "Every value is of the kind that its key asks for."),
    "waiver-reason": (Severity.ERROR, "A translator's waiver gives a reason."),
    "waiver-unused": (Severity.WARNING, "A translator's waiver covers a finding."),
    "word-validity": (
        Severity.ERROR,
        "The judges of Word files find none at fault (`build --validate`).",
    ),
    "word-numbering": (Severity.ERROR, "Word can count with the marks of the language."),
    "yaml": (Severity.ERROR, "Files of the content are YAML."),
    "yaml-anchor": (Severity.ERROR, "YAML is read without anchors and aliases."),
    "yaml-depth": (Severity.ERROR, "YAML is not nested deeper than can be read."),
    "yaml-key": (Severity.ERROR, "Keys are plain words."),
    "yaml-tag": (Severity.ERROR, "YAML is read without tags."),
}
