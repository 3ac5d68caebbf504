"""The Pandera schemas: whole-corpus frames judged as by the oracle, and their YAML."""

import warnings
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from pandera.errors import SchemaErrors
from pandera.io import polars_io

from encode.faults import all_faulty, example, faulty
from juesuan.encode.frames.facts import facts_frame
from juesuan.encode.frames.tables import frames_of
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.pandera_engine import run_pandera
from juesuan.encode.pandera_schemas import facts_schema, pandera_files, schema
from juesuan.encode.prepared import prepare
from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import rules

ROOT = Path(__file__).parents[2]
KINDS = ("row_sum", "line_sum", "tree_sum", "same_amount", "range")
EXPRESSED = {rule.id for rule in rules() if rule.kind in KINDS and "pandera" in rule.encodings}


@cache
def results():
    return run_pandera(all_faulty())


def places(result):
    return sorted(
        each[:5] for each in result.violations if each.rule in EXPRESSED and each.verdict != "rounding_tail"
    )


@pytest.mark.parametrize("package", all_faulty(), ids=lambda package: package.id)
def test_every_fault_is_judged_as_by_the_oracle(package):
    expected, found = oracle_result(package), results()[package.id]
    assert places(found) == places(expected)
    outcomes = {rule: verdict for rule, verdict in expected.outcomes.items() if rule in EXPRESSED}
    assert {rule: found.outcomes[rule] for rule in outcomes} == outcomes
    assert set(outcomes) == EXPRESSED


def test_committed_schemas_are_the_generated_ones():
    for path, text in pandera_files().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "run: python scripts/sync.py"
    committed = {path.name for path in (ROOT / "validations" / "pandera").iterdir()}
    assert committed == {Path(path).name for path in pandera_files()}, "run: python scripts/sync.py"


@pytest.mark.parametrize("table", amount_tables())
def test_a_schema_read_back_from_yaml_is_the_same(table):
    text = (ROOT / "validations" / "pandera" / f"{table}.yaml").read_text(encoding="utf-8")
    again = polars_io.from_yaml(text)
    frame = frames_of(prepare([faulty("one part off"), faulty("negative")])).amounts[table]
    assert failures(again, frame) == failures(schema(table), frame)


def failures(wanted, frame):
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            wanted.validate(frame, lazy=True)
        except SchemaErrors as errors:
            return errors.failure_cases.rows(), [str(each.message) for each in warned]
    return [], [str(each.message) for each in warned]


def test_what_only_warns_does_not_fail():
    frame = frames_of(prepare([faulty("implausible row")])).amounts["revenue"]
    errors, warned = failures(schema("revenue"), frame)
    assert errors == []
    assert ["revenue-row-total" in each or "revenue-hierarchy" in each for each in warned] == [True, True]
    errors, warned = failures(schema("revenue", warnings_fail=True), frame)
    assert (len(errors), warned) == (2, [])


def test_a_clean_package_passes_every_schema():
    frames = frames_of(prepare([example()]))
    for table, frame in frames.amounts.items():
        schema(table, warnings_fail=True).validate(frame, lazy=True)
    facts_schema(warnings_fail=True).validate(facts_frame(frames), lazy=True)


def test_a_frame_of_another_shape_is_refused():
    frame = frames_of(prepare([example()])).amounts["revenue"]
    with pytest.raises(SchemaErrors, match="total_revenue"):
        schema("revenue").validate(frame.with_columns(pl.col("total_revenue").cast(pl.Float64)), lazy=True)


def test_no_packages():
    assert run_pandera([]) == {}
