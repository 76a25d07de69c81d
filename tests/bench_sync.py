"""What a sync and a check of a long translation cost, beside polib reading and writing the file."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polib

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "content" / "a_62_502"
SEGMENTS = 10_000
PAIRS = 5
