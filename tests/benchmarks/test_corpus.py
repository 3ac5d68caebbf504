"""The benchmark of corpora: what it makes, what it measures, and how results are put side by side."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import corpus_measures
from corpus import compared, keep, table
from corpus_making import Corpus, make_corpus
from corpus_measures import Measures, Settings, rate
from juesuan.corpus.parts import read_part
from juesuan.corpus.reading import read_folders
from juesuan.corpus.stacked import NUMBER
from juesuan.site.words import say
from peers.csv_limit import cells_of
from peers.loop import timed

EXAMPLE = Path(__file__).parents[2] / "data" / "example"
PROGRAMS = Path(__file__).parents[2] / "benchmarks" / "peers"
_HOLD = "import time; held = b'x' * 60_000_000; time.sleep({})"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return make_corpus(4, 0.5, tmp_path_factory.mktemp("corpus"), ("csv", "parquet"))


def test_both_layouts_hold_the_same_packages_and_the_same_mistakes(corpus: Corpus) -> None:
    descriptors = sorted(map(str, corpus.csv.rglob("datapackage.json")))
    folders, parquet = read_folders(descriptors), read_part(corpus.parquet / "part-00000")
    for name in ("revenue", "figures", "sections", "problems"):
        found = [
            frames["packages"]
            .select(NUMBER, "package_id")
            .join(frames[name], on=NUMBER)
            .drop(NUMBER, "file_line")
            .sort("package_id", maintain_order=True)
            for frames in (folders, parquet)
        ]
        assert found[0].equals(found[1]), name


def test_a_corpus_that_is_there_stays(corpus: Corpus) -> None:
    before = {file: file.stat().st_mtime_ns for file in corpus.csv.parent.rglob("*")}
    assert make_corpus(4, 0.5, corpus.csv.parent, ("csv", "parquet")) == corpus
    assert {file: file.stat().st_mtime_ns for file in corpus.csv.parent.rglob("*")} == before


def test_every_command_is_measured_and_has_words(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loops = dict(corpus_measures._LOOPS)
    monkeypatch.setattr(corpus_measures, "_LOOPS", {"csv_polars": loops["csv_polars"]})
    settings = Settings(("duckdb",), ("parquet",), 0.1, "1GB")
    partly = Corpus(corpus.packages, corpus.csv, corpus.parquet, whole=False)
    rows = {row["what"]: row for row in Measures(partly, settings, tmp_path).rows()}
    assert list(rows) == ["csv_polars", "parquet_limit", "parquet_duckdb", "parquet_duckdb_only"]
    for name in ("parquet_limit", "parquet_duckdb", "parquet_duckdb_only"):
        assert rows[name]["packages"] == 4
        assert rows[name]["peak_megabytes"] >= rows[name]["largest_process_megabytes"] > 0
    assert rows["parquet_duckdb"]["rules"] > rows["parquet_duckdb_only"]["rules"] > 0
    for what in {*loops, *rows}:
        assert say(f"measured.corpus.{what}", "zh") != say(f"measured.corpus.{what}", "en")


def test_what_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="polars_read"):
        corpus_measures.watched(tmp_path, "peers.polars_read", str(tmp_path / "missing"), "1")


def test_a_run_that_leaves_packages_out_is_no_result(corpus: Corpus) -> None:
    measures = Measures(corpus, Settings((), (), 1, "1GB"), Path())
    totals = {"packages": 3, "faults": 0, "resumed": 0}
    with pytest.raises(ValueError, match="4 packages, but"):
        measures._checked({"run": {}, "totals": totals}, 1.0)


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is looked up in /proc")
def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_HOLD.format(1)!r}]); sys.exit(3)"
    command = [sys.executable, "-c", f"held = b'x' * 60_000_000; {code}"]
    # In a process of its own: in this one, the children of other tests count as well.
    watch = [sys.executable, str(PROGRAMS / "watch.py"), str(tmp_path / "printed"), *command]
    found = json.loads(subprocess.run(watch, check=True, capture_output=True).stdout)
    assert found["code"] == 3
    assert found["seconds"] >= 1
    assert 60 <= found["largest_process_megabytes"] < 115 <= found["peak_megabytes"]


def test_a_loop_stops_in_time_and_does_not_count_its_first_package() -> None:
    done: list[Path] = []

    def work(descriptor: Path) -> None:
        done.append(descriptor)
        time.sleep(0.02)

    found = timed(work, [Path(str(number)) for number in range(1000)], 0.1)
    assert found["packages"] == len(done) - 1 < 10
    assert timed(work, [Path("one")], 10)["packages"] == 1


def test_the_limit_for_csv_reads_every_cell() -> None:
    texts = [file.read_text(encoding="utf-8") for file in EXAMPLE.glob("*.csv")]
    files = [list(csv.reader(io.StringIO(text, newline=""))) for text in texts]
    assert cells_of([str(EXAMPLE)]) == sum(len(rows) * len(rows[0]) for rows in files)


def test_rates_are_compared_with_frictionless_and_with_the_limit_of_their_layout() -> None:
    rows = [
        {"what": what, "rate": rate, "peak_megabytes": 1}
        for what, rate in (
            ("memory_oracle", 200),
            ("csv_frictionless", 20.0),
            ("csv_limit", 8000),
            ("csv_duckdb_warm", 4000),
            ("parquet_limit", 100_000),
            ("parquet_duckdb", 12_000),
        )
    ]
    found = {row["what"]: row for row in compared(rows)}
    assert found["csv_duckdb_warm"]["times_frictionless"] == 200
    assert found["csv_duckdb_warm"]["share_of_limit"] == 0.5
    assert found["parquet_duckdb"]["share_of_limit"] == 0.12
    assert "share_of_limit" not in found["memory_oracle"]
    assert "50.0%" in next(line for line in table(10_000, rows).splitlines() if "csv_duckdb_warm" in line)


@pytest.mark.parametrize(("packages", "seconds", "found"), [(1000, 3, 333), (10, 3, 3.33), (1, 30, 0.0333)])
def test_a_rate_has_three_digits_or_more(packages: int, seconds: float, found: float) -> None:
    assert rate(packages, seconds) == found


def test_sizes_stand_beside_each_other_and_a_new_measurement_replaces_the_old(tmp_path: Path) -> None:
    file = tmp_path / "performance.json"
    file.write_text('{"site": {}}', encoding="utf-8")
    for packages, rows in ((1000, [1]), (100, [2]), (1000, [3])):
        keep(file, {"packages": packages, "rows": rows})
    held = json.loads(file.read_text(encoding="utf-8"))
    assert held == {
        "corpus": {"sizes": [{"packages": 100, "rows": [2]}, {"packages": 1000, "rows": [3]}]},
        "site": {},
    }
