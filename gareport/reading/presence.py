"""Whether files are there: a path in; yes or no, or what stands in its place, out.

Where nobody may look the answer is yes: reading tells why.
"""

import errno
import stat
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


def taken_by(path: Path) -> str:
    """What stands in the place of a file and is none; empty for a file, and for nothing."""
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return ""
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) or not path.is_symlink():
            return ""
        ends = error.errno == errno.ENOENT
        return "a link to a file that is not there" if ends else "a link that leads to no file"
    if stat.S_ISREG(mode):
        return ""
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")
