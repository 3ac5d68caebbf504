"""Glossary, commands, Python library, changelog and downloads in both languages."""

import hashlib
import json
import re
import zipfile
from html import unescape
from urllib.parse import urlsplit

import pytest

import juesuan
from juesuan.site.edition import Site
from juesuan.site.page import LANGUAGES
from juesuan.site.reference import changelog, commands, downloads, glossary, python_api
from juesuan.site.reference.published import TEMPLATES, codelist_path, companion_path, publish, table_path
from juesuan.standard.catalogue import kinds
from juesuan.standard.codelists import codelist, codelist_names
from juesuan.standard.location import root
from juesuan.standard.tables import table_names, table_schema

ROOT = root()


def page_of(part, language, **values):
    (page,) = part.pages(Site(language, (), **values))
    return page


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("published")


@pytest.fixture(scope="module")
def published(folder):
    return publish(folder)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glossary_has_every_term_in_both_languages_once(language):
    body = unescape(page_of(glossary, language).body)
    for row in codelist("glossary"):
        entry = body[body.index(f'id="term-{row["code"]}"') :].partition("</tr>")[0]
        assert row["name_zh"] in entry
        assert row["name_en"] in entry
        assert row[f"definition_{language}"] in entry
    assert all(f'id="concept-{row["code"]}"' in body for row in codelist("concepts"))
    assert all(f'id="table-{name}"' in body for name in table_names())
    assert all(f'id="kind-{name}"' in body for name in kinds())
    anchors = re.findall(r' id="([^"]+)"', body)
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_its_help(language):
    page = page_of(commands, language)
    texts = commands.help_texts(language)
    assert {"validate", "ingest", "export", "new", "rules", "schema", "explain"} <= set(texts)
    for name, text in texts.items():
        assert text.startswith("Usage: juesuan")
        assert text in unescape(page.body)
        assert name == "juesuan" or f'<h2 id="{name}"' in page.body
    assert ("核对" in texts["validate"]) == (language == "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_library_page_has_every_public_name_and_its_example_runs(language, capsys, monkeypatch):
    page = page_of(python_api, language)
    for name in set(juesuan.__all__) - {"__version__"}:
        assert f'<h3 id="{name}"' in page.body
    assert all(f'<h3 id="{path.rpartition(".")[2]}"' in page.body for path in python_api.CLASSES)
    code = re.search(r'<code class="language-python">(.+?)</code>', page.body, re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(unescape(code[1]), {})  # noqa: S102 - the example of the page
    assert capsys.readouterr().out == "999999-example-office-2024 212 0\n"


@pytest.mark.parametrize("path", [*python_api.FUNCTIONS, *python_api.CLASSES])
def test_everything_on_the_library_page_is_described(path):
    (entry,) = python_api.entries((path,))
    assert entry.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_changelog_is_that_of_the_repository(language):
    page = page_of(changelog, language)
    assert page.body == (ROOT / changelog.FILES[language]).read_text(encoding="utf-8")


def test_published_schemas_are_those_of_the_repository_byte_for_byte(folder, published):
    sources = {
        "profiles/1.0/department-final-accounts.json": "profile/department-final-accounts.json",
        "schemas/1.0/report.schema.json": "report.schema.json",
        "schemas/1.0/rules.schema.json": "rules.schema.json",
        companion_path("explanations"): "explanations.json",
        **{table_path(name): f"tables/{name}.json" for name in table_names()},
        **{codelist_path(name): f"codelists/{name}.csv" for name in codelist_names()},
    }
    assert set(sources) <= {each.path for each in published}
    for path, source in sources.items():
        assert (folder / path).read_bytes() == (ROOT / "schemas" / source).read_bytes()


def test_a_schema_that_names_its_address_stands_there(folder, published):
    addresses = {}
    for each in published:
        if each.path.endswith(".json"):
            document = json.loads((folder / each.path).read_text(encoding="utf-8"))
            if "$id" in document:
                addresses[each.path] = urlsplit(document["$id"]).path.lstrip("/")
    assert len(addresses) == 3
    assert all(path == address for path, address in addresses.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_downloads_list_every_file_with_its_size_and_hash(folder, published, language):
    body = page_of(downloads, language, published=published).body
    for each in published:
        content = (folder / each.path).read_bytes()
        assert each.path in body
        assert hashlib.sha256(content).hexdigest() in body
        assert downloads.size_words(len(content)) in body


def test_the_empty_csv_files_have_the_columns_of_the_tables(folder, published):
    assert published
    with zipfile.ZipFile(folder / TEMPLATES) as archive:
        for name in table_names():
            assert archive.read(f"{name}.csv").decode() == ",".join(table_schema(name).columns) + "\n"
