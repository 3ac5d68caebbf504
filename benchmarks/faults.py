"""Faults injected into clean disclosures one at a time: how many validating catches, and by which rules.

Usage: python benchmarks/faults.py [--region R]... [--level L] [--sample N] [--json FILE] [--trials FILE]

For each region the clean example is composed in its layout, read and validated: that must give no finding.
Then every amount, figure, percentage, year and direction word is made wrong in turn, every table, row and
section left out, and slips of form put in (see `injection/`); a fault is caught when there is a new error or
warning. `--sample N` takes every Nth fault.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import chain
from multiprocessing import Pool, cpu_count
from pathlib import Path

from rich.progress import track

from clean_disclosure import LAYOUTS
from injection.cells import cell_faults, sheet_faults
from injection.clean import Clean, clean
from injection.deletions import deletion_faults
from injection.fault import Fault, Level, Trial
from injection.figures import figure_faults
from injection.leftovers import leftover_faults
from injection.results import results
from injection.sentences import direction_faults, number_faults, reason_faults, year_faults
from injection.shares import bars, summary
from injection.trial import inject
from measuring import conditions, write_result

LEVELS: tuple[Level, ...] = ("package", "document")
_MAKERS = {
    "package": (cell_faults, sheet_faults, figure_faults),
    "document": (
        number_faults,
        year_faults,
        direction_faults,
        reason_faults,
        deletion_faults,
        leftover_faults,
    ),
}
_CHUNK = 8


def main() -> None:
    """Print the shares that were caught, and write what was found as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--region", action="append", choices=[*LAYOUTS], help="all three unless told")
    parser.add_argument("--level", choices=LEVELS, help="both unless told")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth fault")
    parser.add_argument("--json", type=Path, help="write the result here, for the documentation")
    parser.add_argument("--trials", type=Path, help="write every trial here")
    arguments = parser.parse_args()
    start = time.monotonic()
    regions = arguments.region or [*LAYOUTS]
    levels = [arguments.level] if arguments.level else [*LEVELS]
    found = run([*faults(regions, levels)][:: arguments.sample])
    took = time.monotonic() - start
    cleans = [clean(region) for region in regions]
    if arguments.json:
        measured = {**conditions("faults.py", sys.argv[1:], took), "sample": arguments.sample}
        write_result(arguments.json, {"measured": measured, **results(cleans, found)})
    if arguments.trials:
        write_result(arguments.trials, summary(cleans, found))
    print("\n".join(bars(found)))
    print(f"{len(found)} faults in {took:.0f} s")


def faults(regions: list[str], levels: list[Level]) -> Iterator[Fault]:
    """Yield every fault of some regions and levels."""
    for region in regions:
        whole: Clean = clean(region)
        yield from chain.from_iterable(make(whole) for level in levels for make in _MAKERS[level])


def run(chosen: list[Fault]) -> list[Trial]:
    """Inject faults one at a time on every core."""
    with Pool(cpu_count()) as pool:
        return [*track(pool.imap(inject, chosen, _CHUNK), total=len(chosen), description="injecting")]


if __name__ == "__main__":
    main()
