"""`juesuan synthetic` on the command line."""

from click.testing import CliRunner

from juesuan.cli.main import program
from juesuan.errors import InputError
from juesuan.package.load import find_packages, load_package


def run(*arguments):
    return CliRunner().invoke(program, ["synthetic", *map(str, arguments)])


def test_packages_are_written_where_they_are_asked_for(tmp_path):
    out = tmp_path / "corpus"
    result = run("--packages", 4, "--out", out, "--layout", "shanghai", "--year", 2023, "--year", 2024)
    assert result.exit_code == 0, result.output
    packages = [load_package(file) for file in find_packages(out)]
    assert sorted(package.fiscal_year for package in packages) == [2023, 2023, 2024, 2024]
    assert {package.layout for package in packages} == {"shanghai-2024"}
    assert str(out) in result.output


def test_mistakes_are_listed_where_they_are_asked_for(tmp_path):
    assert run("--packages", 2, "--out", tmp_path, "--faults", 1).exit_code == 0
    assert (tmp_path / "faults.csv").read_text(encoding="utf-8").startswith("package,kind,table,row,column,")


def test_a_folder_with_something_in_it_is_refused(tmp_path):
    (tmp_path / "kept.txt").write_text("kept")
    result = run("--packages", 1, "--out", tmp_path)
    assert isinstance(result.exception, InputError)
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_share_is_at_most_one(tmp_path):
    assert run("--packages", 1, "--out", tmp_path, "--faults", 2).exit_code == 2
