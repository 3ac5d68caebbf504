"""What a user asks to be printed: which package, in which layout."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from juesuan.errors import InputError
from juesuan.package.content import Package, Problem
from juesuan.package.facts import amount_tables
from juesuan.package.load import find_packages, load_package
from juesuan.read.tables.layouts import NATIONAL, Layout, layout_of, layouts, national

_FATAL = ("files-readable", "keys-unique")


def whole_package(path: Path) -> Package:
    """Read the one package at a path.

    Raises InputError where there is none or more than one, where it has no fiscal year, or where a table or
    row of it cannot be read: the printed tables would lack it.
    """
    found = find_packages(path)
    if len(found) > 1:
        raise InputError("several_packages", path=path, count=len(found))
    package = load_package(found[0])
    check_whole(package)
    return package


def one_of(paths: Sequence[str]) -> Path:
    """Return the only path that is given; raises InputError where there are more."""
    if len(paths) > 1:
        raise InputError("several_packages", path=" ".join(paths), count=len(paths))
    return Path(paths[0])


def check_whole(package: Package) -> None:
    """Raise InputError for a package without fiscal year or with a table or row that cannot be read."""
    if not package.fiscal_year:
        raise InputError("package_without_year", path=package.path)
    problem = next((each for each in package.problems if _loses_amounts(each)), None)
    if problem is not None:
        raise InputError("incomplete_package", path=package.path, zh=problem.zh, en=problem.en)


def _loses_amounts(problem: Problem) -> bool:
    return problem.rule in _FATAL and problem.table in amount_tables()


def layout_codes() -> list[str]:
    """Return the codes of all layouts, the nationwide one last."""
    return [*(layout.code for layout in layouts()), NATIONAL]


def chosen_layout(code: str) -> Layout:
    """Return a layout by code; raises InputError, which lists the codes, for an unknown one."""
    if code == NATIONAL:
        return national()
    if code not in layout_codes():
        raise InputError("unknown_layout", layout=code, known=", ".join(layout_codes()))
    return layout_of(code)


def own_layout(package: Package) -> Layout:
    """Return the layout that a package says it was printed in; the nationwide one where it knows none."""
    return chosen_layout(package.layout if package.layout in layout_codes() else NATIONAL)


def usual_year(layout: Layout) -> int:
    """Return the fiscal year of an empty form: the layout's last, or the one whose accounts are due now."""
    due = datetime.now(tz=UTC).year - 1
    return min(max(due, layout.years[0]), layout.years[1])
