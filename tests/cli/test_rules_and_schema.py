"""`juesuan rules` and `juesuan schema`."""

import json

from juesuan.standard.catalogue import rules
from juesuan.standard.tables import table_names


def test_rules_lists_every_rule_with_its_title(juesuan):
    lines = juesuan("rules", "--lang", "zh").out.splitlines()
    assert len(lines) == len(rules())
    assert all(rule.title["zh"] in line for rule, line in zip(rules(), lines, strict=True))


def test_one_rule_is_shown_in_full(juesuan):
    text = juesuan("rules", "three-public-total", "--lang", "zh").out
    for words in ("为什么", "怎样改", "1栏＝（2＋3＋6）栏"):
        assert words in text


def test_rules_as_json_are_the_records(juesuan):
    assert [record["id"] for record in json.loads(juesuan("rules", "--format", "json").out)] == [
        r.id for r in rules()
    ]


def test_an_unknown_rule_and_an_unknown_table_are_refused_with_what_to_do(juesuan):
    rule, table = juesuan("rules", "nonsense"), juesuan("schema", "nonsense")
    assert (rule.code, table.code) == (2, 2)
    assert "juesuan rules" in rule.err
    assert "three_public_expenses" in table.err


def test_schema_lists_tables_and_columns(juesuan):
    assert [line.split()[0] for line in juesuan("schema").out.splitlines()] == list(table_names())
    assert "fiscal_appropriation" in juesuan("schema", "revenue", "--lang", "zh").out
    assert json.loads(juesuan("schema", "revenue", "--format", "json").out)["name"] == "revenue"
