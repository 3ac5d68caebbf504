"""Rules on the form: what reading met is in the tables, once for every place."""

import json
import shutil

import pytest

from encode.agreement import agreed, places
from encode.faults import EXAMPLE
from juesuan.errors import InputError
from juesuan.package.load import broken_package, load_package


def written(folder, change):
    """Write the example with a change made to its files, and read it again."""
    shutil.copytree(EXAMPLE, folder)
    change(folder)
    package = load_package(folder)
    package.descriptor["name"] = f"999999-{folder.name}-2024"
    return package


def replaced(file, old, new, times=1):
    def change(folder):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, times), encoding="utf-8")

    return change


def repeated(file, line, times):
    def change(folder):
        lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / file).write_text("".join([*lines, *[lines[line]] * times]), encoding="utf-8")

    return change


def in_gbk(folder):
    text = (folder / "units.csv").read_text(encoding="utf-8")
    (folder / "units.csv").write_bytes(text.encode("gb18030"))


def described(**values):
    def change(folder):
        file = folder / "datapackage.json"
        descriptor = json.loads(file.read_text(encoding="utf-8"))
        descriptor |= {f"juesuan:{name}": value for name, value in values.items()}
        file.write_text(json.dumps(descriptor), encoding="utf-8")

    return change


CASES = {
    "clean": (lambda _: None, {}),
    "not-money": (
        replaced("revenue.csv", "655.00", "655.00元"),
        {"values-well-formed": ["revenue/201/total_revenue malformed"]},
    ),
    "many-values": (
        replaced("revenue.csv", "655.00", "1e3", times=9),
        {
            "values-well-formed": [
                "revenue/201/total_revenue malformed", "revenue/20103/total_revenue malformed",
            ]
        },
    ),
    "same-figure-twice": (
        replaced("figures.csv", "1068.00", "1,068.00".replace(",", "，"), times=9),
        None,
    ),
    "other-year": (
        replaced("units.csv", ",2024,", ",1999,"),
        {"values-well-formed": ["units/示例市示例局（本级）/fiscal_year malformed"]},
    ),
    "key-thrice": (
        repeated("revenue.csv", 3, 2), {"keys-unique": ["revenue/20103/function_code duplicate"]},
    ),
    "gone": (lambda folder: (folder / "units.csv").unlink(), {"files-readable": ["units// unreadable"]}),
    "other-columns": (
        replaced("revenue.csv", "total_revenue", "total"), {"files-readable": ["revenue// unreadable"]},
    ),
    "in-gbk": (in_gbk, {"files-in-utf8": ["units// encoding"]}),
    "descriptor": (
        described(scope="bureau", amountUnit="美元"), {"descriptor-conforms": ["// descriptor"]},
    ),
}  # fmt: skip
RULES = ("files-readable", "files-in-utf8", "values-well-formed", "keys-unique", "descriptor-conforms")


@pytest.fixture(scope="module")
def judged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    packages = [written(folder / name, change) for name, (change, _) in CASES.items()]
    file = folder / "broken" / "datapackage.json"
    broken = broken_package(file, InputError("not_json", path=file, line=1, column=1))
    found = agreed([*packages, broken])
    return {name.removeprefix("999999-").removesuffix("-2024"): each for name, each in found.items()}


@pytest.mark.parametrize("name", [name for name, (_, expected) in CASES.items() if expected is not None])
def test_a_problem_is_a_violation_at_its_place(judged, name):
    expected = {rule: [] for rule in RULES} | CASES[name][1]
    assert {rule: places(judged[name], rule) for rule in RULES} == expected


def test_figures_that_one_finding_joins_are_all_listed(judged):
    listed = places(judged["same-figure-twice"], "values-well-formed")
    assert len(listed) > 1
    assert all(place.startswith("figures/") for place in listed)


def test_rows_and_tables_are_counted(judged):
    tables = len(load_package(EXAMPLE).tables)
    assert judged["clean"].counted["files-readable"].checked == tables
    assert judged["gone"].counted["files-readable"].checked == tables - 1
    assert judged["clean"].counted["values-well-formed"].checked > 500


def test_a_package_without_a_readable_descriptor_fails_by_that_alone(judged):
    result = judged["broken"]
    assert places(result, "descriptor-conforms") == ["// unreadable"]
    assert {rule: result.outcomes[rule] for rule in RULES} == {
        **dict.fromkeys(RULES, "pass"), "descriptor-conforms": "fail",
    }  # fmt: skip
