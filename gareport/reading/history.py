"""A report as it was: its folder and a git revision in; the texts that it had then, by key, out."""

import io
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from gareport.reading.load import load
from gareport.report.keys import Key
from gareport.report.texts import segments


class NoRevision(Exception):  # noqa: N818 - what is wrong, not that it is an error
    """The revision does not exist; the message names it and says why."""


def texts_at(folder: Path, revision: str) -> dict[Key, str]:
    """The texts of the report in `folder`, as they were at a git `revision`.

    Errors that the report had then are ignored: the texts that can be read count.
    """
    name = f"{revision}^{{commit}}"
    commit = _git(folder, revision, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    tree = commit.decode().strip()
    archive = _git(folder, revision, "archive", "--format=tar", tree, "--", ".")
    with TemporaryDirectory() as place:
        then = Path(place, folder.resolve().name)
        with tarfile.open(fileobj=io.BytesIO(archive)) as members:
            members.extractall(then, filter="data")
        report, _ = load(then)
    return {} if report is None else {key: str(text) for key, text in segments(report)}


def _git(folder: Path, revision: str, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=True)
    except FileNotFoundError:
        raise NoRevision("git is not installed; it is needed to read earlier revisions") from None
    except subprocess.CalledProcessError as failed:
        reason = failed.stderr.decode(errors="replace").strip().partition("\n")[0]
        message = f"git does not know the revision `{revision}` of {folder}"
        raise NoRevision(f"{message}: {reason}" if reason else message) from None
    return done.stdout
