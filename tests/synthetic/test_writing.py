"""Written corpora: complete, the same whoever writes them, never over something else."""

import csv
from pathlib import Path

import pytest

from juesuan import InputError
from juesuan.package.load import find_packages, load_package
from juesuan.synthetic import synthetic_corpus, synthetic_package
from juesuan.synthetic.writing import Order, write_corpus, write_csv
from synthetic.packages import content, failing


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def test_a_package_is_read_again_as_it_was(tmp_path):
    for package in synthetic_corpus(8, seed=31):
        assert content(load_package(write_csv(package, tmp_path / package.id))) == content(package)


def test_a_written_package_conforms(tmp_path):
    folder = write_csv(synthetic_package(4), tmp_path / "package")
    assert failing(load_package(folder)) == set()


def test_folders_are_named_by_division_department_and_year(tmp_path):
    assert sum(write_corpus(Order(6, years=(2023, 2024)), tmp_path / "out")) == 6
    packages = [load_package(file) for file in find_packages(tmp_path / "out")]
    assert len(packages) == 6
    for package in packages:
        division = package.descriptor["juesuan:division"]
        slug = package.descriptor["juesuan:departmentId"].removeprefix(f"{division}-")
        assert Path(package.path) == tmp_path / "out" / division / slug / str(package.fiscal_year)
    assert not (tmp_path / "out" / "faults.csv").exists()


def test_two_processes_write_what_one_writes(tmp_path):
    order = Order(60, seed=2, faulty=0.5)
    for processes in (1, 2):
        list(write_corpus(order, tmp_path / str(processes), processes))
    assert files(tmp_path / "1") == files(tmp_path / "2")


def test_the_mistakes_are_listed(tmp_path):
    list(write_corpus(Order(30, seed=6, faulty=0.6), tmp_path, 1))
    with (tmp_path / "faults.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    faulty = {row["package"] for row in rows}
    assert 8 < len(faulty) < 28
    packages = {package.id: package for package in map(load_package, find_packages(tmp_path))}
    assert all(failing(package) == set() for name, package in packages.items() if name not in faulty)
    assert sum(bool(failing(packages[name])) for name in faulty) >= 0.9 * len(faulty)


@pytest.mark.parametrize("there", ["file", "folder with a file"])
def test_nothing_is_written_over(tmp_path, there):
    out = tmp_path / "out"
    if there == "file":
        out.write_text("kept")
    else:
        out.mkdir()
        (out / "kept.txt").write_text("kept")
    before = files(tmp_path)
    with pytest.raises(InputError, match="not an empty folder"):
        list(write_corpus(Order(1), out))
    assert files(tmp_path) == before


def test_a_wrong_order_writes_nothing(tmp_path):
    with pytest.raises(InputError):
        list(write_corpus(Order(1, layouts=("atlantis",)), tmp_path / "out"))
    assert not (tmp_path / "out").exists()
