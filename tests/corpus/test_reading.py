"""Packages read in bulk are the packages that the strict reader reads, whatever is wrong with them."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juesuan.corpus import reading
from juesuan.corpus.packing import Numbered, stack
from juesuan.corpus.reading import read_folders
from juesuan.corpus.unpacking import unstack
from juesuan.package.load import DESCRIPTOR, load_package

EXAMPLE = Path(__file__).parent.parent.parent / "data" / "example"


@pytest.fixture
def package(tmp_path):
    return Path(shutil.copytree(EXAMPLE, tmp_path / "package"))


def as_read_strictly(*folders):
    """Read folders in bulk and one by one; return the first, which must be the second."""
    descriptors = [str(folder / DESCRIPTOR) for folder in folders]
    found = [each.package for each in unstack(read_folders(descriptors))]
    for folder, package in zip(folders, found, strict=True):
        alone = load_package(folder / DESCRIPTOR)
        assert package.tables == alone.tables
        assert package.problems == alone.problems
        assert package.explanations == alone.explanations
        assert package.digest == alone.digest
        assert package.path == alone.path
        kept = {name: value for name, value in alone.descriptor.items() if name != "resources"}
        assert {name: package.descriptor[name] for name in kept} == kept
    return found


def rewrite(file, change):
    file.write_bytes(change(file.read_bytes()))


def test_a_clean_package_is_read_in_bulk(package, monkeypatch):
    def never(*_):
        raise AssertionError("read one by one")

    expected = load_package(package)
    monkeypatch.setattr(reading, "_strictly", never)
    (found,) = unstack(read_folders([str(package / DESCRIPTOR)]))
    assert found.package.tables == expected.tables
    assert found.conforms


CHANGES = {
    "a mark of the byte order": lambda text: b"\xef\xbb\xbf" + text,
    "lines that end as on Windows": lambda text: text.replace(b"\n", b"\r\n"),
    "GB 18030": lambda text: text.decode().encode("gb18030"),
    "no encoding at all": lambda text: text + b"\xff\xfe\xfd",
    "no end of the last line": lambda text: text.rstrip(b"\n"),
    "an empty line": lambda text: text.replace(b"\n", b"\n\n", 2),
    "a field too few": lambda text: text.replace(b",L201\n", b"\n", 1),
    "a field too few here, one too many there": lambda text: text.replace(b",L201\n", b"\n").replace(
        b",L202\n", b",L202,\n"
    ),
    "a field too many": lambda text: text.replace(b",L201\n", b",L201,x\n"),
    "other columns": lambda text: text.replace(b"function_name", b"name", 1),
    "nothing": lambda _text: b"",
    "only the header": lambda text: text.split(b"\n")[0] + b"\n",
    "only half a header": lambda text: text[:30],
    "a row twice": lambda text: text + text.split(b"\n")[1] + b"\n",
    "an amount with a separator": lambda text: text.replace(b"1023.00", b'"1,023.00"'),
    "an amount with an exponent": lambda text: text.replace(b"1023.00", b"1e3"),
    "an amount with too many decimals": lambda text: text.replace(b"1023.00", b"1023.0000001"),
    "an amount that is a word": lambda text: text.replace(b"1023.00", b"abc"),
    "an amount in full-width digits": lambda text: text.replace(b"1023.00", "１０２３".encode()),
    "twelve digits": lambda text: text.replace(b"1023.00", b"999999999999.99"),
    "thirteen digits": lambda text: text.replace(b"1023.00", b"9999999999999"),
    "a negative zero": lambda text: text.replace(b"1023.00", b"-0.00"),
    "an amount without decimals": lambda text: text.replace(b"1023.00", b"1023"),
    "six decimals": lambda text: text.replace(b"1023.00", b"0.000001"),
    "a code that is none": lambda text: text.replace(b",201,", b",2x1,"),
    "a unit that is none": lambda text: text.replace("万元".encode(), "两".encode()),
    "a year that is another": lambda text: text.replace(b",2024,", b",2023,", 3),
    "a year that is a word": lambda text: text.replace(b",2024,", b",soon,", 1),
    "another department": lambda text: text.replace(b"999999-example-office", b"999999-other", 1),
    "quotation marks": lambda text: text.replace("合计".encode(), '"合""计"'.encode()),
    "a comma in quotation marks": lambda text: text.replace("合计".encode(), '"合,计"'.encode()),
    "a line break in quotation marks": lambda text: text.replace("合计".encode(), '"合\n计"'.encode()),
    "nothing in quotation marks": lambda text: text.replace("合计".encode(), b'""'),
    "a quotation mark that does not end": lambda text: text.replace("合计".encode(), '"合计'.encode()),
    "a quotation mark within a field": lambda text: text.replace("合计".encode(), '合"计'.encode()),
    "a zero byte": lambda text: text.replace("合计".encode(), b"\0"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_table_with(change, package):
    rewrite(package / "expenditure.csv", change)
    as_read_strictly(package)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("figures", b",45,0,", b",45,7,"),
        ("revenue_expenditure_summary", b",1,", b",0,"),
        ("sections", b",present,", b",here,"),
        ("performance_indicators", b",10,10,", b",-1,10,"),
        ("reading_notes", b",other,", b",strange,"),
    ],
)
def test_a_value_that_its_field_does_not_allow(table, old, new, package):
    rewrite(package / f"{table}.csv", lambda text: text.replace(old, new, 1))
    (found,) = as_read_strictly(package)
    assert found.problems


def test_a_figure_finer_than_a_stacked_decimal(package):
    rewrite(package / "figures.csv", lambda text: text.replace(b",45,0,", b",45.1234567,0,", 1))
    as_read_strictly(package)


def descriptor_with(package, **changes):
    file = package / DESCRIPTOR
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**descriptor, **changes}, ensure_ascii=False, indent=2), encoding="utf-8")


def test_a_descriptor_that_does_not_conform(package):
    descriptor_with(package, **{"juesuan:fiscalYear": "2024"})
    as_read_strictly(package)


def test_a_descriptor_with_another_key_behind_the_resources(package):
    descriptor_with(package, keywords=["x"])
    as_read_strictly(package)


def test_a_descriptor_whose_title_pretends_to_be_its_resources(package):
    descriptor_with(package, title='x "resources": [] }')
    as_read_strictly(package)


def test_a_table_that_is_missing(package):
    (package / "revenue.csv").unlink()
    (found,) = as_read_strictly(package)
    assert [problem.rule for problem in found.problems] == ["files-readable"]


def test_a_table_that_is_a_link_out_of_the_folder(package, tmp_path):
    shutil.move(package / "revenue.csv", tmp_path / "revenue.csv")
    (package / "revenue.csv").symlink_to(tmp_path / "revenue.csv")
    (found,) = as_read_strictly(package)
    assert found.problems


def test_explanations_travel_with_their_package(package):
    text = "fingerprint,reason,author,date\n0123456789abcdef,因为,局长,2025-10-01\n"
    (package / "explanations.csv").write_text(text, encoding="utf-8")
    as_read_strictly(package)


def test_a_broken_descriptor_is_one_problem_and_stops_nothing(package, tmp_path):
    broken = Path(shutil.copytree(EXAMPLE, tmp_path / "broken"))
    (broken / DESCRIPTOR).write_text("{", encoding="utf-8")
    found = unstack(read_folders([str(broken / DESCRIPTOR), str(package / DESCRIPTOR)]))
    assert [len(each.package.problems) for each in found] == [1, 0]
    assert [each.package.id for each in found] == ["broken", "999999-example-office-2024"]


def test_broken_and_clean_packages_keep_their_order(package, tmp_path):
    folders = [package]
    for number, change in enumerate(list(CHANGES.values())[:6]):
        folders.append(Path(shutil.copytree(EXAMPLE, tmp_path / f"package-{number}")))
        rewrite(folders[-1] / "revenue.csv", change)
    as_read_strictly(*folders)


TEXTS = st.text(alphabet='01.-,"\n\r 万合\x00é', max_size=12)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(where=st.integers(0, 400), text=TEXTS)
def test_anything_anywhere_in_a_table(where, text, package):
    original = (EXAMPLE / "revenue.csv").read_bytes()
    (package / "revenue.csv").write_bytes(original[:where] + text.encode() + original[where:])
    as_read_strictly(package)


def test_packages_in_memory_are_stacked_and_taken_apart_again(package):
    rewrite(package / "expenditure.csv", CHANGES["an amount with a separator"])
    loaded = load_package(package)
    (found,) = unstack(stack([Numbered(7, loaded)]))
    assert found.number == 7
    assert found.package.tables == loaded.tables
    assert found.conforms
    assert found.package.descriptor == {**loaded.descriptor, "resources": []}
