"""Seeded mistakes: each changes what it says and nothing else, and the rules it names see it."""

from itertools import islice

import pytest

from juesuan.package.load import load_package
from juesuan.synthetic import seed_faults, synthetic_corpus
from juesuan.synthetic.chance import stream
from juesuan.synthetic.faults import KINDS
from juesuan.synthetic.writing import write_csv
from synthetic.packages import content, failing

SURE = 0.85
PACKAGES = list(synthetic_corpus(60, seed=21, years=(2021, 2024)))


def seeded(kind, most=14):
    """Return so many packages with the same package after a mistake of a kind, and the mistake."""
    return list(islice(_seeded(kind), most))


def _seeded(kind):
    for number, package in enumerate(PACKAGES):
        changed, faults = seed_faults(package, stream(kind, number), 1, [kind])
        if faults:
            yield package, changed, faults[0]


def differences(one, other):
    """Return table, row and column of each cell in which two packages differ; of a whole row no column."""
    found = set()
    for table in one.tables.keys() | other.tables.keys():
        rows = [{record.key: record.values for record in each.tables.get(table, ())} for each in (one, other)]
        for key in rows[0].keys() | rows[1].keys():
            before, after = (each.get(key) for each in rows)
            if before is None or after is None:
                found.add((table, key, ""))
            else:
                found |= {(table, key, column) for column in before if before[column] != after[column]}
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_seen_by_a_rule_that_it_names(kind):
    results = [bool(failing(changed) & set(fault.expected)) for _, changed, fault in seeded(kind)]
    assert len(results) >= 10
    assert sum(results) >= SURE * len(results)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_changes_what_it_says_and_nothing_else(kind):
    for package, changed, fault in seeded(kind):
        found = differences(package, changed)
        if fault.table == "" or kind == "row_duplicated":
            assert found == set()
            assert changed.descriptor != package.descriptor or changed.problems
        elif fault.row == "*":
            assert {table for table, _, _ in found} == {fault.table}
        elif kind == "code_unknown":
            assert {row for _, row, _ in found} == {fault.before, fault.after}
        else:
            assert {(table, row) for table, row, _ in found} == {(fault.table, fault.row)}
            assert fault.before != fault.after


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_with_a_mistake_is_what_reading_its_files_gives(kind, tmp_path):
    for number, (_, changed, _) in enumerate(seeded(kind, 4)):
        read = load_package(write_csv(changed, tmp_path / str(number)))
        assert content(read) == content(changed)


def test_the_package_itself_stays_as_it_is():
    packages = list(synthetic_corpus(6, seed=22))
    before = [repr(content(package)) for package in packages]
    for number, package in enumerate(packages * 20):
        seed_faults(package, stream("mistakes", number), 3)
    assert [repr(content(package)) for package in packages] == before


def test_several_mistakes_are_in_several_places():
    for number, package in enumerate(PACKAGES[:24]):
        _, faults = seed_faults(package, stream("mistakes", number), 5)
        assert len(faults) == 5
        places = [(fault.table, fault.row or fault.column) for fault in faults]
        assert len(set(places)) == 5


def test_the_same_stream_makes_the_same_mistakes():
    one, other = (seed_faults(PACKAGES[0], stream("mistakes", 8), 4) for _ in range(2))
    assert one[1] == other[1]
    assert content(one[0]) == content(other[0])


def test_several_mistakes_read_from_files_are_what_they_were(tmp_path):
    for number, package in enumerate(PACKAGES[:24]):
        changed, _ = seed_faults(package, stream("mistakes", number + 100), 3)
        assert content(load_package(write_csv(changed, tmp_path / str(number)))) == content(changed)
