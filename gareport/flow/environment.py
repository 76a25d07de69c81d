"""What a build needs from the machine: nothing in; a fault, with the command that helps, out."""

import shutil
from collections.abc import Iterable

from gareport.layout.engine import has_library
from gareport.layout.faces import HEI, LATIN, SANS, SONG, coverage
from gareport.report.diagnostics import EnvironmentFault

FAMILIES = {
    LATIN: "fonts-liberation2",
    SONG: "fonts-noto-cjk",
    HEI: "fonts-noto-cjk",
    SANS: "fonts-liberation2",
}
LIBRARIES = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}


def require_fonts() -> None:
    """Look for libraries and font families before any work; raises `EnvironmentFault`.

    Without a face, the layout engine would print empty boxes, or crash.
    """
    missing = [name for name in LIBRARIES if not has_library(name)]
    if missing:
        packages = [LIBRARIES[name] for name in missing]
        raise EnvironmentFault(f"missing libraries: {', '.join(missing)}", _install(packages))
    if shutil.which("fc-list") is None:
        raise EnvironmentFault("fontconfig's fc-list is missing", _install(["fontconfig"]))
    absent = [family for family in FAMILIES if not coverage(family)]
    if absent:
        packages = [FAMILIES[family] for family in absent]
        raise EnvironmentFault(f"missing fonts: {', '.join(absent)}", _install(packages))


def require_validators(formats: Iterable[str]) -> None:
    """Look for the validators of the formats before any work; raises `EnvironmentFault`.

    Formats without validators need nothing.
    """
    from gareport.validators import missing

    if absent := missing(formats):
        hint = "run `make setup-test` in a source tree of gareport to install them"
        raise EnvironmentFault(f"missing validators: {', '.join(absent)}", hint)


def _install(packages: Iterable[str]) -> str:
    return f"run `sudo apt-get install {' '.join(dict.fromkeys(packages))}`"
