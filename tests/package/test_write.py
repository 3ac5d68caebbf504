"""Writing packages: whole or not at all."""

from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.package.load import load_package
from juesuan.package.write import write_package

UNIT = {
    "department_id": "999999-a",
    "fiscal_year": "2024",
    "unit_name": "甲",
    "role": "subordinate",
    "source_ref": "",
}


def write(folder, name):
    return write_package(folder, {"name": name}, {"units": [UNIT]})


def test_a_package_is_written_and_replaced_without_leftovers(tmp_path):
    write(tmp_path / "package", "first")
    write(tmp_path / "package", "second")
    assert load_package(tmp_path / "package").id == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_a_replacement_that_fails_leaves_the_old_package(tmp_path, monkeypatch):
    write(tmp_path / "package", "first")
    rename = Path.rename

    def fail_once_for_the_draft(self, target):
        if self.name == "package" and Path(target).name == "package":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_once_for_the_draft)
    with pytest.raises(InputError) as caught:
        write(tmp_path / "package", "second")
    assert caught.value.key == "cannot_write"
    assert load_package(tmp_path / "package").id == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="cannot be written"):
        write(tmp_path / "file" / "package", "first")
