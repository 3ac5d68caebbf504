"""The packages in `data/`, judged once, and their pages as parsed HTML."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from juesuan.site.assessment import assess, found_packages
from juesuan.site.reports.package import package_page
from reading_pages import parsed

DATA = Path(__file__).parent.parent.parent.parent / "data"


@pytest.fixture(scope="session")
def all_assessed(tmp_path_factory):
    return tuple(assess(found_packages([DATA]), tmp_path_factory.mktemp("files")))


@pytest.fixture(scope="session")
def example(all_assessed):
    return next(each for each in all_assessed if each.id.startswith("999999"))


@pytest.fixture(scope="session")
def broken(all_assessed):
    """A package with all nine tables and findings in their cells."""
    return next(each for each in all_assessed if each.id == "420103-jianghan-government-office-2021")


@pytest.fixture(scope="session")
def without_tables(all_assessed):
    return next(each for each in all_assessed if each.id == "420114-caidian-government-office-2020")


@pytest.fixture(scope="session")
def page_of():
    return lambda assessed, language="zh", last_year=None: parsed(package_page(assessed, last_year, language))


@pytest.fixture
def changed(tmp_path):
    """Judge a copy of the example: `changed(descriptor={…}, cells={(table, row, column): text})`."""

    def judge(descriptor=None, cells=None, without=()):
        folder = tmp_path / "changed"
        shutil.copytree(DATA / "example", folder)
        for table in without:
            (folder / f"{table}.csv").unlink()
        own = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        own["resources"] = [each for each in own["resources"] if each["name"] not in without]
        text = json.dumps({**own, **(descriptor or {})}, ensure_ascii=False)
        (folder / "datapackage.json").write_text(text, encoding="utf-8")
        for (table, row, column), value in (cells or {}).items():
            _change(folder / f"{table}.csv", row, column, value)
        (assessed,) = assess([folder / "datapackage.json"], tmp_path / "files")
        return assessed

    return judge


def _change(file, row, column, value):
    with file.open(encoding="utf-8", newline="") as source:
        records = list(csv.DictReader(source))
    changed = [record for record in records if row in record.values()]
    assert changed, f"{file.name} has no row {row}"
    for record in changed:
        record[column] = value
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, records[0])
        writer.writeheader()
        writer.writerows(records)
