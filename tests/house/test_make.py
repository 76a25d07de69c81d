"""The targets of the Makefile, as `make help` lists them."""

import subprocess

from conftest import ROOT, Golden


def test_make_help_lists_the_targets(golden: Golden) -> None:
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    golden("golden/make_help.txt", listed.stdout)
