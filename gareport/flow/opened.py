"""A report as it was opened: its editions and findings in; which files may be built of it out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gareport.formats import FORMATS
from gareport.language.symbols import edition_stem
from gareport.numbering.parallel import Pair
from gareport.numbering.profiles import Profile, refused
from gareport.reading.history import texts_at
from gareport.report.cover import Report
from gareport.report.diagnostics import Diagnostic, has_errors, in_order
from gareport.report.edition import Edition


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as far as it could be read: its editions by code, and every finding."""

    report: Report | None
    editions: Mapping[str, Edition]
    found: tuple[Diagnostic, ...]

    def edition(self, code: str) -> Edition | Pair:
        """An edition, or the pair of two: `zh+en`."""
        first, _, second = code.partition("+")
        return Pair(self.editions[first], self.editions[second]) if second else self.editions[code]

    def has_edition(self, code: str) -> bool:
        """Whether the edition exists; a pair must begin with the language of the content."""
        first, plus, second = code.partition("+")
        if not plus:
            return code in self.editions
        own = self.editions.get(first)
        return own is not None and own.is_original and first != second and second in self.editions

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the report is lost, so that it can be built."""
        return self.report is not None and self.report.lost is None


def required(opened: Opened, profile: Profile, codes: Sequence[str]) -> Opened:
    """The report under the profile: in a final, texts of these editions that are not ok are errors.

    No codes means all editions.
    """
    if profile is not Profile.FINAL:
        return opened
    named = {single for code in codes for single in code.split("+")} or set(opened.editions)
    wanted = [edition for code, edition in opened.editions.items() if code in named]
    return replace(opened, found=in_order(refused(opened.found, wanted)))


def is_buildable(opened: Opened) -> bool:
    """Whether no finding stops the build."""
    return opened.is_whole and not has_errors(opened.found)


def changes_of(pair: Pair, revision: str) -> Pair:
    """The pair, limited to what changed in the source since a git revision.

    Raises `history.NoRevision` if git does not have the report at that revision.
    """
    before = texts_at(Path(pair.report.folder), revision)
    now = pair.original.source
    changed = frozenset(key for key, text in now.items() if before.get(key) != text)
    return replace(pair, changed=changed, revision=revision)


def formats_of(edition: Edition | Pair, formats: Sequence[str]) -> tuple[str, ...]:
    """The formats; for a parallel edition, those that have one."""
    single = not isinstance(edition, Pair)
    return tuple(name for name in formats if single or FORMATS[name].parallel)


def file_name(edition: Edition | Pair, format_name: str) -> str:
    """The name of an output file: A_62_502-ZH.pdf, A_62_502-ZH-EN-changes.pdf."""
    stem = edition_stem(edition.report.cover.symbol, edition.code)
    only_changes = isinstance(edition, Pair) and edition.changed is not None
    return f"{stem}{'-changes' if only_changes else ''}.{FORMATS[format_name].extension}"
