"""Files that people edit: their new bytes in; the files on disk, and a word on hard links, out."""

from collections.abc import Mapping
from pathlib import Path

import click

from gareport.flow.output import hard_links, write_all
from gareport.report.diagnostics import shown


def write(files: Mapping[Path, bytes]) -> None:
    """Write the files whole; a hard link is parted from its other names, so this is said."""
    linked = hard_links(files)
    write_all(files)
    for path in linked:
        message = "this was a hard link; its other names keep the old text"
        click.echo(f"{shown(path)}: {message}", err=True)
