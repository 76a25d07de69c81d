#!/usr/bin/env python3
"""The command line of gareport: `python3 build.py --help`.

With any Python, it continues in the project's virtual environment, which `make setup` makes.
"""

import os
import shlex
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
OWN_PYTHON = HERE / ".venv" / "bin" / "python"


def main() -> None:
    """Start the command line in the environment that has its packages."""
    if OWN_PYTHON.exists() and Path(sys.prefix) != OWN_PYTHON.parent.parent:
        os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])
    try:
        from gareport.cli.start import ends_quietly

        ends_quietly()
        from gareport.cli.main import run
    except ModuleNotFoundError as missing:
        print(f"error: the package {missing.name} is not installed", file=sys.stderr)
        print("    hint: run `make setup` in the project's folder", file=sys.stderr)
        sys.exit(4)
    run(HERE, f"python3 {shlex.quote(sys.argv[0])}")


if __name__ == "__main__":
    main()
