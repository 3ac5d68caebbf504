"""What the oracle, SQLite and DuckDB say of packages: one answer, or the test fails."""

from collections.abc import Iterable

from juesuan.encode import duckdb_engine, sqlite_engine
from juesuan.encode.oracle_result import oracle_result
from juesuan.encode.results import EngineResult
from juesuan.package.content import Package
from juesuan.package.years import Years


def agreed(packages: Iterable[Package]) -> dict[str, EngineResult]:
    """Return what all three say of every package, by its id."""
    listed = list(packages)
    years = Years(listed)
    expected = {each.id: oracle_result(each, years.before(each)) for each in listed}
    for engine in (sqlite_engine, duckdb_engine):
        found = engine.run(listed)
        assert list(found) == list(expected)
        for name, result in found.items():
            assert result.outcomes == expected[name].outcomes, name
            assert counts(result) == counts(expected[name]), name
            assert sorted(result.violations, key=str) == sorted(expected[name].violations, key=str), name
    return expected


def counts(result: EngineResult) -> dict[str, tuple[str | None, int]]:
    """Return the worst verdict of every rule and how much it checked."""
    return {rule: (counted.detail, counted.checked) for rule, counted in result.counted.items()}


def places(result: EngineResult, rule: str) -> list[str]:
    """Return where a rule is broken, as `table/row/column verdict`, in order."""
    found = [each for each in result.violations if each.rule == rule]
    return sorted(f"{each.table}/{each.row}/{each.column} {each.verdict}" for each in found)


def named(name: str, package: Package) -> Package:
    """Give a package a name of its own."""
    package.descriptor["name"] = name.replace(" ", "-")
    return package
