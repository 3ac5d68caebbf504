"""Which package is last year's of the same department."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.package.content import UNNAMED, Package

DepartmentYear = tuple[str, str, int]
"""The id of a department, its scope, the fiscal year."""


class Years:
    """The packages of one run by department and year; it holds them, and nothing of their content."""

    def __init__(self, packages: Iterable[Package]) -> None:
        self._packages: dict[DepartmentYear, Package | None] = {}
        for package in packages:
            key = department_year(package)
            # Of two packages of one department and year nobody can say which one counts.
            self._packages[key] = None if key in self._packages else package

    def before(self, package: Package) -> Package | None:
        """Return last year's package of the same department; None where there is not exactly one."""
        department, scope, year = department_year(package)
        # No two disclosures that do not say whose they are belong together.
        if not department or not year or department.startswith(UNNAMED):
            return None
        return self._packages.get((department, scope, year - 1))


def department_year(package: Package) -> DepartmentYear:
    """Return whose accounts a package holds, for what scope, and of which year."""
    descriptor = package.descriptor
    department, scope = (descriptor.get(f"juesuan:{name}", "") for name in ("departmentId", "scope"))
    return str(department), str(scope), package.fiscal_year
