"""Whether files are there: a path in, yes or no out, and yes where nobody may look."""

from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether there is such a file, or none may look: reading it tells why."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True
