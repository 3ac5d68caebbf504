"""What is measured of a corpus: each a command in a process of its own, watched from another."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus_making import Corpus
from measuring import ROOT

ENGINES = ("oracle", "duckdb", "spark")
LAYOUTS = ("csv", "parquet")
MOST_BY_ORACLE = 1_000
"""Beyond so many packages, nobody would have them judged one by one."""
_LOOPS = {
    "csv_frictionless": "frictionless_validate",
    "csv_datapackage": "datapackage_read",
    "csv_gx": "gx_loop",
    "csv_pandera": "pandera_loop",
    "csv_polars": "polars_read",
}
_ONLY = "--only-engine"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Settings:
    """What is measured, and how long."""

    engines: Sequence[str]
    layouts: Sequence[str]
    seconds: float
    memory: str
    runs: int = 1
    only_engine: bool = False
    """Whether the full runs, which take long with very many packages, are left out."""


@dataclass(frozen=True, slots=True)
class Measures:
    """All that is measured of one corpus; `folder` takes what the programs write."""

    corpus: Corpus
    settings: Settings
    folder: Path

    def rows(self) -> Iterator[Row]:
        """Yield one row for each thing measured: packages, seconds, packages per second, memory, rules."""
        sample, seconds = str(self.corpus.csv), f"{self.settings.seconds:g}"
        if "oracle" in self.settings.engines:
            yield self._told("memory_oracle", "oracle_in_memory", sample, seconds)
        if self.corpus.whole:
            yield self._told("csv_limit", "csv_limit", sample)
        for what, module in _LOOPS.items():
            yield self._told(what, module, sample, seconds)
        if self.corpus.whole:
            yield from self._of_csv()
        if "parquet" in self.settings.layouts:
            yield self._told("parquet_limit", "parquet_limit", str(self.corpus.parquet))
            yield from self._of_parquet()

    def _of_csv(self) -> Iterator[Row]:
        if "oracle" in self.settings.engines and self.corpus.packages <= MOST_BY_ORACLE:
            yield self._validated("csv_oracle", "oracle")
        if "duckdb" in self.settings.engines:
            kept = self.folder / f"kept-{self.corpus.packages}"
            if not self.settings.only_engine:
                yield self._validated("csv_duckdb_cold", "duckdb")
            yield self._validated("csv_duckdb_cold_only", "duckdb", _ONLY)
            watched(self.folder, *self._command("csv", "duckdb", kept, _ONLY))
            if not self.settings.only_engine:
                yield self._validated("csv_duckdb_warm", "duckdb", kept=kept)
            yield self._validated("csv_duckdb_warm_only", "duckdb", _ONLY, kept=kept)

    def _of_parquet(self) -> Iterator[Row]:
        for engine in ENGINES[1:]:
            if engine in self.settings.engines:
                if not self.settings.only_engine:
                    yield self._validated(f"parquet_{engine}", engine)
                yield self._validated(f"parquet_{engine}_only", engine, _ONLY)
        if "spark" in self.settings.engines:
            yield self._told("parquet_spark_warm_only", "spark_warm", str(self.corpus.parquet))

    def _validated(self, what: str, engine: str, *options: str, kept: Path | None = None) -> Row:
        """Measure `juesuan validate`, without a cache or with the one kept; the median of several runs."""
        found = []
        for _ in range(self.settings.runs):
            cache = kept or self.folder / "cache"
            row, summary = watched(self.folder, *self._command(what, engine, cache, *options))
            found.append({"what": what, **row, **self._checked(summary, row["seconds"])})
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
        middle = statistics.median_low([row["seconds"] for row in found])
        return next(row for row in found if row["seconds"] == middle)

    def _command(self, what: str, engine: str, cache: Path, *options: str) -> list[str]:
        """Return the command, with an empty folder for its results."""
        place = self.corpus.csv if what.startswith("csv") else self.corpus.parquet
        results = self.folder / "results"
        shutil.rmtree(results, ignore_errors=True)
        named = {
            "--engine": engine,
            "--memory": self.settings.memory,
            "--cache": str(cache),
            "--results": str(results),
            "--format": "json",
            "--fail-on": "never",
        }
        return [
            "juesuan",
            "validate",
            str(place),
            *options,
            *(word for pair in named.items() for word in pair),
        ]

    def _checked(self, summary: Row, seconds: float) -> Row:
        """Return how fast it was; raises ValueError where not every package was judged."""
        run, totals, packages = summary["run"], summary["totals"], self.corpus.packages
        if totals["packages"] != packages or totals["faults"] or totals["resumed"]:
            raise ValueError(f"{packages} packages, but: {totals}")
        judged = run["rules_of_engine"] if run["only_engine"] else run["rules"]
        return {"packages": packages, "rate": rate(packages, seconds), "rules": judged}

    def _told(self, what: str, module: str, *arguments: str) -> Row:
        """Measure a program that tells itself how many packages it did in how many seconds."""
        row, told = watched(self.folder, f"peers.{module}", *arguments)
        done = {"packages": told["packages"], "seconds": round(told["seconds"], 3)}
        found = {"what": what, **row, **done, "rate": rate(told["packages"], told["seconds"])}
        return {**found, "rules": told["rules"]} if told.get("rules") else found


def rate(packages: float, seconds: float) -> float:
    """Return packages per second, to three digits or to whole packages."""
    found = packages / seconds
    return round(found) if found >= 100 else float(f"{found:.3g}")


def watched(folder: Path, module: str, *arguments: str) -> tuple[Row, Row]:
    """Run a module in a new process; return its seconds and memory, and the JSON that it printed.

    Raises RuntimeError where it fails.
    """
    output = folder / "printed.json"
    command = [sys.executable, "-m", "peers.watch", str(output), sys.executable, "-m", module, *arguments]
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT / "benchmarks")))
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": paths}, check=True, capture_output=True)
    row = json.loads(done.stdout)
    if row.pop("code"):
        raise RuntimeError(f"{module} {' '.join(arguments)}: {done.stderr.decode()}")
    return row, json.loads(output.read_text(encoding="utf-8"))
