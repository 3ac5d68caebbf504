"""One package after the other, for some seconds: how those work that know no corpora."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

Work = Callable[[Path], object]


def main(work: Work, rules: int = 0) -> None:
    """Do the work on the packages of a folder for some seconds, both named on the command line, and tell.

    `rules` is how many rules of the standard the work judges.
    """
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
    done = timed(work, sorted(folder.rglob("datapackage.json")), seconds)
    print(json.dumps({**done, "rules": rules}))


def timed(work: Work, descriptors: Sequence[Path], most: float) -> dict[str, float]:
    """Return how many packages were done in how many seconds; one is done beforehand and not counted."""
    work(descriptors[0])
    done, start = 0, time.perf_counter()
    while done < len(descriptors) and time.perf_counter() - start < most:
        work(descriptors[done])
        done += 1
    return {"packages": done, "seconds": time.perf_counter() - start}
