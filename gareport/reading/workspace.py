"""Where files are found: names in, paths out; the project's own first, then those of the package.

A project is a folder with `content/`, and with `locales/` and `templates/` if it has its own.
The package also has fixed words, terms and templates: a file of the project replaces the file of
the same name in the package.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from gareport.reading.neighbours import COVER
from gareport.reading.presence import is_there
from gareport.report.diagnostics import EnvironmentFault


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder of a project, and the folder of the files that the package has."""

    project: Path
    shipped: Path

    @property
    def content(self) -> Path:
        """The folder of the reports."""
        return self.project / "content"

    @property
    def output(self) -> Path:
        """The folder of the built files."""
        return self.project / "output"

    @property
    def terms(self) -> Path:
        """The folder of the project's own terms."""
        return self.project / "locales" / "terms"

    def both(self, *names: str) -> tuple[Path, ...]:
        """The place of that name in the project, then in the package; once if they are the same."""
        return tuple(dict.fromkeys(base.joinpath(*names) for base in (self.project, self.shipped)))

    def template_folders(self, format_name: str) -> tuple[Path, ...]:
        """The folders of a format's templates, in the order of the search."""
        return self.both("templates", format_name)

    def template(self, format_name: str, name: str) -> Path:
        """The file of a template; if it does not exist, its place in the package."""
        places = [folder / name for folder in self.template_folders(format_name)]
        return next(filter(is_there, places), places[-1])

    def bodies(self, report: Path) -> list[Path]:
        """The files of bodies: the report's own, the project's, then that of the package."""
        places = (report / "locales" / "bodies.yaml", *self.both("locales", "bodies.yaml"))
        return [path for path in dict.fromkeys(places) if is_there(path)]

    def translations(self, report: Path, code: str) -> Path:
        """The PO file of a report: beside it, or else in the project.

        If it does not exist, its place is in the project for a report under `content/`.
        """
        places = _catalogues((report, self.project), code, report.name)
        return next(filter(is_there, places), places[_is_within(report, self.content)])

    def fixed_words(self, report: Path, code: str) -> Path:
        """The PO file of the fixed words: the report's own, the project's, or the package's.

        If it does not exist, its place is in the project.
        """
        places = _catalogues((report, self.project, self.shipped), code, "labels")
        return next(filter(is_there, places), places[1])

    def other_catalogues(self, report: Path, written_in: str, others: Iterable[str]) -> list[Path]:
        """The PO files that seem to belong to the report, but that nobody reads.

        Beside the report that is any PO file; in the project, one whose name begins with its name.
        """
        read = {self.translations(report, code) for code in others}
        read |= {self.fixed_words(report, code) for code in (written_in, *others)}
        names = {path.name.lower() for path in self.content.glob("*")} - {report.name.lower()}
        own = report.name.lower()
        in_project = (path for path in _po_files(self.project) if path.name.lower().startswith(own))
        mine = (path for path in in_project if path.stem.lower() not in names)
        found = {*_po_files(report), *mine} - read
        return sorted(path for path in found if path.is_file())

    def glossary(self, report: Path) -> list[Path]:
        """The files of terms for a report: its own, then those for all reports.

        A file with the name of another report, like its PO files, applies only to that report.
        """
        for_all = [
            path
            for base in (self.project, self.shipped)
            for path in terms_in(base / "locales" / "terms")
            if path.stem == report.name or not (base / "content" / path.stem).is_dir()
        ]
        own_first = sorted(_first_of_each_name(for_all), key=lambda path: path.stem != report.name)
        return list(dict.fromkeys((*terms_in(report / "locales" / "terms"), *own_first)))

    def all_terms(self) -> list[Path]:
        """The files of terms for all reports, without those beside a report."""
        found = (path for place in self.both("locales", "terms") for path in terms_in(place))
        return _first_of_each_name(found)


_CHOSEN: ContextVar[Workspace | None] = ContextVar("workspace", default=None)


def workspace() -> Workspace:
    """The workspace that was chosen with `working_in`, or else that of the current folder."""
    return _CHOSEN.get() or Workspace(current_project(), shipped())


def current_project() -> Path:
    """The current folder; within the `content/` of a project, that project.

    Raises `EnvironmentFault` if the current folder was deleted.
    """
    try:
        here = Path.cwd()
    except FileNotFoundError as error:
        hint = "change to a folder that exists"
        raise EnvironmentFault("the current folder does not exist any more", hint) from error
    around = (place for place in (here, *here.parents) if place.name == "content")
    return next((place.parent for place in around if any(place.glob(f"*/{COVER}"))), here)


@contextmanager
def working_in(chosen: Workspace) -> Iterator[None]:
    """Find files in the workspace within this context, and in processes forked within it."""
    before = _CHOSEN.set(chosen)
    try:
        yield
    finally:
        _CHOSEN.reset(before)


def shipped() -> Path:
    """The folder of the package's own files; in an editable install, the source tree."""
    inside = Path(str(files("gareport"))) / "shipped"
    return inside if inside.is_dir() else _source_tree() or inside


def _source_tree() -> Path | None:
    """The folder that an editable install was made from, as the installer recorded it."""
    from urllib.request import url2pathname  # loads the parts of Python for the web

    try:
        written = distribution("gareport").read_text("direct_url.json")
    except PackageNotFoundError:
        return None
    address = json.loads(written or "{}")
    if not address.get("dir_info", {}).get("editable"):
        return None
    return Path(url2pathname(urlsplit(address["url"]).path))


def terms_in(place: Path) -> list[Path]:
    """The files of terms in a folder; the folder itself if it cannot be read, to be reported."""
    if is_there(place) and not os.access(place, os.R_OK):
        return [place]
    return sorted(path for path in place.glob("*") if path.suffix.lower() in (".yaml", ".yml"))


def _first_of_each_name(paths: Iterable[Path]) -> list[Path]:
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(path.name, path)
    return list(found.values())


def _catalogues(bases: Iterable[Path], code: str, domain: str) -> list[Path]:
    return [base / "locales" / code / "LC_MESSAGES" / f"{domain}.po" for base in bases]


def _po_files(base: Path) -> list[Path]:
    """The PO files of a folder; `.PO` is an ending of theirs too."""
    return [path for path in (base / "locales").rglob("*") if path.suffix.lower() == ".po"]


def _is_within(path: Path, folder: Path) -> bool:
    """Whether the path is in the folder, with all links followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
