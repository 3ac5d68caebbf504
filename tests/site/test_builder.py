"""A finished site takes the place of an earlier one, or the earlier one stays."""

import importlib.util

import pytest

from juesuan.errors import InputError
from juesuan.site.builder import _put_in_place, build_site


def folder(path, text):
    path.mkdir(parents=True)
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


def test_a_new_site_replaces_the_old_one(tmp_path):
    out, site = folder(tmp_path / "out", "old"), folder(tmp_path / "work" / "site", "new")
    _put_in_place(site, out)
    assert (out / "index.html").read_text(encoding="utf-8") == "new"


def test_where_it_cannot_be_put_in_place_the_old_one_stays(tmp_path):
    out = folder(tmp_path / "out", "old")
    (tmp_path / "work").mkdir()
    with pytest.raises(InputError) as caught:
        _put_in_place(tmp_path / "work" / "missing", out)
    assert caught.value.key == "cannot_write"
    assert (out / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("missing", ["griffe", "jieba", "material", "mkdocs", "pygal"])
def test_without_its_libraries_one_sentence_names_the_optional_part(tmp_path, monkeypatch, missing):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "juesuan.site.builder.find_spec", lambda name: None if name == missing else found(name)
    )
    with pytest.raises(InputError) as caught:
        build_site([], tmp_path / "site")
    assert (caught.value.key, caught.value.values) == ("missing_extra", {"extra": "docs"})
    assert not (tmp_path / "site").exists()
