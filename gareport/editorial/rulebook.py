"""The rules as documents: the rule modules in, docs/rules.md and the output of `rules` out."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from textwrap import indent
from types import ModuleType

from gareport.editorial import rules
from gareport.editorial.example import Case, as_example
from gareport.editorial.stages import BY_TOPIC, STAGES
from gareport.editorial.topics import READERS, Topic
from gareport.report.diagnostics import Severity

LONGEST = 120  # characters of a line of an example
HEAD = """\
# The rules

`python3 build.py rules` lists the names of all findings, and `python3 build.py rules NAME` explains
one. `make golden` writes this page from the modules in `gareport/editorial/rules/`; the tests run
every example. An error stops the build. A warning or a note does not, and
[an exception](authoring.md#exceptions-to-rules) can lower it.
"""
IMPOSSIBLE = """\
## What cannot go wrong

Some mistakes are impossible, so no rule looks for them:

- The contents are computed from the headings and paragraphs of the body, with the page numbers of
  the finished pages. They always agree with the body.
- Notes are printed at the foot of the page that uses them. Endnotes cannot be written.
- The tool numbers paragraphs, subparagraphs, headings, tables, annexes and notes. No number is
  skipped or repeated, no heading restarts the paragraph numbers, and each label has the form of its
  level and language. A sole annex has no number. Every language has the same structure.
- The marks of two notes at the same place are separated by a comma.
- The paragraphs of the summary have no numbers. Each table and each agenda item has a title. The
  line that names the original language follows from `original` and the edition.
"""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What a rule module says about itself."""

    module: str
    topic: Topic
    names: Mapping[str, Severity]
    text: str
    source: str
    bad: tuple[Case, ...]
    good: tuple[Case, ...]

    @property
    def title(self) -> str:
        """The heading of the rule."""
        return self.module.replace("_", " ").capitalize()

    def __str__(self) -> str:
        names = ", ".join(f"{name} ({severity})" for name, severity in self.names.items())
        source = [f"Source: {self.source}"] if self.source else []
        parts = [names, self.text, *source]
        parts += [_plain("bad", case) for case in self.bad]
        return "\n\n".join([*parts, *(_plain("good", case) for case in self.good)])


def entries() -> tuple[RuleEntry, ...]:
    """The rules by the names of their files."""
    return tuple(_entry(import_module(f"{rules.__name__}.{name}")) for name in rules.modules())


def severities() -> dict[str, Severity]:
    """The severity of each finding, by its name."""
    own = {name: weight for entry in entries() for name, weight in entry.names.items()}
    return dict(sorted({**{name: weight for name, (weight, _) in STAGES.items()}, **own}.items()))


def lowerable() -> list[str]:
    """The names of the findings to which a report can make an exception."""
    return [name for name, weight in severities().items() if weight is not Severity.ERROR]


def explained(name: str) -> list[str]:
    """The explanation of a rule by its file or by the name of a finding; empty if unknown."""
    if name in STAGES:
        severity, text = STAGES[name]
        return [f"{name} ({severity})\n\n{text}"]
    return [str(entry) for entry in entries() if name in (entry.module, *entry.names)]


def listed() -> str:
    """One line per name of a finding."""
    wide = max(len(name) for name, _, _ in rows())
    return "\n".join(f"{name:{wide}}  {severity:7}  {text}" for name, severity, text in rows())


def rows() -> list[tuple[str, Severity, str]]:
    """The names of findings in order, each with its severity and what it requires."""
    found = [(name, severity, text) for name, (severity, text) in STAGES.items()]
    for entry in entries():
        text = entry.text.split("\n\n")[0].replace("\n", " ")
        found += [(name, severity, text) for name, severity in entry.names.items()]
    return sorted(found)


def as_markdown() -> str:
    """The page docs/rules.md."""
    parts = [HEAD, _contents(), _errors(), IMPOSSIBLE]
    for reader, topics in READERS.items():
        parts.append(f"## {reader}\n")
        for topic in topics:
            parts.append(f"### {topic}\n")
            parts += [_section(entry) for entry in entries() if entry.topic is topic]
            parts += [_stages(topic)] if topic in BY_TOPIC else []
    return "\n".join(parts)


def _contents() -> str:
    """The table of contents: each topic with its rules, by reader."""
    text = "## Contents\n\n"
    text += "- [What stops a build](#what-stops-a-build): every error by topic\n"
    text += "- [What cannot go wrong](#what-cannot-go-wrong)\n"
    for reader, topics in READERS.items():
        text += f"\n**{_link(reader)}**\n\n| topic | rules |\n| --- | --- |\n"
        for topic in topics:
            linked = [_link(entry.title) for entry in entries() if entry.topic is topic]
            linked += [f"`{name}`" for name in BY_TOPIC.get(topic, ())]
            text += f"| {_link(topic)} | {', '.join(linked)} |\n"
    return text


def _errors() -> str:
    """Every error by topic, with links to the parts that explain them."""
    text = "## What stops a build\n\nThese findings are errors. A build with one of them writes no "
    text += "file.\n\n| topic | errors |\n| --- | --- |\n"
    for topic in (topic for topics in READERS.values() for topic in topics):
        found = [
            _link(f"`{name}`", entry.title)
            for entry in entries()
            for name, severity in entry.names.items()
            if entry.topic is topic and severity is Severity.ERROR
        ]
        stages = BY_TOPIC.get(topic, {}).items()
        found += [f"`{name}`" for name, (severity, _) in stages if severity is Severity.ERROR]
        text += f"| {_link(topic)} | {', '.join(found)} |\n" if found else ""
    return text


def _link(text: str, heading: str = "") -> str:
    """A link to the heading, which is the text itself if none is given."""
    anchor = (heading or text).lower().replace(" ", "-")
    return f"[{text}](#{anchor})"


def _stages(topic: Topic) -> str:
    """The findings of a topic that no rule makes."""
    rows = "".join(
        f"| `{name}` | {severity} | {text} |\n"
        for name, (severity, text) in BY_TOPIC[topic].items()
    )
    return f"| name | severity | what it requires |\n| --- | --- | --- |\n{rows}"


def _entry(module: ModuleType) -> RuleEntry:
    return RuleEntry(
        module.__name__.rpartition(".")[2],
        module.TOPIC,
        module.NAMES,
        getdoc(module) or "",
        getattr(module, "SOURCE", ""),
        tuple(module.BAD),
        tuple(module.GOOD),
    )


def _section(entry: RuleEntry) -> str:
    names = ", ".join(f"`{name}` ({severity})" for name, severity in entry.names.items())
    text = f"#### {entry.title}\n\n{names}\n\n{entry.text}\n"
    if entry.source:
        text += f"\nSource: {entry.source}\n"
    for word, cases in (("Bad", entry.bad), ("Good", entry.good)):
        shown = "".join(f"\n```text\n{_shown(case)}\n```\n" for case in cases)
        text += f"\n{word}:\n{shown}"
    return text


def _shown(case: Case) -> str:
    """The part of an example that matters, long lines cut; its text if nothing else is given."""
    example = as_example(case)
    text = "\n".join(part.strip("\n") for part in example.shown()) or example.text
    return "\n".join(_cut(line) for line in text.split("\n"))


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _plain(word: str, case: Case) -> str:
    return f"{word}:\n{indent(_shown(case), '    ')}"
