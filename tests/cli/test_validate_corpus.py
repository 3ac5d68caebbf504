"""`juesuan validate` over many packages: a summary, results in a folder, and which engine was chosen."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest

from juesuan.cli import corpus
from juesuan.corpus.run import Settings

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "results"


def test_results_are_kept_and_summed_up(juesuan, out):
    result = juesuan("validate", EXAMPLE, "--results", out, "--cache", "none", "--lang", "en")
    assert result.code == 0
    assert result.out.startswith("1 sets of accounts checked: 0 errors that must be fixed")
    assert "Engine: oracle (chosen: fewer than 500, one by one is fastest)" in result.out
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert summary["totals"]["packages"] == 1
    assert pl.read_parquet(out / "outcomes.parquet").height == summary["catalogue"]["rules"]


def test_the_summary_in_chinese(juesuan, out):
    result = juesuan("validate", EXAMPLE, "--results", out, "--cache", "none", "--lang", "zh")
    assert result.out.startswith("共核对 1 份决算：必须更正 0 处")
    assert "按决算年度" in result.out


def test_the_summary_as_json_and_the_engine_alone(juesuan, out):
    arguments = (
        "--results",
        out,
        "--cache",
        "none",
        "--engine",
        "duckdb",
        "--only-engine",
        "--format",
        "json",
    )
    result = juesuan("validate", EXAMPLE, *arguments)
    summary = json.loads(result.out)
    run = summary["run"]
    assert (run["engine"], run["why"], run["only_engine"]) == ("duckdb", "asked", True)
    assert summary["totals"]["not_run"] >= run["rules"] - run["rules_of_engine"]


def test_stacked_tables_choose_the_engine(juesuan, tmp_path):
    stacked = tmp_path / "corpus.duckdb"
    assert juesuan("export", EXAMPLE, "--format", "duckdb", "--out", stacked).code == 0
    result = juesuan("validate", stacked, "--cache", "none", "--lang", "en")
    assert "Engine: duckdb (chosen: the tables are stacked already)" in result.out
    assert "--results DIR keeps them" in result.out


def test_errors_make_the_exit_code_one(juesuan, out, tmp_path):
    copied_example = Path(shutil.copytree(EXAMPLE, tmp_path / "package"))
    file = copied_example / "revenue.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1035.00", "1335.00"), encoding="utf-8")
    arguments = ("validate", copied_example, "--results", out, "--cache", "none")
    assert juesuan(*arguments).code == 1
    assert juesuan(*arguments, "--fail-on", "never").code == 0


def test_an_existing_export_is_not_overwritten(juesuan, tmp_path):
    target = tmp_path / "corpus"
    assert juesuan("export", EXAMPLE, "--format", "parquet", "--out", target).code == 0
    refused = juesuan("export", EXAMPLE, "--format", "parquet", "--out", target)
    assert refused.code == 2
    assert juesuan("export", EXAMPLE, "--format", "parquet", "--out", target, "--force").code == 0
    assert (target / "part-00000" / "revenue.parquet").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((EXAMPLE, "--results", "OUT", "--engine", "gx"), "The engine gx and --docs are for reports"),
        (("nowhere/*", "--lang", "en"), "There is no “nowhere/*”"),
        (("memory://nothing", "--lang", "en"), "There is no packages.parquet below “memory://nothing”"),
        (("strange://place", "--lang", "en"), "“strange://place” cannot be read"),
        (("EMPTY", "--results", "OUT", "--lang", "en"), "There is no package in"),
    ],
)
def test_what_cannot_be_used_is_answered_with_a_sentence(arguments, sentence, juesuan, out, tmp_path):
    names = {"OUT": out, "EMPTY": tmp_path}
    result = juesuan("validate", *(names.get(each, each) for each in arguments), "--lang", "en")
    assert result.code == 2
    assert sentence in result.err


def test_a_file_that_pretends_to_be_a_corpus(juesuan, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "packages.parquet").write_bytes(b"PAR1")
    result = juesuan("validate", folder, "--lang", "en")
    assert result.code == 2
    assert "does not hold stacked tables" in result.err


def test_memory_is_a_size(juesuan):
    result = juesuan("validate", EXAMPLE, "--memory", "much")
    assert result.code == 2


@pytest.mark.parametrize(
    ("text", "size"), [("800MB", 800_000_000), ("2G", 2 * 10**9), ("1.5 GiB", 1_610_612_736)]
)
def test_sizes(text, size):
    from juesuan.corpus.memory import parse_memory

    assert parse_memory(text) == size


def test_many_packages_choose_batches(monkeypatch):
    monkeypatch.setattr(corpus, "LARGE", 2)
    monkeypatch.setattr("juesuan.package.load.find_packages", lambda _path: [Path("a"), Path("b")])
    assert corpus.is_corpus("text", ["data"], "auto", None)
    assert not corpus.is_corpus("html", ["data"], "auto", None)
    assert not corpus.is_corpus("text", ["data"], "oracle", None)
    assert Settings(Path()).format == "parquet"
