"""Every rule and every kind has all its parts in both languages."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from juesuan.evaluate.oracle import evaluate
from juesuan.package.load import load_package
from juesuan.site.edition import Site
from juesuan.site.page import LANGUAGES
from juesuan.site.reference import catalogue, kinds, rule_pages
from juesuan.site.reference.example import example_finding
from juesuan.site.reference.formulas import formulas
from juesuan.site.reference.reads import COMPANIONS, places_of, rules_reading, tables_of
from juesuan.site.reference.rules_file import SCHEMA_URL, rules_text
from juesuan.standard.catalogue import kinds as all_kinds
from juesuan.standard.catalogue import rules, rules_by_id
from juesuan.standard.examples import example_words
from juesuan.standard.history import entered
from juesuan.standard.location import root
from juesuan.standard.tables import table_names, table_schema

FIXTURES = Path(__file__).parents[2] / "fixtures" / "invalid"


@cache
def pages(language):
    return {page.path: page for page in rule_pages.pages(Site(language, ()))}


def words_of(html):
    return " ".join(unescape(re.sub("<[^>]+>", "", html)).split())


def said(text):
    return " ".join(text.replace("`", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_all_parts(language):
    assert set(pages(language)) == {f"rules/{rule.id}" for rule in rules()}
    for rule in rules():
        page = pages(language)[f"rules/{rule.id}"]
        text = words_of(page.body)
        assert page.title == rule.title[language]
        assert all(f'id="{part}"' in page.body for part in rule_pages.PARTS), rule.id
        texts = [rule.why, rule.computed, rule.mend, *rule.basis, all_kinds()[rule.kind].title]
        texts += [words for which in ("pass", "fail") for words in example_words(rule, which)]
        assert [each[language] for each in texts if said(each[language]) not in text] == []
        assert f"kinds.html#{rule.kind}" in page.body
        assert f"?family={rule.family}" in page.body
        assert 'class="finding ' in page.body


@pytest.mark.parametrize("name", ["three-public-total", "government-funds-row-total", "files-in-utf8"])
def test_the_finding_of_an_example_is_the_one_that_the_program_reports(name):
    reported = [each for each in evaluate(load_package(FIXTURES / name)).findings if each.rule.id == name]
    found = example_finding(rules_by_id()[name])
    assert [found.message] == [each.message for each in reported]


def test_every_linear_rule_on_the_tables_has_its_equations():
    for rule in rules():
        if rule.linear:
            assert formulas(rule, "zh"), rule.id
            assert formulas(rule, "en"), rule.id


def test_an_equation_is_written_with_the_titles_of_columns_and_rows():
    (line,) = formulas(rules_by_id()["three-public-total"], "zh")
    place, equation = line.split("：")
    assert place == "《财政拨款“三公”经费支出决算表》“预算数”、“决算数”栏"
    assert equation == "合计 ＝ 因公出国（境）费 ＋ 公务用车购置及运行维护费小计 ＋ 公务接待费"
    (line,) = formulas(rules_by_id()["government-funds-closing"], "en")
    assert line.endswith(
        "Opening carry-overs and balances ＋ Revenue of the year － Total expenditure of the year"
    )


def test_what_a_rule_reads_exists_and_only_the_rule_on_the_descriptor_reads_no_table():
    assert [rule.id for rule in rules() if not tables_of(rule.id)] == ["descriptor-conforms"]
    for rule in rules():
        for table, column in places_of(rule.id):
            assert table in (*table_names(), *COMPANIONS)
            assert not column or column in table_schema(table).columns
    assert {rule.id for rule in rules_reading("three_public_expenses", "budget")} >= {"three-public-total"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_lists_every_rule_with_what_filters_need(language):
    (page,) = catalogue.pages(Site(language, ()))
    for rule in rules():
        row = page.body[page.body.index(f'<tr id="{rule.id}"') :].partition("</tr>")[0]
        for name in ("family", "severity", "kind"):
            assert f'data-{name}="{getattr(rule, name)}"' in row
        assert rule.title[language] in unescape(row)
    assert len(page.body.encode()) < 500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_anchor_meaning_and_rules(language):
    (page,) = kinds.pages(Site(language, ()))
    for kind in all_kinds().values():
        assert f'<h2 id="{kind.name}"' in page.body
        assert said(kind.meaning[language]) in words_of(page.body)
    assert all(f"{rule.id}.html" in page.body for rule in rules())


def test_the_rules_file_follows_its_schema():
    schema = json.loads((root() / "schemas" / "rules.schema.json").read_text(encoding="utf-8"))
    document = json.loads(rules_text())
    Draft7Validator.check_schema(schema)
    assert list(Draft7Validator(schema).iter_errors(document)) == []
    assert schema["$id"] == SCHEMA_URL == document["$schema"]
    assert [each["id"] for each in document["rules"]] == [rule.id for rule in rules()]


@pytest.mark.parametrize(
    ("rule", "places"),
    [
        (
            "deductions-shown",
            {("performance_indicators", "deviation_reason"), ("performance_indicators", "target")},
        ),
        ("targets-far-exceeded", {("performance_indicators", "deviation_reason")}),
        ("economic-group-printed", {("basic_expenditure", "group")}),
        (
            "explained-items-in-table",
            {("reading_notes", "kind"), ("general_budget_expenditure", "function_code")},
        ),
        ("direction-against-budget", {("figures", "subject"), ("figures", "measure"), ("figures", "basis")}),
        ("keys-unique", {("explanations", "")}),
        ("parts-of-whole-stated", {("reading_notes", "kind"), ("sections", "status")}),
    ],
)
def test_what_only_the_judge_knows_that_it_reads_is_told(rule, places):
    assert places <= set(places_of(rule))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_tells_its_scope_history_and_record(language):
    for rule in rules():
        body = pages(language)[f"rules/{rule.id}"].body
        scope = unescape(re.sub("<dt>[^<]*</dt>", "", body.partition('id="versions"')[2]))
        told = [words_of(each) for each in re.findall("<dd>(.*?)</dd>", scope, re.DOTALL)]
        assert told[3:] == list(rule_pages._facts(rule, language).values())[2:]
        assert all(told)
        assert entered(rule.id).number in scope
        assert json.dumps(rule.check, ensure_ascii=False, indent=2) in unescape(body)


def test_a_rule_of_some_years_and_layouts_says_which():
    years = [rule for rule in rules() if rule.since is not None or rule.until is not None]
    for rule in years:
        assert str(rule.since or rule.until) in rule_pages._facts(rule, "en")["force"]
    assert rule_pages._facts(rules_by_id()["three-public-total"], "en")["force"] == "every fiscal year"
