"""A package is its own folder: nothing that lies outside it is read."""

import shutil
from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.package.files import file_inside
from juesuan.package.load import load_package

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"
ELSEWHERE = "root:x:0:0"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "secret.txt").write_text(ELSEWHERE, encoding="utf-8")
    return Path(shutil.copytree(EXAMPLE, tmp_path / "package"))


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", "\0", "ring"])
def test_a_path_that_leads_out_of_the_folder_names_no_file(folder, path):
    (folder / "ring").symlink_to(folder / "ring")
    found = file_inside(folder, path)
    assert found is None or not found.exists()


def test_a_link_within_the_folder_is_followed_and_one_out_of_it_is_not(folder):
    (folder / "inner.csv").symlink_to(folder / "units.csv")
    (folder / "outer.csv").symlink_to(folder.parent / "secret.txt")
    assert file_inside(folder, "inner.csv") == folder / "inner.csv"
    assert file_inside(folder, "outer.csv") is None


@pytest.mark.parametrize("name", ["units.csv", "explanations.csv"])
def test_a_table_that_is_a_link_to_elsewhere_is_a_finding_that_does_not_quote_it(folder, name):
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(folder.parent / "secret.txt")
    (problem,) = [each for each in load_package(folder).problems if each.rule == "files-readable"]
    assert "must name a file inside the package folder" in problem.en
    assert ELSEWHERE not in repr(problem)


def test_half_a_character_in_a_descriptor_is_refused(folder):
    text = (folder / "datapackage.json").read_text(encoding="utf-8")
    (folder / "datapackage.json").write_text(
        text.replace('"title": "', '"title": "\\ud800', 1), encoding="utf-8"
    )
    with pytest.raises(InputError) as caught:
        load_package(folder)
    assert caught.value.key == "not_text"
