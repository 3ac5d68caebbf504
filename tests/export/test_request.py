"""Which package and which layout: refused in one sentence where there is none or too much."""

import json
import shutil
from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.export.request import chosen_layout, layout_codes, own_layout, usual_year, whole_package
from juesuan.package.content import Package
from juesuan.standard.codelists import codelist

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


@pytest.fixture
def copy(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "package"))


def refused(path):
    with pytest.raises(InputError) as caught:
        whole_package(path)
    return caught.value.key


def test_a_folder_and_its_descriptor_are_the_same_package(copy):
    assert (
        whole_package(copy).id == whole_package(copy / "datapackage.json").id == "999999-example-office-2024"
    )


def test_a_folder_of_several_packages_is_refused(tmp_path, copy):
    shutil.copytree(copy, tmp_path / "other")
    assert refused(tmp_path) == "several_packages"


def test_nothing_is_printed_of_a_table_that_cannot_be_read(copy):
    (copy / "revenue.csv").unlink()
    assert refused(copy) == "incomplete_package"


def test_a_row_that_occurs_twice_is_refused_for_one_would_be_lost(copy):
    file = copy / "revenue.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
    assert refused(copy) == "incomplete_package"


def test_other_tables_may_be_missing(copy):
    (copy / "figures.csv").unlink()
    assert whole_package(copy).tables["revenue"]


def test_a_package_without_a_year_is_refused(copy):
    file = copy / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    del descriptor["juesuan:fiscalYear"]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    assert refused(copy) == "package_without_year"


def test_every_layout_of_the_code_list_can_be_chosen():
    assert {row["code"] for row in codelist("layouts")} < set(layout_codes())
    assert chosen_layout("national").code == ""
    with pytest.raises(InputError) as caught:
        chosen_layout("nowhere-1999")
    assert "wuhan-2024" in caught.value.text("en")


def test_a_package_has_its_own_layout_and_the_nationwide_one_where_that_is_unknown():
    assert own_layout(Package({"juesuan:layout": "wuhan-2021"}, {})).code == "wuhan-2021"
    assert own_layout(Package({"juesuan:layout": "unknown"}, {})).code == ""


def test_a_form_is_for_the_last_year_of_its_layout():
    assert usual_year(chosen_layout("wuhan-2020")) == 2020
    assert usual_year(chosen_layout("wuhan-2021")) == 2023
    assert usual_year(chosen_layout("wuhan-2024")) >= 2024
