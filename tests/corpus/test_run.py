"""A run over a corpus: every kind of source, both judges, broken packages, resuming."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from juesuan.api import validate
from juesuan.corpus.duckdb_engine import DuckDBEngine
from juesuan.corpus.results import TABLES
from juesuan.corpus.run import Settings, run
from juesuan.corpus.sources import sources
from juesuan.export.stacked import export_stacked
from juesuan.package.load import load_package
from juesuan.standard.catalogue import rules
from juesuan.synthetic import seed_faults, synthetic_corpus
from juesuan.synthetic.writing import write_csv

ROOT = Path(__file__).parent.parent.parent
COUNT = 24


def silent(_stage, _count):
    pass


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A folder of generated packages: departments in two years each, a third of them with faults."""
    folder = tmp_path_factory.mktemp("corpus")
    chance = random.Random(6)  # noqa: S311 - not for keeping secrets
    for number, package in enumerate(synthetic_corpus(COUNT, seed=6, years=(2022, 2023))):
        changed = seed_faults(package, chance, 2)[0] if number % 3 == 0 else package
        write_csv(changed, folder / f"{number:03d}")
    return folder


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def judged(places, cache, out, engine=None, **settings):
    """Run over some places; return the tables of results."""
    out.mkdir(parents=True, exist_ok=True)
    done = run(
        sources([str(place) for place in places], cache),
        engine,
        Settings(out, processes=1, **settings),
        silent,
    )
    if engine is not None:
        engine.close()
    return done, {name: pl.read_parquet(out / f"{name}.parquet") for name in TABLES}


@pytest.fixture(scope="module")
def one_by_one(corpus, cache, tmp_path_factory):
    return judged([corpus], cache, tmp_path_factory.mktemp("oracle"))[1]


def same(one, other, but=()):
    for name, frame in one.items():
        columns = [column for column in frame.columns if column not in ("judged_by", *but)]
        assert frame.select(columns).sort(columns).equals(other[name].select(columns).sort(columns)), name


def test_the_oracle_in_other_processes_says_what_it_says_here(corpus, one_by_one):
    folders = sorted(corpus.iterdir())
    packages = [load_package(folder) for folder in folders]
    by_key = {(p.descriptor["juesuan:departmentId"], p.fiscal_year): p for p in packages}
    for number, package in enumerate(packages):
        earlier = by_key.get((package.descriptor.get("juesuan:departmentId"), package.fiscal_year - 1))
        expected = validate(package, earlier)
        found = one_by_one["findings"].filter(pl.col("package_number") == number)
        assert sorted(found["fingerprint"]) == sorted(each.fingerprint for each in expected.findings)
        outcomes = one_by_one["outcomes"].filter(pl.col("package_number") == number)
        assert dict(outcomes.select("rule", "verdict").iter_rows()) == {
            each.rule.id: each.verdict for each in expected.outcomes
        }


def test_the_engine_and_the_oracle_together_say_what_the_oracle_says(corpus, cache, one_by_one, tmp_path):
    _, found = judged([corpus], cache, tmp_path / "out", DuckDBEngine())
    same(one_by_one, found)
    assert set(found["packages"]["judged_by"]) == {"duckdb"}


def test_the_engine_alone_finds_the_same_rules_broken(corpus, cache, one_by_one, tmp_path):
    engine = DuckDBEngine()
    known = {rule.id for rule in engine.rules()}
    _, found = judged([corpus], cache, tmp_path / "out", engine, only_engine=True)
    rates = {rule.id for rule in rules() if rule.kind in ("share", "growth", "completion")}
    expected, outcomes = (
        {
            (number, rule, verdict)
            for number, rule, verdict in tables["outcomes"]
            .select("package_number", "rule", "verdict")
            .iter_rows()
            if rule in known - rates
        }
        for tables in (one_by_one, found)
    )
    assert outcomes == expected
    others = found["outcomes"].filter(~pl.col("rule").is_in(sorted(known)))
    assert set(others.filter(~pl.col("package_number").is_in(aside(found)))["verdict"]) == {"not_run"}


def aside(found):
    return found["packages"].filter(pl.col("judged_by") == "oracle")["package_number"].to_list()


@pytest.mark.parametrize("form", ["parquet", "duckdb"])
def test_stacked_packages_are_judged_as_their_folders_are(form, corpus, cache, one_by_one, tmp_path):
    stacked = tmp_path / f"corpus.{form}"
    assert export_stacked([str(corpus)], form, stacked, lambda _count: None) == COUNT
    _, found = judged([stacked], cache, tmp_path / "out")
    same(one_by_one, found)


def test_parquet_at_an_address(corpus, cache, one_by_one, tmp_path):
    stacked = tmp_path / "parts"
    export_stacked([str(corpus)], "parquet", stacked, lambda _count: None)
    _, found = judged([stacked.as_uri()], cache, tmp_path / "out")
    same(one_by_one, found)


def test_parquet_in_the_memory_of_another_file_system(corpus, cache, one_by_one, tmp_path):
    fsspec = pytest.importorskip("fsspec")
    stacked = tmp_path / "parts"
    export_stacked([str(corpus)], "parquet", stacked, lambda _count: None)
    fsspec.filesystem("memory").put(str(stacked), "/parts", recursive=True)
    _, found = judged(["memory://parts"], cache, tmp_path / "out")
    same(one_by_one, found)


def test_a_pattern_and_several_places(corpus, cache, one_by_one, tmp_path):
    halves = [corpus / "00*", corpus / "01[0-9]", corpus / "02?"]
    _, found = judged(halves, cache, tmp_path / "out")
    same(one_by_one, found)


def test_small_batches_see_last_year_across_their_borders(corpus, cache, one_by_one, tmp_path, monkeypatch):
    monkeypatch.setattr(
        "juesuan.corpus.sources.slices", lambda each: (each[n : n + 3] for n in range(0, COUNT, 3))
    )
    _, found = judged([corpus], cache, tmp_path / "out", DuckDBEngine(), most=3)
    same(one_by_one, found)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_results_in_other_formats(form, corpus, cache, one_by_one, tmp_path):
    run(sources([str(corpus)], cache), None, Settings(tmp_path, form, processes=1), silent)
    read = {"csv": pl.read_csv, "json": pl.read_ndjson}[form]
    found = read(tmp_path / f"findings.{form}", infer_schema_length=None)
    assert found.height == one_by_one["findings"].height
    if form == "csv":
        assert (tmp_path / "findings.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_summaries_count_what_the_results_hold(corpus, cache, tmp_path):
    done, found = judged([corpus], cache, tmp_path / "out")
    by_rule, by_year = done.tables["by_rule"], done.tables["by_year"]
    assert by_rule["findings"].sum() == found["findings"].height
    assert by_rule.select("pass", "fail", "not_applicable", "not_run", "inconclusive").sum().sum_horizontal()[
        0
    ] == (found["outcomes"].height)
    assert by_year["packages"].sum() == COUNT
    assert found["outcomes"].height == COUNT * len(rules())


def test_a_broken_package_is_one_finding_and_stops_nothing(corpus, cache, tmp_path):
    broken = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    (broken / "004" / "datapackage.json").write_text("{", encoding="utf-8")
    done, found = judged([broken], cache, tmp_path / "out", DuckDBEngine())
    lines = found["findings"].filter(pl.col("package_number") == 4)
    assert lines.filter(pl.col("verdict") == "unreadable")["rule"].to_list() == ["descriptor-conforms"]
    assert found["packages"].height == COUNT
    assert done.tables["broken"].height == 1


def test_packages_of_the_same_name_are_all_judged(corpus, cache, tmp_path):
    twice = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    shutil.copytree(twice / "005", twice / "905")
    done, found = judged([twice], cache, tmp_path / "out", DuckDBEngine())
    assert (done.repeated, found["packages"].height) == (1, COUNT + 1)


def test_an_engine_that_fails_leaves_its_batch_to_the_oracle(corpus, cache, one_by_one, tmp_path):
    engine = DuckDBEngine()
    engine._open()
    engine._connection.close()
    _, found = judged([corpus], cache, tmp_path / "out", engine)
    same(one_by_one, found)


def test_a_package_on_which_the_program_fails_is_said_to_be_unchecked(corpus, cache, tmp_path, monkeypatch):
    from juesuan.corpus import oracle
    from juesuan.corpus.engine import Placed

    def fail(*_):
        raise RuntimeError

    monkeypatch.setattr(oracle, "evaluate", fail)
    (source,) = sources([str(corpus / "000")], cache)
    rows = oracle.judge(oracle.Task(Placed(0, source.bring())))
    assert {row[2] for row in rows["outcomes"]} == {"not_run"}
    assert rows["packages"][0][10] == "fault"
    assert not rows["findings"]


def test_what_has_not_changed_is_not_read_again(corpus, tmp_path, monkeypatch):
    from juesuan.corpus import cache as caching

    cache = tmp_path / "cache"
    (source,) = sources([str(corpus)], cache)
    first = source.bring()
    monkeypatch.setattr(caching, "BulkReader", None)
    assert source.bring() == first


def test_the_same_content_with_other_times_is_the_same_part(corpus, tmp_path):
    copy = Path(shutil.copytree(corpus, tmp_path / "corpus"))
    (source,) = sources([str(copy)], tmp_path / "cache")
    first = source.bring()
    os.utime(copy / "003" / "revenue.csv")
    assert source.bring() == first
    (copy / "003" / "revenue.csv").write_text("", encoding="utf-8")
    assert source.bring() != first


SLOW = """
import sys, time
from juesuan.corpus import batches
from juesuan.corpus import run as running
judge = batches.judge_batch
def slowly(*arguments, **named):
    yield from judge(*arguments, **named)
    print("batch", flush=True)
    time.sleep(0.4)
running.judge_batch = slowly
import juesuan.corpus.sources as s
s.slices = lambda each: ([each[n : n + 4] for n in range(0, len(each), 4)])
running._WITH_THE_ORACLE = 4
from juesuan.cli.main import run
if __name__ == "__main__":
    sys.argv = ["juesuan", "validate", *sys.argv[1:]]
    run()
"""


def test_a_killed_run_goes_on_where_it_was(corpus, one_by_one, tmp_path):
    script = tmp_path / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    out, cache = tmp_path / "out", tmp_path / "cache"
    command = [sys.executable, str(script), str(corpus), "--results", str(out), "--cache", str(cache)]
    command += ["--format", "json", "--engine", "oracle"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    first = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, start_new_session=True)
    for _ in range(2):
        assert first.stdout.readline() == b"batch\n"
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    first.stdout.close()
    assert not (out / "findings.parquet").exists()
    second = subprocess.run(command, capture_output=True, env=environment, check=False)
    text = second.stdout.decode()
    summary = json.loads(text[text.index("{") :])
    assert summary["totals"]["resumed"] in (4, 8)
    assert text.count("batch\n") == (COUNT - summary["totals"]["resumed"]) // 4
    same(one_by_one, {name: pl.read_parquet(out / f"{name}.parquet") for name in TABLES})


def test_a_finished_run_leaves_only_its_results(corpus, cache, tmp_path):
    judged([corpus], cache, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        f"{name}.parquet" for name in (*TABLES, "by_rule", "by_division", "by_department", "by_year")
    }
