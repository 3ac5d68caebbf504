"""The one printed amount, if there is one, whose correction lets all equations hold together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from juesuan.arithmetic.equations import Cell
from juesuan.arithmetic.judgement import BROKEN, Judged, judge_equation
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.joint.certificate import Certificate
from juesuan.evaluate.joint.solve import solve
from juesuan.evaluate.joint.system import System, systems_of

_DOUBTFUL = BROKEN | {"implausible", "rounding_tail"}
_MOST_TRIED = 24
"""Beyond so many amounts in the combined equation, none of them is likely to be the only one."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that a correction must leave in order: the equations and the amounts that they see."""

    judged: tuple[Judged, ...]
    amounts: Mapping[Cell, Amount]
    unknown: AbstractSet[Cell]
    factor: int


def only_repair(system: System, certificate: Certificate, printed: Printed) -> tuple[Cell, Amount] | None:
    """Return the cell and what it should print; None where no single change, or more than one, does it.

    A change counts only if every equation of the system then holds alone and together, and none becomes
    doubtful that was not.
    """
    if len(certificate.weights) > _MOST_TRIED:
        return None
    touching: defaultdict[Cell, list[int]] = defaultdict(list)
    for index, item in enumerate(printed.judged):
        for cell in set(item.equation.cells()):
            touching[cell].append(index)
    found = [
        (cell, amount)
        for cell, amount in _changes(system, certificate, printed)
        if _repairs(cell, amount, touching[cell], system, printed)
    ]
    return found[0] if len(found) == 1 else None


def _changes(system: System, certificate: Certificate, printed: Printed) -> Iterator[tuple[Cell, Amount]]:
    """Return, for each cell of the combined equation, the least change that lets it hold."""
    excess = certificate.bound - certificate.reach
    for number, weight in certificate.weights.items():
        cell = system.cells[number]
        amount = printed.amounts[cell]
        steps = excess // (printed.factor * abs(weight) * amount.quantum) + 1
        change = steps * amount.quantum if weight > 0 else -steps * amount.quantum
        yield cell, Amount(amount.value + change, amount.quantum)


def _repairs(cell: Cell, amount: Amount, touching: Iterable[int], system: System, printed: Printed) -> bool:
    amounts = {**printed.amounts, cell: amount}
    judged = list(printed.judged)
    for index in touching:
        before = judged[index]
        now = judge_equation(before.equation, amounts, printed.unknown, printed.factor)
        if now.verdict in _DOUBTFUL and now.verdict != before.verdict:
            return False
        judged[index] = now
    concerned = set(system.cells)
    systems = systems_of(judged, amounts, printed.factor)[1]
    return all(solve(each).answer == "possible" for each in systems if not concerned.isdisjoint(each.cells))
