"""What the fast validator lets pass, the one that explains lets pass, too."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juesuan.corpus.descriptors import Headings, _is_valid
from juesuan.evaluate.forms import descriptor_conforms
from juesuan.package.write import json_text
from juesuan.standard.profile import profile_errors

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example" / "datapackage.json"
DESCRIPTOR = json.loads(EXAMPLE.read_text(encoding="utf-8"))
HEAD = {name: value for name, value in DESCRIPTOR.items() if name != "resources"}
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3000),
    st.text(max_size=12),
    st.sampled_from(["2024-01-01", "2024-13-01", "a@b", "http://x", "x\n", "1.0.3", "万元", "3.5"]),
    st.lists(
        st.dictionaries(st.sampled_from(["title", "path", "email", "name"]), st.text(max_size=8)), max_size=2
    ),
    st.dictionaries(st.sampled_from(["numbers", "cells", "unplaced"]), st.integers(-2, 9), max_size=3),
)
NAMES = [*HEAD, "homepage", "image", "keywords", "contributors", "id", "juesuan:unknown", "juesuan:published"]


@settings(max_examples=300, deadline=None)
@given(
    changes=st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=3),
    gone=st.sampled_from(NAMES),
)
def test_valid_for_the_fast_is_valid_for_the_other(changes, gone):
    descriptor = {**HEAD, "resources": DESCRIPTOR["resources"][:1], **changes}
    if gone not in changes:
        descriptor.pop(gone, None)
    if _is_valid(descriptor):
        assert not profile_errors(descriptor)


def test_the_example_is_valid_for_both():
    assert _is_valid(DESCRIPTOR)
    assert descriptor_conforms(DESCRIPTOR)


def test_a_heading_names_the_files_of_the_tables():
    heading = Headings().read(json_text(DESCRIPTOR).encode())
    assert heading.descriptor["name"] == DESCRIPTOR["name"]
    assert dict(heading.files)["revenue"] == "revenue.csv"


@pytest.mark.parametrize(
    "change",
    [
        {"data": []},
        {"path": "../revenue.csv"},
        {"path": "tables/revenue.csv"},
        {"path": ["revenue.csv"]},
        {"name": "expenditure"},
    ],
)
def test_a_resource_out_of_the_ordinary_is_for_the_strict_reader(change):
    descriptor = copy.deepcopy(DESCRIPTOR)
    descriptor["resources"][1] |= change
    assert Headings().read(json_text(descriptor).encode()) is None
