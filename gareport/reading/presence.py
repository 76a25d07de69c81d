"""Whether files exist: a path in; yes or no, or what is in the file's place, out.

If permissions forbid looking, the answer is yes: reading the file then reports the reason.
"""

import errno
import stat
from pathlib import Path

STREAMS = ("a pipe", "a socket", "a device")  # reading one may never end


def may_be_file(path: Path) -> bool:
    """Whether it is a file, or permissions forbid looking: reading it reports why."""
    try:
        return path.is_file()
    except PermissionError:
        return True


def is_there(path: Path) -> bool:
    """Whether the file exists, or permissions forbid looking: reading it reports why."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def taken_by(path: Path) -> str:
    """What is in the place of a file but is not a file; empty for a file or for nothing."""
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return ""
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) or not path.is_symlink():
            return ""
        is_gone = error.errno == errno.ENOENT
        return f"a link to a file that {'does not exist' if is_gone else 'cannot be reached'}"
    if stat.S_ISREG(mode):
        return ""
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket"}
    return kinds.get(stat.S_IFMT(mode), "a device")
