"""Stage 2: the PO files that nobody reads for a report; warnings that say why out."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from gareport.language.languages import languages
from gareport.report.diagnostics import Diagnostic, Severity, Span, shown

FOLDER = "LC_MESSAGES"


def unread(paths: Iterable[Path], name: str, used: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a warning for each of the files.

    `name` is that of the report; `used` are its languages without that of its source.
    """
    for path in paths:
        message, hint = _why(path, used, name)
        place = Span(shown(path), 1, 1)
        yield Diagnostic("translation-unread", place, message, hint, Severity.WARNING)


def _why(path: Path, used: Collection[str], name: str) -> tuple[str, str]:
    expected = f"locales/LANGUAGE/{FOLDER}/{name}.po"
    if path.parent.name != FOLDER:
        return "nobody reads this file, because of its place", f"move it to {expected}"
    code = path.parent.parent.name
    if code not in languages():
        known = ", ".join(languages())
        message = f"nobody reads this file: `{code}` is not a known language"
        return message, f"the languages are {known}; a language can be added"
    if path.name not in (f"{name}.po", "labels.po"):
        return "nobody reads this file, because of its name", f"name it {name}.po"
    if code not in used:
        message = f"nobody reads this file: no edition has a translation into `{code}`"
        return message, "add the language to `editions` in report.yaml, or delete the file"
    return "nobody reads this file: another one has its place", "delete one of the two"
