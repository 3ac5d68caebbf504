"""How long the documentation site takes with many reports, and how large its pages become.

Usage: python benchmarks/documentation_site.py [--packages N] [--out DIR] [--json FILE]

The packages are copies of those in `data/`, each of a department of its own and two successive years.
Great Expectations' Data Docs are left out unless --data-docs is given.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from juesuan.package.load import DESCRIPTOR, find_packages
from juesuan.site.builder import build_site
from juesuan.standard.tables import PACKAGE_KEY
from measuring import ROOT, add_result, conditions


def main() -> None:
    """Print the seconds, the seconds per package and the largest page, or keep them for the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--packages", type=int, default=1000)
    parser.add_argument("--out", type=Path, help="keep the site in this folder")
    parser.add_argument("--data-docs", action="store_true")
    parser.add_argument("--json", type=Path, help="keep the result in this file, beside others")
    arguments = parser.parse_args()
    start = time.monotonic()
    with TemporaryDirectory() as folder:
        out = arguments.out or Path(folder) / "site"
        result = measure(arguments.packages, Path(folder) / "packages", out, data_docs=arguments.data_docs)
    print(json.dumps(result, indent=1))
    if arguments.json:
        measured = conditions("documentation_site.py", sys.argv[1:], time.monotonic() - start)
        add_result(arguments.json, "site", {"measured": measured, **result})


def measure(count: int, packages: Path, out: Path, *, data_docs: bool = False) -> dict[str, Any]:
    """Build a site over so many packages and return what it took and how large it is."""
    make_packages(count, packages)
    judged: list[float] = []
    start = time.monotonic()
    built = build_site(
        [packages],
        out,
        data_docs=data_docs,
        done=lambda done, every: judged.append(time.monotonic() - start) if done == every else None,
    )
    seconds = time.monotonic() - start
    largest = max(out.rglob("reports/*.html"), key=lambda page: page.stat().st_size)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "packages": built.packages,
        "pages": built.pages,
        "seconds": round(seconds, 1),
        "seconds_of_judging": round(judged[-1], 1),
        "seconds_of_processors": round(sum(each.ru_utime + each.ru_stime for each in used), 1),
        "milliseconds_per_package": round(seconds * 1000 / count),
        "largest_page": str(largest.relative_to(out)),
        "largest_page_kilobytes": largest.stat().st_size // 1000,
        "largest_process_megabytes": max(each.ru_maxrss for each in used) // 1024,
    }


def make_packages(count: int, folder: Path) -> None:
    """Write so many packages: copies of all of `data/`, two successive years of each department."""
    sources = find_packages(ROOT / "data")
    for number, source in enumerate(islice(cycle(sources), count)):
        turn = number // len(sources)
        _copy(source, folder / f"{number:05}", turn // 2, turn % 2)


def _copy(source: Path, target: Path, department: int, years_back: int) -> None:
    descriptor = json.loads(source.read_text(encoding="utf-8"))
    key = {
        "department_id": f"{descriptor['juesuan:departmentId']}-{department}",
        "fiscal_year": str(descriptor["juesuan:fiscalYear"] - years_back),
    }
    descriptor["name"] = "-".join(key.values())
    descriptor["juesuan:departmentId"] = key["department_id"]
    descriptor["juesuan:departmentName"] += f"（{department}）"
    descriptor["juesuan:fiscalYear"] = int(key["fiscal_year"])
    target.mkdir(parents=True)
    (target / DESCRIPTOR).write_text(json.dumps(descriptor, ensure_ascii=False), encoding="utf-8")
    for file in source.parent.glob("*.csv"):
        _copy_table(file, target / file.name, key)


def _copy_table(source: Path, target: Path, key: dict[str, str]) -> None:
    with source.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    places = {header.index(name): key[name] for name in PACKAGE_KEY if name in header}
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([places.get(at, text) for at, text in enumerate(row)] for row in rows)


if __name__ == "__main__":
    main()
