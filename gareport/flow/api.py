"""The public API: the folder of a report in; its findings, its files as bytes, its numbers, out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gareport.flow.environment import require_fonts
from gareport.flow.opened import Opened, file_name, formats_of, is_buildable, required
from gareport.flow.pipeline import build_edition, show_edition
from gareport.flow.pipeline import open_report as opened_from
from gareport.formats import FORMATS, LAID_OUT
from gareport.formats.template_faults import template_faults
from gareport.numbering.parallel import Pair
from gareport.numbering.profiles import Profile
from gareport.reading.neighbours import COVER
from gareport.reading.presence import is_there
from gareport.reading.workspace import Workspace, shipped, working_in, workspace
from gareport.report.diagnostics import (
    Diagnostic,
    EnvironmentFault,
    Severity,
    Span,
    has_errors,
    in_order,
)
from gareport.report.edition import Edition

__all__ = [
    "Built",
    "Diagnostic",
    "EnvironmentFault",
    "OpenReport",
    "ReportError",
    "Severity",
    "Span",
    "open_report",
    "shipped",
]


class ReportError(Exception):
    """Errors prevent the result; `findings` has these and the other findings, by place."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        errors = [str(one) for one in findings if one.severity is Severity.ERROR]
        super().__init__("\n".join(errors))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Built:
    """The bytes of each file by its name, such as `A_62_502-EN.pdf`, and the findings, by place.

    The findings are those of the report under the profile, and those on the pages.
    """

    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class OpenReport:
    """A report as it was when it was opened: read, translated and checked."""

    folder: Path
    _opened: Opened
    _place: Workspace

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every finding of a check, by place; those of templates come with `build`."""
        return self._opened.found

    @property
    def editions(self) -> tuple[str, ...]:
        """The codes of the editions that the cover lists: `zh`, `en`, `zh+en`."""
        report = self._opened.report
        listed = report.cover.editions if report else ()
        return tuple(code for code in listed if self._opened.has_edition(code))

    def build(
        self,
        editions: str | Iterable[str] = (),
        formats: str | Iterable[str] = (),
        profile: str = "draft",
    ) -> Built:
        """Build the editions, all by default, in the formats `pdf` and `docx`. Writes no file.

        Raises `ReportError` if there is an error, `EnvironmentFault` if the machine lacks
        something, and `ValueError` for an edition, format or profile that does not exist.
        """
        codes, names = _each(editions), _each(formats) or tuple(FORMATS)
        if profile not in list(Profile):
            raise ValueError(f"unknown profile {profile!r}; there are {', '.join(Profile)}")
        made_for = Profile(profile)
        if unknown := [name for name in names if name not in FORMATS]:
            raise ValueError(f"unknown format {unknown[0]!r}; there are {', '.join(FORMATS)}")
        with working_in(self._place):
            opened = required(self._opened, made_for, codes)
            found = [*template_faults(names), *opened.found]
            _require_none(found, is_buildable(opened))
            require_fonts()
            files: dict[str, bytes] = {}
            for code in codes or self.editions:
                edition = self._edition(code)
                made = build_edition(edition, formats_of(edition, names), made_for)
                if isinstance(made, Diagnostic):
                    found.append(made)
                    continue
                found += made.found
                files |= {file_name(edition, name): data for name, data in made.files.items()}
        _require_none(found)
        return Built(files, in_order(found))

    def resolved(self, edition: str = "", pages: bool = False) -> dict[str, Any]:
        """The numbered report as plain data: contents, blocks with their labels, and notes.

        `edition` is one language, by default that of the report. With `pages` the pages are laid
        out, so that the contents have page numbers. Raises what `build` raises.
        """
        report = self._opened.report
        _require_none(self.findings, is_buildable(self._opened))
        wanted = self._edition(edition or (report.cover.language if report else ""))
        if isinstance(wanted, Pair):
            raise ValueError(f"{edition!r} is two editions; name one language")
        with working_in(self._place):
            if pages:
                _require_none(template_faults((LAID_OUT.name,)))
                require_fonts()
            data = show_edition(wanted, pages)
        if isinstance(data, Diagnostic):
            raise ReportError(in_order([data, *self.findings]))
        return data

    def _edition(self, code: str) -> Edition | Pair:
        if not self._opened.has_edition(code):
            known = ", ".join(self._opened.editions)
            raise ValueError(f"unknown edition {code!r}; the languages are {known}")
        return self._opened.edition(code)


def open_report(folder: str | Path, project: str | Path | None = None) -> OpenReport:
    """Read, translate and check a report.

    `folder` contains its `report.yaml`. `project` is the folder with the project's own locales
    and templates, by default the current folder. An error in the report is a finding, and raises
    nothing; `FileNotFoundError` is raised if there is no `report.yaml`.
    """
    here = workspace()
    place = Workspace(Path(project).absolute(), here.shipped) if project else here
    path = Path(folder).absolute()
    if not is_there(path / COVER):
        raise FileNotFoundError(f"there is no {COVER} in {path}")
    with working_in(place):
        return OpenReport(path, opened_from(path), place)


def _each(names: str | Iterable[str]) -> tuple[str, ...]:
    """The names; one alone may be given as it is."""
    return (names,) if isinstance(names, str) else tuple(names)


def _require_none(found: Sequence[Diagnostic], is_whole: bool = True) -> None:
    """Raise the errors among the findings, if there are any."""
    if has_errors(found) or not is_whole:
        raise ReportError(in_order(found))
