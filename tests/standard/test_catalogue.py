"""The catalogue is complete: every rule says what, why, how to mend and on what basis, in both languages."""

import re
import string
from pathlib import Path

import pytest

from juesuan.arithmetic.instances import split_reference, tables_of
from juesuan.standard.catalogue import kinds, rule_records, rules
from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_names, table_schema
from juesuan.standard.yaml_files import load

TOTALS = {"total", "personnel_total", "general_operating_total"}
RULES = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)


def assert_bilingual(text):
    assert set(text) == {"zh", "en"}
    assert re.search(r"[一-鿿]", text["zh"])
    assert re.search(r"[A-Za-z]", text["en"])
    assert text["zh"] == text["zh"].strip()
    assert text["en"] == text["en"].strip()


def test_ids_are_unique_slugs():
    ids = [record["id"] for record in rule_records()]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule) for rule in ids)


@RULES
def test_a_rule_is_complete_in_both_languages(rule):
    for text in (rule.title, rule.why, rule.computed, rule.mend):
        assert_bilingual(text)
    assert rule.basis
    for basis in rule.basis:
        assert basis["type"] in ("law", "printed_formula", "template", "derived", "standard")
        assert_bilingual({language: basis[language] for language in ("zh", "en")})
    assert rule.severity in ("error", "warning", "info")
    assert rule.status in ("active", "announced", "deprecated")
    assert rule.kind in kinds()
    assert rule.family in load("validations/families.yaml")


@RULES
def test_a_rule_has_a_passing_and_a_failing_example(rule):
    assert set(rule.examples) - {"last_year"} == {"pass", "fail", "finding"}
    assert rule.examples["fail"]
    assert rule.examples["finding"]["verdict"] in rule.messages


@RULES
def test_a_rule_reads_tables_rows_and_columns_that_exist(rule):
    for table in tables_of(rule):
        assert table in table_names()
    for cell in cells(rule):
        columns = {field.name for field in table_schema(cell.table).fields}
        assert cell.column in columns
        assert known_row(cell), cell


def cells(rule):
    pairs = rule.check.get("pairs", ())
    return [split_reference(ref)[1] for pair in pairs for ref in (pair["total"], *pair["terms"])]


def known_row(cell):
    lines = {line["line"] for line in codelist("summary_lines") if line["table"] == cell.table}
    items = {value for field in table_schema(cell.table).fields for value in field.enum}
    return "{code}" in cell.row or cell.row in lines | items | TOTALS or cell.row.isdigit()


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_a_kind_has_a_meaning_and_messages(kind):
    assert_bilingual(kind.title)
    assert_bilingual(kind.meaning)
    allowed = {
        "place", "printed", "expected", "difference", "unit", "formula", "other_place", "detail",
    }  # fmt: skip
    for message in kind.messages.values():
        assert set(message) == {"zh", "en"}
        for text in message.values():
            assert {name for _, name, _, _ in string.Formatter().parse(text) if name} <= allowed
    assert set(kind.encodings) <= {"oracle", "sql", "expectations", "pandera"}
    assert any(rule.kind == kind.name for rule in rules())


def test_all_messages_are_in_both_languages():
    folder = Path(__file__).parent.parent.parent / "validations" / "messages"
    for file in folder.glob("*.yaml"):
        for text in leaves(load(f"validations/messages/{file.name}")):
            assert set(text) - {"en_one"} == {"zh", "en"}, (file.name, text)


def leaves(node):
    """Yield every {zh, en} below a node; a mapping with only one of them is a mistake."""
    if isinstance(node, dict):
        if isinstance(node.get("zh"), str) or isinstance(node.get("en"), str):
            yield node
        else:
            for child in node.values():
                yield from leaves(child)


def test_every_message_template_of_errors_formats_with_its_values():
    for key, text in load("validations/messages/errors.yaml").items():
        names = [
            {name for _, name, _, _ in string.Formatter().parse(text[lang]) if name} for lang in ("zh", "en")
        ]
        assert names[0] - {"zh"} == names[1] - {"en"}, key
