"""Only the files of a package are published, each package at an address of its own."""

import json
import shutil
from pathlib import Path

import pytest

from juesuan.site.assessment import assess, found_packages
from juesuan.site.package_files import addresses, own_files

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


@pytest.fixture
def package(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "package"))


def named(*paths):
    return {"resources": [{"name": "x", "path": path} for path in paths]}


def published(package, *paths):
    return own_files(package / "datapackage.json", named(*paths))


def test_what_the_descriptor_does_not_name_is_not_published(package):
    (package / "password.json").write_text("{}", encoding="utf-8")
    assert published(package, "revenue.csv") == ["datapackage.json", "revenue.csv"]


def test_explanations_travel_with_the_package(package):
    (package / "explanations.csv").write_text("", encoding="utf-8")
    assert "explanations.csv" in published(package)


def test_a_table_below_the_folder_keeps_its_path(package):
    (package / "data 1").mkdir()
    (package / "data 1" / "a#b.csv").write_text("", encoding="utf-8")
    assert published(package, "./data 1/a#b.csv") == ["datapackage.json", "data 1/a#b.csv"]


def test_a_link_is_not_published(package):
    (package.parent / "secret.csv").write_text("secret", encoding="utf-8")
    (package / "link.csv").symlink_to(package.parent / "secret.csv")
    (package / "folder").symlink_to(package.parent)
    (package / "inner.csv").symlink_to(package / "revenue.csv")
    assert published(package, "link.csv", "folder/secret.csv", "inner.csv") == ["datapackage.json"]


@pytest.mark.parametrize(
    "path",
    ["../secret.csv", "/etc/passwd.csv", "page.html", "report.json", "Tables.xlsx/x.csv", ".git/x.csv",
     "\0.csv", "a\nb.csv", 3, None, ["revenue.csv"], "folder.csv"],
)  # fmt: skip
def test_what_is_unsafe_or_stands_in_the_way_is_not_published(package, path):
    (package.parent / "secret.csv").write_text("secret", encoding="utf-8")
    for name in ("page.html", "report.json", "a\nb.csv", "Tables.xlsx/x.csv", ".git/x.csv"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_text("", encoding="utf-8")
    (package / "folder.csv").mkdir()
    assert published(package, path) == ["datapackage.json"]


def test_a_descriptor_that_is_a_link_is_not_published(package):
    (package.parent / "elsewhere.json").write_text("{}", encoding="utf-8")
    (package / "datapackage.json").unlink()
    (package / "datapackage.json").symlink_to(package.parent / "elsewhere.json")
    assert published(package) == []


def test_a_report_of_the_package_s_own_does_not_replace_ours(package, tmp_path):
    (package / "report.json").write_text("{}", encoding="utf-8")
    (assessed,) = assess([package / "datapackage.json"], tmp_path / "files")
    assert assessed.report()["packages"][0]["id"] == assessed.id


def test_no_report_tells_where_the_package_lies_on_this_machine(package, tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "datapackage.json").write_text("{", encoding="utf-8")
    for each in assess(
        [package / "datapackage.json", tmp_path / "broken" / "datapackage.json"], tmp_path / "files"
    ):
        assert str(tmp_path) not in json.dumps(each.report())


def test_every_package_has_an_address_of_its_own():
    names = ["twin", "twin", "twin-2", "twin", "index", "quality"]
    found = list(addresses((name, EXAMPLE / "datapackage.json") for name in names))
    assert found == ["twin", "twin-2", "twin-2-2", "twin-3", "index-2", "quality-2"]


@pytest.mark.parametrize("name", ["", "../x", "A", "con", "lpt1.x", "x/y", "局", ".x", "x" * 121])
def test_a_name_that_can_be_no_address_gives_way_to_that_of_the_folder(name):
    assert list(addresses([(name, Path("/home/me/My Package/datapackage.json"))])) == ["my-package"]
    assert list(addresses([(name, Path("/home/me/局/datapackage.json"))])) == ["package"]


def test_the_copies_that_an_earlier_site_offers_are_not_judged_again(package, tmp_path):
    copy = shutil.copytree(package, tmp_path / "site" / "files" / "copy")
    (tmp_path / "site" / "juesuan-site.json").write_text("{}", encoding="utf-8")
    assert found_packages([tmp_path]) == [package / "datapackage.json"]
    assert found_packages([tmp_path / "site"]) == [copy / "datapackage.json"]
