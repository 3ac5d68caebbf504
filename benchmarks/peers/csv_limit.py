"""The limit for CSV: read every file and part it into cells with the module csv, in a process for each core.

Usage: python -m peers.csv_limit FOLDER
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context

from juesuan.corpus.workers import cores

_AT_ONCE = 50


def main() -> None:
    """Tell how many packages were read in how many seconds; starting the processes is not counted."""
    folders = [place for place, _, files in os.walk(sys.argv[1]) if "datapackage.json" in files]
    slices = [folders[start : start + _AT_ONCE] for start in range(0, len(folders), _AT_ONCE)]
    with get_context("spawn").Pool(cores()) as pool:
        pool.map(cells_of, [folders[:1]] * cores() * 4)
        start = time.perf_counter()
        cells = sum(pool.imap_unordered(cells_of, slices))
        seconds = time.perf_counter() - start
    print(json.dumps({"packages": len(folders), "seconds": seconds, "cells": cells}))


def cells_of(folders: Sequence[str]) -> int:
    """Read all files of some packages; return how many cells their tables have."""
    count = 0
    for folder in folders:
        for entry in sorted(os.scandir(folder), key=lambda each: each.name):
            with open(entry.path, "rb") as file:  # noqa: PTH123 - nothing must make the limit slower
                content = file.read()
            if entry.name.endswith(".csv"):
                count += sum(map(len, csv.reader(io.StringIO(content.decode(), newline=""))))
    return count


if __name__ == "__main__":
    main()
