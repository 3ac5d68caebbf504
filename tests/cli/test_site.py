"""`juesuan site`: what it refuses, what it says, and that nothing half-written is left."""

import json
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


def test_builds_a_site_and_replaces_an_earlier_one(juesuan, tmp_path):
    for _ in range(2):
        result = juesuan("site", EXAMPLE, "--out", "site", "--no-data-docs", language="zh_CN.UTF-8")
        assert result.code == 0, result.err
        assert "数据包 1 个" in result.out
        assert result.err == ""
    stamp = json.loads((tmp_path / "site" / "juesuan-site.json").read_text(encoding="utf-8"))
    assert stamp["packages"] == 1
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "en" / "reports" / "999999-example-office-2024.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_holds_something_else_is_left_alone(juesuan, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep", encoding="utf-8")
    result = juesuan("site", EXAMPLE, "--out", "mine")
    assert result.code == 2
    assert "name a new or empty folder" in result.err
    assert (tmp_path / "mine" / "letter.txt").read_text(encoding="utf-8") == "keep"


def test_a_path_without_packages_is_refused(juesuan, tmp_path):
    (tmp_path / "empty").mkdir()
    result = juesuan("site", "empty", "--out", "site")
    assert result.code == 2
    assert not (tmp_path / "site").exists()


def test_a_folder_that_cannot_be_written_is_refused(juesuan, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = juesuan("site", EXAMPLE, "--out", "file/site")
    assert result.code == 2
    assert "Traceback" not in result.err


def test_without_packages_it_is_the_site_of_the_standard(juesuan, tmp_path):
    result = juesuan("site", "--out", "site")
    assert result.code == 0, result.err
    assert "0 packages" in result.out
    assert (tmp_path / "site" / "rules" / "three-public-total.html").is_file()
