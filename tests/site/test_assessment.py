"""Packages are judged once, with last year's beside them, and what is offered of each is written."""

import json
import shutil
from pathlib import Path

import pytest

from juesuan.site.assessment import assess, found_packages

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    (assessed,) = assess([DATA / "example" / "datapackage.json"], tmp_path_factory.mktemp("files"))
    return assessed


def test_the_example_is_clean_and_complete(example):
    assert (example.status, example.errors, example.warnings, example.notes) == ("clean", 0, 0, 0)
    assert example.numbers == example.placed


def test_every_download_is_there(example):
    assert {"report.json", "tables.xlsx", "datapackage.json", "revenue.csv"} <= set(example.downloads)
    for name in example.downloads:
        assert (Path(example.folder) / name).stat().st_size > 0


def test_its_report_is_the_whole_report(example):
    assert example.report()["packages"][0]["id"] == example.id


def test_a_broken_package_is_one_with_a_finding_and_no_workbook(tmp_path):
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    (assessed,) = assess([folder / "datapackage.json"], tmp_path / "files")
    assert assessed.status == "errors"
    assert "tables.xlsx" not in assessed.downloads


def test_a_hostile_name_stays_in_the_folder_and_two_of_one_name_stay_apart(tmp_path):
    sources = []
    for index, name in enumerate(["../../outside", "twin", "twin"]):
        folder = tmp_path / f"package-{index}"
        shutil.copytree(DATA / "example", folder)
        descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        (folder / "datapackage.json").write_text(json.dumps({**descriptor, "name": name}), encoding="utf-8")
        sources.append(folder / "datapackage.json")
    found = assess(sources, tmp_path / "files")
    assert len({each.id for each in found}) == 3
    assert {Path(each.folder).parent for each in found} == {tmp_path / "files"}


def test_last_year_is_found_among_the_packages(tmp_path):
    finished = []
    found = assess(
        found_packages([DATA / "420114"]), tmp_path, done=lambda done, all_: finished.append((done, all_))
    )
    assert [each.fiscal_year for each in found] == [2020, 2024]
    assert finished == [(1, 2), (2, 2)]


def test_a_path_without_packages_has_none(tmp_path):
    assert found_packages([tmp_path, tmp_path / "missing"]) == []
