"""Whether all engines say the same of the same packages: generated ones with mistakes, in every layout.

Usage: python benchmarks/equivalence.py [--packages N] [--faults N] [--engines E...] [--seed N] [--json FILE]

Makes packages of invented departments in consecutive years, in no order, and seeds mistakes in them. The
oracle and every engine judge all of them. For each package and each rule that an engine can express, its
outcome must be the oracle's, with the same worst verdict and the same number of checks; and its violations
must be the oracle's, at the same places with the same verdicts and, where the engine tells them, amounts.
Prints what was compared and what differs; any difference ends the program with 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from comparison.differences import Agreement, agreement
from comparison.engines import ENGINES
from comparison.generated import YEARS, Generated, generated
from juesuan.corpus.workers import workers
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.results import EngineResult
from juesuan.package.content import Package
from juesuan.package.years import Years
from measuring import conditions, results_in, write_result

Row = dict[str, Any]
_CHUNK = 20


def main() -> None:
    """Compare the engines that are asked for, print what was found, and keep it for the documentation."""
    asked = _arguments()
    start = time.monotonic()
    made = generated(asked.packages, asked.faults, asked.seed)
    expected = judged_by_the_oracle(made.packages)
    print(heading(made), flush=True)
    rows = []
    for row in compared(asked.engines, made, expected):
        print(line(row), flush=True)
        rows.append(row)
    if asked.json:
        measured = conditions("equivalence.py", sys.argv[1:], time.monotonic() - start)
        keep(asked.json, {"measured": measured, **described(made), "engines": rows})
    sys.exit(any(row["differences"] for row in rows))


def keep(file: Path, run: Row) -> None:
    """Put a run into a file that may hold others; it takes the place of one of the same engines."""
    others = [each for each in results_in(file).get("runs", []) if engines_of(each) != engines_of(run)]
    write_result(file, {"runs": [*others, run]})


def engines_of(run: Row) -> list[str]:
    """Return the names of the engines that a run has compared."""
    return [row["engine"] for row in run["engines"]]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--packages", type=int, default=100, metavar="N")
    parser.add_argument("--faults", type=int, default=200, metavar="N", help="at least so many mistakes")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=[*ENGINES])
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path, help="keep the result in this file, beside others")
    return parser.parse_args()


def judged_by_the_oracle(packages: Sequence[Package]) -> list[EngineResult]:
    """Judge packages by the oracle on all cores, in their order."""
    years = Years(packages)
    earlier = [years.before(package) for package in packages]
    with workers() as pool:
        return list(pool.map(oracle_result, packages, earlier, chunksize=_CHUNK))


def compared(engines: Sequence[str], made: Generated, expected: list[EngineResult]) -> Iterator[Row]:
    """Yield what comparing each engine with the oracle gives."""
    for name in engines:
        start = time.monotonic()
        judged = ENGINES[name].judge(made.packages)
        seconds = time.monotonic() - start
        faults = sum(len(found) for number, found in enumerate(made.faults) if number not in judged.aside)
        yield {
            "engine": name,
            "faults": faults,
            **row_of(agreement(ENGINES[name], judged, expected), seconds),
        }


def row_of(found: Agreement, seconds: float) -> Row:
    """Return what was compared and what differs."""
    return {
        "rules": len(found.rules),
        "rules_broken": len(found.broken),
        "packages": found.packages,
        "left_to_the_oracle": found.aside,
        "outcomes": found.outcomes,
        "violations": found.violations,
        "differences": found.count,
        "listed": [each._asdict() for each in found.differences],
        "seconds": round(seconds, 1),
    }


def described(made: Generated) -> Row:
    """Return what the packages are."""
    layouts = Counter(package.layout for package in made.packages)
    return {
        "packages": len(made.packages),
        "faults": made.kinds().total(),
        "years": [YEARS[0], YEARS[-1]],
        "layouts": dict(sorted(layouts.items())),
        "kinds": dict(sorted(made.kinds().items())),
    }


def heading(made: Generated) -> str:
    """Return what the packages are, and the titles of the columns, for a terminal."""
    known = described(made)
    layouts, kinds = len(known["layouts"]), len(known["kinds"])
    columns = (
        "faults",
        "rules",
        "broken",
        "packages",
        "aside",
        "outcomes",
        "violations",
        "differences",
        "seconds",
    )
    return "\n".join(
        (
            f"{known['packages']} packages in {layouts} layouts, {known['faults']} faults of {kinds} kinds",
            f"{'engine':15}" + "".join(f"{each:>13}" for each in columns),
        )
    )


def line(row: Row) -> str:
    """Return an engine's row for a terminal, and below it what differs."""
    cells = [value for name, value in row.items() if name not in ("engine", "listed")]
    first = f"{row['engine']:15}" + "".join(f"{each:>13}" for each in cells)
    others = (
        f"  package {each['package']}, {each['rule']}: {each['of_the_oracle']} by the oracle, "
        f"{each['of_the_engine']} by {row['engine']}"
        for each in row["listed"]
    )
    return "\n".join((first, *others))


if __name__ == "__main__":
    main()
