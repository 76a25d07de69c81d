"""What gettext thinks of a PO file: its text in, the errors of `msgfmt -c` out."""

import subprocess
from pathlib import Path


def msgfmt(po: str, folder: Path) -> str:
    """What msgfmt -c says against a file, without what it misses in the header."""
    path = folder / "file.po"
    path.write_text(po, "utf-8")
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", str(path)], capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stderr.splitlines() if "missing in header" not in line]
    return "\n".join(lines) + ("refused" if done.returncode else "")
