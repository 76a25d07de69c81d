"""What a build needs from the machine: nothing in, a fault with the command that mends it out."""

import ctypes.util
import shutil
from collections.abc import Iterable

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

    A missing face would not fail later: the layout engine prints empty boxes, or crashes.
    """
    missing = [name for name in LIBRARIES if ctypes.util.find_library(name) is None]
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

    A format that no validator judges needs none.
    """
    from gareport.validators import missing

    if absent := missing(formats):
        hint = "run `make setup-test` in a source tree of gareport to install them"
        raise EnvironmentFault(f"missing validators: {', '.join(absent)}", hint)


def _install(packages: Iterable[str]) -> str:
    return f"run `sudo apt-get install {' '.join(dict.fromkeys(packages))}`"
