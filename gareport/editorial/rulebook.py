"""The rules as documents: the rule modules in, docs/rules.md and the words of `rules` out."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from inspect import getdoc
from textwrap import indent
from types import ModuleType

from gareport.editorial import rules
from gareport.editorial.example import Case, as_example
from gareport.editorial.stages import STAGES
from gareport.report.diagnostics import Severity

LONGEST = 120  # of a line shown of an example
HEAD = """\
# The rules

`python3 build.py rules` lists them, `python3 build.py rules NAME` explains one. This page is
written by `make golden` out of the modules in `gareport/editorial/rules/`; the tests run every
example. An error stops the build; a warning or a note does not, and
[an exception](authoring.md#exceptions-to-rules) can lower it.

Some faults cannot happen, so no rule looks for them. The contents are computed from the headings
and paragraphs of the body: their titles and paragraph numbers cannot differ from it. Their page
numbers are those of the pages as laid out. Notes are set at the foot of the page that calls them:
there is no way to write endnotes.

Paragraphs, subparagraphs, headings, tables, annexes and notes are counted by the tool: no number is
skipped or doubled, no heading begins paragraphs anew, each label is of the series of its degree and
language, a sole annex has no number, and every language has the same structure. Two calls of notes
side by side are set with a comma. The summary has no numbers, each table and each agenda item has
its title, and the line of the original language follows from `original` and the edition.
"""
BESIDE = """\
## Beside the rules

What is found while files are read, translated, laid out and exchanged has names too.

| name | severity | what should be so |
| --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What a rule module says about itself."""

    module: str
    names: Mapping[str, Severity]
    text: str
    source: str
    bad: tuple[Case, ...]
    good: tuple[Case, ...]

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
    """How much each rule's findings weigh, by the rule's name in messages."""
    own = {name: weight for entry in entries() for name, weight in entry.names.items()}
    return dict(sorted({**{name: weight for name, (weight, _) in STAGES.items()}, **own}.items()))


def lowerable() -> list[str]:
    """The names of the findings that a report can make an exception to."""
    return [name for name, weight in severities().items() if weight is not Severity.ERROR]


def explained(name: str) -> list[str]:
    """What is to be said about a rule, or about a name that findings bear; nothing if unknown."""
    if name in STAGES:
        severity, text = STAGES[name]
        return [f"{name} ({severity})\n\n{text}"]
    return [str(entry) for entry in entries() if name in (entry.module, *entry.names)]


def listed() -> str:
    """A line for each name that findings bear."""
    wide = max(len(name) for name, _, _ in rows())
    return "\n".join(f"{name:{wide}}  {severity:7}  {text}" for name, severity, text in rows())


def rows() -> list[tuple[str, Severity, str]]:
    """Each name that findings bear, in order, with its severity, and what should be so."""
    found = [(name, severity, text) for name, (severity, text) in STAGES.items()]
    for entry in entries():
        text = entry.text.split("\n\n")[0].replace("\n", " ")
        found += [(name, severity, text) for name, severity in entry.names.items()]
    return sorted(found)


def as_markdown() -> str:
    """The page docs/rules.md."""
    beside = "".join(
        f"| `{name}` | {weight} | {text} |\n" for name, (weight, text) in STAGES.items()
    )
    return HEAD + "".join(f"\n{_section(entry)}" for entry in entries()) + f"\n{BESIDE}{beside}"


def _entry(module: ModuleType) -> RuleEntry:
    return RuleEntry(
        module.__name__.rpartition(".")[2],
        module.NAMES,
        getdoc(module) or "",
        getattr(module, "SOURCE", ""),
        tuple(module.BAD),
        tuple(module.GOOD),
    )


def _section(entry: RuleEntry) -> str:
    names = ", ".join(f"`{name}` ({severity})" for name, severity in entry.names.items())
    text = f"## {entry.module.replace('_', ' ').capitalize()}\n\n{names}\n\n{entry.text}\n"
    if entry.source:
        text += f"\nSource: {entry.source}\n"
    for word, cases in (("Bad", entry.bad), ("Good", entry.good)):
        shown = "".join(f"\n```text\n{_shown(case)}\n```\n" for case in cases)
        text += f"\n{word}:\n{shown}"
    return text


def _shown(case: Case) -> str:
    """What matters of an example, long lines cut; the plain report where nothing stands out."""
    example = as_example(case)
    text = "\n".join(part.strip("\n") for part in example.shown()) or example.text
    return "\n".join(_cut(line) for line in text.split("\n"))


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def _plain(word: str, case: Case) -> str:
    return f"{word}:\n{indent(_shown(case), '    ')}"
