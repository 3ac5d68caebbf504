"""The tables of all real packages in one file each, loadable as a package of their own."""

import csv
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from juesuan.site.assessment import assess, found_packages
from juesuan.site.stacked_tables import stack_tables

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture(scope="module")
def assessed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    return assess(found_packages([DATA / "420114", DATA / "420103", DATA / "example"]), folder)


def rows(file):
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_every_row_of_the_real_packages_is_there_word_for_word(assessed, tmp_path):
    stack_tables(assessed, tmp_path)
    sources = [
        DATA / "420103" / "jianghan-government-office" / "2021",
        DATA / "420114" / "caidian-government-office" / "2024",
    ]
    wanted = [row for folder in sources for row in rows(folder / "three_public_expenses.csv")]
    assert rows(tmp_path / "three_public_expenses.csv") == wanted


def test_the_packages_are_listed_and_the_invented_one_is_not(assessed, tmp_path):
    stack_tables(assessed, tmp_path)
    listed = rows(tmp_path / "packages.csv")
    assert [row["fiscal_year"] for row in listed] == ["2021", "2020", "2024"]
    assert all(int(row["errors"]) > 0 for row in listed)


def test_other_tools_load_them(assessed, tmp_path):
    stack_tables(assessed, tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    assert len(package.get_resource("figures").read_rows()) == len(rows(tmp_path / "figures.csv"))


def test_a_table_that_cannot_be_read_is_left_out(assessed, tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "units.csv").write_bytes(b"\xff\xfe,\n")
    broken = replace(assessed[0], folder=str(tmp_path / "broken"))
    assert stack_tables([broken], tmp_path / "out") == ("packages.csv", "datapackage.json")


def test_without_real_packages_nothing_is_written(assessed, tmp_path):
    invented = [each for each in assessed if each.division == "999999"]
    assert stack_tables(invented, tmp_path / "out") == ()
    assert not (tmp_path / "out").exists()
