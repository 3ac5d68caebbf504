"""Which package of a run comes a year before which, wherever in the corpus it is."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

import polars as pl

from juesuan.corpus.engine import Placed
from juesuan.corpus.parts import file_of
from juesuan.corpus.stacked import NUMBER
from juesuan.package.content import UNNAMED
from juesuan.package.years import DepartmentYear

_COLUMNS = ("package_id", "department_id", "scope", "fiscal_year")


class Index:
    """The packages of a run by department and year."""

    def __init__(self, parts: Sequence[Placed]) -> None:
        self._numbers: defaultdict[DepartmentYear, list[int]] = defaultdict(list)
        self._keys: dict[int, DepartmentYear] = {}
        self._starts = [placed.start for placed in parts]
        self._parts = parts
        names: defaultdict[str, int] = defaultdict(int)
        for placed in parts:
            heads = pl.read_parquet(file_of(placed.part.folder, "packages"), columns=[NUMBER, *_COLUMNS])
            for number, name, department, scope, year in heads.iter_rows():
                key = (department or "", scope or "", year)
                self._numbers[key].append(number - placed.part.first + placed.start)
                self._keys[number - placed.part.first + placed.start] = key
                names[name] += 1
        self.repeated = sum(count - 1 for count in names.values())
        """How many packages have the name of another one."""

    def __len__(self) -> int:
        return len(self._keys)

    def before(self, numbers: Iterable[int]) -> list[Placed]:
        """Return the packages that come a year before some of the given ones and are not among them."""
        own = set(numbers)
        wanted = {each for number in own for each in self._year_before(self._keys[number])} - own
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number in sorted(wanted):
            found[self._place(number)].append(number)
        return [self._parts[place]._replace(numbers=tuple(each)) for place, each in found.items()]

    def years_before(self, numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
        """Return, for each of some packages that has any, those that come a year before it."""
        found = ((number, tuple(self._year_before(self._keys[number]))) for number in numbers)
        return {number: earlier for number, earlier in found if earlier}

    def _year_before(self, key: DepartmentYear) -> list[int]:
        department, scope, year = key
        if not department or not year or department.startswith(UNNAMED):
            return []
        return self._numbers.get((department, scope, year - 1), [])

    def _place(self, number: int) -> int:
        return bisect_right(self._starts, number) - 1
