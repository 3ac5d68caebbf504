"""From one disclosure to its package."""

import hashlib
from dataclasses import replace

import pytest

from juesuan.errors import InputError
from juesuan.evaluate.oracle import evaluate
from juesuan.package import disclosure
from juesuan.package.disclosure import Given, ingest, prepare, read_disclosure
from juesuan.package.load import load_package
from juesuan.read import read_document, read_text
from juesuan.standard.profile import profile_errors
from package.disclosure_texts import NO_DISCLOSURE, prose_only, with_table

GIVEN = Given("420103-example-office")


@pytest.fixture
def written(tmp_path):
    def write(text, name="disclosure.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(work, *arguments, **options):
    with pytest.raises(InputError) as caught:
        work(*arguments, **options)
    assert caught.value.text("zh") != caught.value.text("en")
    return caught.value.key


def test_a_disclosure_becomes_a_package_that_says_where_it_is_from(written, tmp_path):
    source = written(with_table())
    found = ingest(source, tmp_path / "data", GIVEN)
    package = load_package(found.folder)
    assert found.folder == tmp_path / "data" / "420103" / "example-office" / "2024"
    assert found.tables == 1
    assert package.problems == []
    assert profile_errors(package.descriptor) == []
    (origin,) = package.descriptor["sources"]
    assert origin["juesuan:sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
    assert [record.key for record in package.tables["revenue"]] == ["total", "201"]


def test_the_coverage_accounts_for_every_number(written, tmp_path):
    coverage = ingest(written(with_table()), tmp_path / "data", GIVEN).coverage
    assert coverage["cells"] == 4
    assert coverage["figures"] >= 1
    assert coverage["numbers"] == sum(coverage[name] for name in ("cells", "figures", "other", "unplaced"))


def test_prose_alone_is_a_valid_package_whose_missing_tables_are_findings(written, tmp_path):
    found = ingest(written(prose_only()), tmp_path / "data", GIVEN)
    package = load_package(found.folder)
    assert found.tables == 0
    assert profile_errors(package.descriptor) == []
    assert "revenue" not in package.tables
    assert package.tables["figures"]
    (missing,) = [finding for finding in evaluate(package).findings if finding.rule.id == "tables-present"]
    assert len({missing.cell, *missing.related}) == 9


def test_what_is_no_disclosure_is_refused(written):
    assert refused(read_disclosure, written(NO_DISCLOSURE)) == "no_disclosure"


def test_a_source_that_cannot_be_read_says_why_with_its_path(written, tmp_path):
    with pytest.raises(InputError, match=r"picture\.pdf.*image"):
        prepare(written(b"\x89PNG\r\n\x1a\n", "picture.pdf"), GIVEN)
    assert refused(prepare, tmp_path / "nowhere.txt", GIVEN) == "unreadable_disclosure"


def test_a_web_page_becomes_a_package_too(written, tmp_path):
    paragraphs = "".join(f"<p>{line}</p>" for line in prose_only().splitlines())
    source = written(f"<html><body>{paragraphs}</body></html>", "disclosure.html")
    assert load_package(ingest(source, tmp_path / "data", GIVEN).folder).tables["figures"]


def test_year_and_division_are_asked_for_where_the_text_does_not_tell_them(written):
    nameless = prose_only(name="示例局")
    assert refused(prepare, written(nameless), Given()) == "no_division"
    assert prepare(written(nameless), GIVEN).descriptor["juesuan:departmentName"] == "示例局"
    yearless = written(prose_only().replace("2024年度", ""))
    assert refused(prepare, yearless, GIVEN) == "no_year"
    assert prepare(yearless, replace(GIVEN, year=2023)).descriptor["juesuan:fiscalYear"] == 2023


def test_a_department_without_a_name_takes_that_of_its_publisher_or_its_id(written):
    text = "2024年度\n" + prose_only(name="").partition("部门决算\n")[2].replace("第一部分 概况\n", "")
    names = [
        prepare(written(text), given).descriptor["juesuan:departmentName"]
        for given in (GIVEN, replace(GIVEN, publisher="示例局"))
    ]
    assert names == ["420103-example-office", "示例局"]


def test_without_a_division_a_disclosure_can_be_judged_and_that_is_a_note(written):
    package = read_disclosure(written(prose_only(name="示例局")))
    findings = [each for each in evaluate(package).findings if each.rule.id == "descriptor-conforms"]
    found = [("juesuan:division" in each.message["zh"], each.severity) for each in findings]
    assert found == [(True, "info")]


def test_a_bad_department_id_is_refused(written):
    assert refused(prepare, written(with_table()), Given("示例局")) == "bad_department_id"


def test_an_existing_package_is_replaced_only_when_asked(written, tmp_path):
    source = written(with_table())
    ingest(source, tmp_path / "data", GIVEN)
    assert refused(ingest, source, tmp_path / "data", GIVEN) == "output_exists"
    assert ingest(source, tmp_path / "data", GIVEN, replace=True).tables == 1


def test_any_part_of_a_reading_that_is_named_like_a_table_is_written(written, monkeypatch):
    unit = {"unit_name": "示例服务中心", "role": "subordinate", "source_ref": "L1"}

    class WithUnits:
        def __init__(self, reading):
            self._reading = reading
            self.units = [unit]
            self.performance_projects = []

        def __getattr__(self, name):
            return getattr(self._reading, name)

    monkeypatch.setattr(disclosure, "read_document", lambda document: WithUnits(read_document(document)))
    tables = prepare(written(with_table()), GIVEN).tables
    (row,) = tables["units"]
    assert row == unit | {"department_id": "420103-example-office", "fiscal_year": "2024"}
    assert "performance_projects" not in tables
    assert read_document(read_text(with_table().encode())).tables.keys() <= tables.keys()
