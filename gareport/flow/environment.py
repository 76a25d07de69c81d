"""What a build needs from the machine: nothing in; a fault, with the command that helps, out."""

import shutil
from collections.abc import Iterable

from gareport.layout.engine import has_library
from gareport.layout.faces import PACKAGES, absent_families, installing
from gareport.report.diagnostics import EnvironmentFault

LIBRARIES = {"pango-1.0": "libpango-1.0-0", "pangoft2-1.0": "libpangoft2-1.0-0"}


def require_fonts() -> None:
    """Look for libraries and font families before any work; raises `EnvironmentFault`.

    Without a face, the layout engine would print empty boxes, or crash.
    """
    missing = [name for name in LIBRARIES if not has_library(name)]
    if missing:
        packages = [LIBRARIES[name] for name in missing]
        raise EnvironmentFault(f"missing libraries: {', '.join(missing)}", installing(packages))
    if shutil.which("fc-list") is None:
        raise EnvironmentFault("fontconfig's fc-list is missing", installing(["fontconfig"]))
    if absent := absent_families():
        packages = [PACKAGES[family] for family in absent]
        raise EnvironmentFault(f"missing fonts: {', '.join(absent)}", installing(packages))


def require_validators(formats: Iterable[str]) -> None:
    """Look for the validators of the formats before any work; raises `EnvironmentFault`.

    Formats without validators need nothing.
    """
    from gareport.validators import missing

    if absent := missing(formats):
        hint = "run `make setup-test` in a source tree of gareport to install them"
        raise EnvironmentFault(f"missing validators: {', '.join(absent)}", hint)
