"""Examples of rules: one text or a few keys in, a small report's files out.

The tests write the files and run the rule on them; `docs/rules.md` prints the part that matters.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

NAME = "example"
TEXT = "A text."
_COVER = {
    "symbol": "A/99/1",
    "organ": "general_assembly",
    "session": "99",
    "original": "en",
    "title": "A title",
    "author": "secretary_general",
    "sections": "[body]",
}
_WITHOUT_AUTHOR = re.compile(
    "^kind: (letter|note_verbale|draft_resolution|draft_decision|committee_report)$", re.MULTILINE
)
_SECTION = {"id": "body", "kind": "introduction", "heading": "Introduction"}


@dataclass(frozen=True, slots=True)
class Example:
    """A report of one paragraph that shows what a rule reports.

    `text` is the paragraph `example`, in `language`; `translation` is its translation into the
    other language. `content` has blocks that replace the paragraph. `section` and `cover` have keys
    that are added to the section file and to the cover, or replace their keys. These three are
    YAML. `files` has further files by their paths.
    """

    text: str = TEXT
    language: str = "en"
    translation: str | None = None
    content: str | None = None
    section: str = ""
    cover: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    def as_files(self) -> dict[str, str]:
        """The files of the report, by their paths in its folder."""
        other = "en" if self.language == "zh" else "zh"
        editions = self.language if self.translation is None else f"{self.language}, {other}"
        spoken = {"language": self.language, "editions": f"[{editions}]"}
        block = f"- id: {NAME}\n  paragraph: {json.dumps(self.text, ensure_ascii=False)}\n"
        content = block if self.content is None else self.content
        body = _keys(_SECTION, self.section) + f"content:\n{_indented(content)}"
        found = {"report.yaml": _keys(_COVER | spoken, self.cover)}
        if "sections:" not in self.cover:  # with a list of its own it has files of its own
            found["body.yaml"] = body
        if self.translation is not None:
            found[f"locales/{other}/LC_MESSAGES/{NAME}.po"] = _catalogue(
                self.text, self.translation
            )
        return found | dict(self.files)

    def shown(self) -> Iterator[str]:
        """The parts that a reader must see."""
        yield from (part for part in (self.cover, self.section, self.content) if part)
        if self.content is None and self.text != TEXT:
            yield self.text
        if self.translation is not None:
            yield self.translation
        for path, text in self.files.items():
            yield f"# {path}\n{text}"


Case = str | Example


def as_example(case: Case) -> Example:
    """The example; a plain string is an English text."""
    return Example(case) if isinstance(case, str) else case


def _keys(known: Mapping[str, str], given: str) -> str:
    """The default keys of a file except those given, followed by the given keys."""
    taken = set(re.findall(r"^(\w+):", given, re.MULTILINE))
    taken |= {"author"} if _WITHOUT_AUTHOR.search(given) else set()
    plain = "".join(f"{key}: {value}\n" for key, value in known.items() if key not in taken)
    return plain + (f"{given.rstrip()}\n" if given else "")


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.strip("\n").split("\n"))


def _catalogue(source: str, target: str) -> str:
    texts = (json.dumps(text, ensure_ascii=False) for text in (NAME, source, target))
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return head + "msgctxt {}\nmsgid {}\nmsgstr {}\n".format(*texts)
