"""Every table and every field has all its parts in both languages."""

import re
from html import unescape

import pytest

from juesuan.site.edition import Site
from juesuan.site.page import LANGUAGES
from juesuan.site.reference import codelists, metadata, tables
from juesuan.site.reference.printed import standings
from juesuan.standard.codelists import codelist, codelist_names
from juesuan.standard.profile import PROFILE_URL, profile_document
from juesuan.standard.tables import table_schema

PAGES = {
    language: {
        page.path: page for part in (tables, codelists, metadata) for page in part.pages(Site(language, ()))
    }
    for language in LANGUAGES
}


def section(body, anchor):
    """Return the part of a page from one heading to the next."""
    start = body.index(f'id="{anchor}"')
    rest = body[start:]
    following = re.search(r"<h[23] id=", rest)
    return unescape(rest[: following.start()] if following else rest)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", tables.documented())
def test_a_table_has_its_parts(name, language):
    page, schema = PAGES[language][f"tables/{name}"], table_schema(name)
    chinese = language == "zh"
    assert page.title == (schema.title_zh if chinese else schema.title_en)
    for anchor in ("fields", "basis", "rules"):
        assert f'id="{anchor}"' in page.body
    if schema.statement:
        assert all(f'id="{anchor}"' in page.body for anchor in ("example", "layouts"))
        assert page.body.count('<table class="form"') >= 1
    assert f"{name}.json" in page.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", tables.documented())
def test_every_field_has_its_anchor_and_parts(name, language):
    page = PAGES[language][f"tables/{name}"]
    for field in table_schema(name).fields:
        part = section(page.body, field.name)
        assert (field.title_zh if language == "zh" else field.title_en) in part
        assert (field.description_zh if language == "zh" else field.description_en).replace(
            "`", ""
        ) in re.sub("<[^>]+>", "", part)
        assert field.example in part
        assert all(value in part for value in field.enum)
        assert all(labels[language] in part for labels in field.labels.values())
        assert field.codelist is None or f"codelists/{field.codelist}.html" in part
        assert field.pattern is None or field.pattern in part


def test_a_field_links_to_its_twins_and_to_the_rules_that_read_it():
    part = section(PAGES["en"]["tables/revenue"].body, "fiscal_appropriation")
    assert "../rules/revenue-row-total.html" in part
    assert "Wuhan 2024" in part
    part = section(PAGES["en"]["tables/expenditure"].body, "basic_expenditure")
    assert "general_budget_expenditure.html#basic_expenditure" in part


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", codelist_names())
def test_every_code_has_its_anchor_once(name, language):
    body = PAGES[language][f"codelists/{name}"].body
    anchors = re.findall(r'<tr id="([^"]+)"', body)
    assert len(anchors) == len(set(anchors)) == len(codelist(name))
    assert len(body.encode()) < 500_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_property_of_the_profile_is_described(language):
    body = PAGES[language]["metadata"].body
    for name, record in profile_document(PROFILE_URL)["properties"].items():
        part = section(body, name.removeprefix("$").replace(":", "-"))
        assert (record["title"] if language == "zh" else record["juesuan:titleEn"]) in part
        inner = record.get("properties") or record.get("items", {}).get("properties") or {}
        assert name == "resources" or all(f"<code>{each}</code>" in part for each in inner)


def test_the_indexes_list_every_page_of_theirs():
    for pages in PAGES.values():
        assert all(f"{name}.html" in pages["tables/index"].body for name in tables.documented())
        assert all(f"{name}.html" in pages["codelists/index"].body for name in codelist_names())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in tables.documented() if table_schema(name).statement])
def test_a_table_is_told_under_the_title_that_each_layout_prints(name, language):
    part = section(PAGES[language][f"tables/{name}"].body, "layouts")
    for each in standings(name, language):
        assert f">{each.place}</td>" in part
        assert f'<td lang="zh-CN">{each.printed_title}</td>' in part
