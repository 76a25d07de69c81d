"""The topics of the rules: readers and topics in the order of docs/rules.md out."""

from collections.abc import Mapping
from enum import StrEnum


class Topic(StrEnum):
    """What a rule is about; the value is the heading of its part of the page."""

    FILES = "Files and YAML"
    COVER = "Cover and masthead"
    STRUCTURE = "Structure and headings"
    REFERENCES = "References"
    NOTES = "Footnotes and table notes"
    NUMBERS = "Numbers"
    DATES = "Dates"
    AMOUNTS = "Amounts and totals"
    SYMBOLS = "Document symbols and resolutions"
    ABBREVIATIONS = "Abbreviations and names"
    WORDING = "Spelling and wording"
    PUNCTUATION = "Punctuation and spacing"
    MARKUP = "Markup and characters"
    LENGTH = "Length"
    CATALOGUE = "PO files"
    CONTENT = "The same content in both languages"
    LANGUAGE = "The language of a translation"
    WAIVERS = "Waivers"
    EXCHANGE = "Bilingual tables and glossary"
    OUTPUT = "Pages and output files"


READERS: Mapping[str, tuple[Topic, ...]] = {
    "For drafters": (
        Topic.FILES,
        Topic.COVER,
        Topic.STRUCTURE,
        Topic.REFERENCES,
        Topic.NOTES,
        Topic.NUMBERS,
        Topic.DATES,
        Topic.AMOUNTS,
        Topic.SYMBOLS,
        Topic.ABBREVIATIONS,
        Topic.WORDING,
        Topic.PUNCTUATION,
        Topic.MARKUP,
        Topic.LENGTH,
    ),
    "For translators": (
        Topic.CATALOGUE,
        Topic.CONTENT,
        Topic.LANGUAGE,
        Topic.WAIVERS,
        Topic.EXCHANGE,
    ),
    "For those who build": (Topic.OUTPUT,),
}
