"""One amount of this year's accounts, and what last year's accounts print for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.money import from_base_unit
from juesuan.evaluate.single import Earlier, Violation
from juesuan.package.facts import Facts
from juesuan.standard.catalogue import Text

_MISMATCH, _TAIL = "mismatch", "rounding_tail"


class Comparison(NamedTuple):
    """What this year's accounts state of last year, and the cell of last year's accounts that prints it."""

    cell: Cell
    """Of this year's package."""
    value: int
    """What it states or implies, in millionths of 万元."""
    quanta: int
    """The last printed digits of everything that it rests on, added up; 0 where it prints nothing."""
    last: Cell
    """Of last year's package."""
    last_value: int
    last_quantum: int
    unit: str
    formula: Text | None = None
    """How the value follows from what is printed, where it is not itself printed."""

    @property
    def difference(self) -> int:
        """Return by how much this year's statement is larger."""
        return self.value - self.last_value

    @property
    def verdict(self) -> str:
        """Return mismatch, rounding_tail (one last digit), or "" where they agree."""
        gap = abs(self.difference)
        if not gap or (self.formula and 2 * gap < self.quanta + self.last_quantum):
            return ""
        return _TAIL if gap <= max(self.quanta, self.last_quantum) else _MISMATCH


def violations(comparisons: Iterable[Comparison], earlier: Earlier) -> Iterator[Violation]:
    """Yield one violation for all statements that are off by the same amount: they have one cause."""
    groups: dict[tuple[str, int], list[Comparison]] = {}
    for each in comparisons:
        if each.verdict:
            groups.setdefault((each.verdict, abs(each.difference)), []).append(each)
    for (verdict, gap), (first, *others) in groups.items():
        yield Violation(
            verdict,
            first.cell,
            printed=from_base_unit(first.value, first.unit, _decimals(first)),
            expected=from_base_unit(first.last_value, first.unit, _decimals(first)),
            detail=earlier.names.place(first.last),
            related=tuple(dict.fromkeys(other.cell for other in others if other.cell != first.cell)),
            severity="info" if verdict == _TAIL else None,
            difference=from_base_unit(gap, first.unit),
            unit=first.unit,
            formula=first.formula,
        )


def _decimals(comparison: Comparison) -> int:
    """Return the quantum to print both amounts with: the finer one."""
    return min(filter(None, (comparison.quanta, comparison.last_quantum)), default=0)


def printed(cell: Cell, facts: Facts) -> str:
    """Return what a cell prints, in its own unit."""
    amount = facts.amounts[cell]
    return from_base_unit(amount.value, facts.unit(cell), amount.quantum)
