"""How fast whole corpora are validated, and in how much memory, by each engine, beside other programs.

Usage: python benchmarks/corpus.py [--packages N...] [--engines E...] [--layouts L...] [--json FILE]

Makes corpora of invented departments and measures, each in a process of its own:

- the oracle on packages in memory; `juesuan validate` on CSV folders (nothing in its cache, then all) and
  on Parquet, with all rules and with those of the engine alone; the whole command, its start included
- on the same CSV files, as many packages as fit into --seconds: frictionless, datapackage, Great
  Expectations and Pandera, one package after the other; polars merely reading
- the limits: reading the same files and parting them with the module csv on all cores; decoding all
  columns of the same Parquet

Prints packages per second, memory, how many times as fast as frictionless, and the share of the limit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from corpus_making import make_corpus
from corpus_measures import ENGINES, LAYOUTS, Measures, Settings, rate
from measuring import add_result, conditions, results_in

PEERS = ("datapackage", "duckdb", "frictionless", "great_expectations", "pandera", "polars", "pyspark")
Row = dict[str, Any]
_LIMITS = {"csv": "csv_limit", "parquet": "parquet_limit"}


def main() -> None:
    """Measure corpora of every size asked for, print the table of each, and keep it for the documentation."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        for packages in asked.packages:
            start = time.monotonic()
            corpus = make_corpus(packages, asked.faults, asked.keep or Path(folder), asked.layouts)
            settings = Settings(
                asked.engines, asked.layouts, asked.seconds, asked.memory, asked.runs, asked.only
            )
            rows = compared([_seen(row) for row in Measures(corpus, settings, Path(folder)).rows()])
            print(table(packages, rows), flush=True)
            if asked.json:
                measured = conditions("corpus.py", sys.argv[1:], time.monotonic() - start)
                size = {
                    "packages": packages,
                    "faulty": asked.faults,
                    "memory": asked.memory,
                    "measured": {**measured, "versions": versions()},
                    "rows": rows,
                }
                keep(asked.json, size)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--packages", type=int, nargs="+", default=[100], metavar="N")
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES[:2]))
    parser.add_argument("--layouts", nargs="+", choices=LAYOUTS, default=list(LAYOUTS))
    parser.add_argument("--faults", type=float, default=0.0, help="share of packages with mistakes in them")
    parser.add_argument("--seconds", type=float, default=5.0, help="for each that takes packages one by one")
    parser.add_argument("--memory", default="1GB", help="what `juesuan validate` may use")
    parser.add_argument("--only", action="store_true", help="leave out the runs with all rules")
    parser.add_argument("--runs", type=int, default=1, help="the median of so many runs of each command")
    parser.add_argument("--folder", type=Path, help="make temporary files in this folder")
    parser.add_argument("--keep", type=Path, help="keep the corpora here, and use those that are there")
    parser.add_argument("--json", type=Path, help="keep the results in this file, beside others")
    return parser.parse_args()


def _seen(row: Row) -> Row:
    """Show on the side what has just been measured: large corpora take their time."""
    print(
        f"{row['what']}: {row['rate']:,} packages/s, {row['peak_megabytes']} MB", file=sys.stderr, flush=True
    )
    return row


def compared(rows: list[Row]) -> list[Row]:
    """Add to every row how it compares with frictionless and with the limit of its layout."""
    rates = {row["what"]: row["rate"] for row in rows}
    for row in rows:
        layout = row["what"].partition("_")[0]
        frictionless, limit = rates.get("csv_frictionless"), rates.get(_LIMITS.get(layout, ""))
        if frictionless:
            row["times_frictionless"] = rate(row["rate"], frictionless)
        if limit:
            row["share_of_limit"] = round(row["rate"] / limit, 4)
    return rows


def table(packages: int, rows: list[Row]) -> str:
    """Return the rows for a terminal."""
    lines = [
        f"{packages} packages",
        _line(("what", "rules", "packages/s", "MB", "× frictionless", "of limit")),
    ]
    lines += [
        _line(
            (
                row["what"],
                row.get("rules", "–"),
                f"{row['rate']:,}",
                row["peak_megabytes"],
                row.get("times_frictionless", "–"),
                f"{row['share_of_limit']:.1%}" if "share_of_limit" in row else "–",
            )
        )
        for row in rows
    ]
    return "\n".join(lines)


def _line(cells: tuple[object, ...]) -> str:
    first, *others = map(str, cells)
    return f"{first:26}" + "".join(f"{each:>15}" for each in others)


def versions() -> dict[str, str]:
    """Return the versions of the programs measured that are installed."""
    found = {}
    for name in PEERS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def keep(file: Path, size: Row) -> None:
    """Put the results for one size beside those for others, in the order of size."""
    held = results_in(file).get("corpus", {"sizes": []})["sizes"]
    others = [each for each in held if each["packages"] != size["packages"]]
    add_result(file, "corpus", {"sizes": sorted([*others, size], key=lambda each: each["packages"])})


if __name__ == "__main__":
    main()
