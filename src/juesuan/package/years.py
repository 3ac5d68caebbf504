"""Which package is last year's of the same department."""

from __future__ import annotations

from collections.abc import Iterable

from juesuan.package.content import UNNAMED, Package

_Key = tuple[str, str, int]


class Years:
    """The packages of one run by department and year; it holds them, and nothing of their content."""

    def __init__(self, packages: Iterable[Package]) -> None:
        self._packages: dict[_Key, Package | None] = {}
        for package in packages:
            key = _key(package)
            # Of two packages of one department and year nobody can say which one counts.
            self._packages[key] = None if key in self._packages else package

    def before(self, package: Package) -> Package | None:
        """Return last year's package of the same department; None where there is not exactly one."""
        department, scope, year = _key(package)
        # No two disclosures that do not say whose they are belong together.
        if not department or not year or department.startswith(UNNAMED):
            return None
        return self._packages.get((department, scope, year - 1))


def _key(package: Package) -> _Key:
    descriptor = package.descriptor
    department, scope = (descriptor.get(f"juesuan:{name}", "") for name in ("departmentId", "scope"))
    return str(department), str(scope), package.fiscal_year
