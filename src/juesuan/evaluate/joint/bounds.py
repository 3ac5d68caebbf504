"""What the constraints leave of each rounding error: intervals, narrowed as far as they go."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from juesuan.evaluate.joint.system import System

FINENESS = 1 << 20
"""Into how many parts a millionth is divided, so that an open upper end costs next to nothing."""

_MOST_STEPS = 12
"""How often a bound may move on average before narrowing stops: in a circle it could go on for very long."""


@dataclass(frozen=True, slots=True, eq=False)
class _Step:
    """One bound of one error, and what it follows from: a constraint and the bounds of its other cells."""

    order: int
    constraint: int
    coefficient: int
    others: tuple[tuple[int, _Step | None], ...]
    """Coefficient and step of every other cell; no step where its own interval is all there is."""


class Bounds:
    """The intervals of all errors of a system, in parts of a millionth; both ends belong to them."""

    def __init__(self, system: System) -> None:
        self._system = system
        self.low = [-width * FINENESS for width in system.widths]
        self.high = [width * FINENESS - 1 for width in system.widths]
        self._low_steps: list[_Step | None] = [None] * len(system.widths)
        self._high_steps: list[_Step | None] = [None] * len(system.widths)
        self._touching: defaultdict[int, list[int]] = defaultdict(list)
        for number, constraint in enumerate(system.constraints):
            for cell, _ in constraint.terms:
                self._touching[cell].append(number)
        self._queue: deque[int] = deque()
        self._waiting: set[int] = set()
        self._steps = 0
        self._empty: int | None = None
        self._remembers = True
        self._narrowed: tuple[list[int], list[int], list[int], int] = ([], [], [], 0)

    def narrow(self) -> bool:
        """Narrow all intervals by all constraints; say whether each still holds something."""
        self._ask(range(len(self._system.constraints)))
        found = self._settle()
        self._narrowed = self.low[:], self.high[:], list(self._queue), self._steps
        return found

    def unfix(self) -> None:
        """Give back the intervals that narrowing left."""
        low, high, queue, self._steps = self._narrowed
        self.low, self.high, self._empty = low[:], high[:], None
        self._queue, self._waiting = deque(queue), set(queue)

    def fix(self, cell: int, value: int) -> bool:
        """Narrow one interval to a value and the others after it; say whether each still holds something."""
        self._remembers = False
        if self.low[cell] == self.high[cell] == value and not self._queue:
            return self._empty is None
        self.low[cell] = self.high[cell] = value
        self._ask(self._touching[cell])
        return self._settle()

    def multipliers(self) -> dict[int, Fraction]:
        """Return how often each constraint was used to empty an interval."""
        found: defaultdict[int, Fraction] = defaultdict(Fraction)
        if self._empty is None:
            return found
        wanted: dict[_Step, Fraction] = {}
        for step, sign in ((self._high_steps[self._empty], 1), (self._low_steps[self._empty], -1)):
            if step is not None:
                wanted[step] = Fraction(sign)
        while wanted:
            step = max(wanted, key=lambda each: each.order)
            share = wanted.pop(step) / step.coefficient
            found[step.constraint] += share
            for coefficient, other in step.others:
                if other is not None:
                    wanted[other] = wanted.get(other, Fraction(0)) - share * coefficient
        return found

    def _ask(self, constraints: Iterable[int]) -> None:
        for number in constraints:
            if number not in self._waiting:
                self._waiting.add(number)
                self._queue.append(number)

    def _settle(self) -> bool:
        limit = _MOST_STEPS * max(len(self.low), 50)
        while self._queue and self._empty is None and self._steps < limit:
            number = self._queue.popleft()
            self._waiting.discard(number)
            self._apply(number)
        return self._empty is None

    def _apply(self, number: int) -> None:
        constraint = self._system.constraints[number]
        low, high = self.low, self.high
        bound = constraint.bound * FINENESS
        spans: list[tuple[int, int, int, int]] = []
        room = rest = bound
        for cell, weight in constraint.terms:
            small, large = weight * low[cell], weight * high[cell]
            if weight < 0:
                small, large = large, small
            spans.append((cell, weight, small, large))
            room, rest = room - large, rest - small
        for cell, weight, small, large in spans:
            if room + large > small:
                self._raise(number, cell, weight, room + large)
            if rest + small < large and not constraint.at_least:
                self._lower(number, cell, weight, rest + small)
            if self._empty is not None:
                return

    def _raise(self, number: int, cell: int, weight: int, value: int) -> None:
        """Let weight × error be at least a value."""
        if weight > 0:
            self._set(number, cell, weight, -(-value // weight), upper=False)
        else:
            self._set(number, cell, weight, -value // -weight, upper=True)

    def _lower(self, number: int, cell: int, weight: int, value: int) -> None:
        """Let weight × error be at most a value."""
        if weight > 0:
            self._set(number, cell, weight, value // weight, upper=True)
        else:
            self._set(number, cell, weight, -(value // -weight), upper=False)

    def _set(self, number: int, cell: int, weight: int, value: int, *, upper: bool) -> None:
        self._steps += 1
        step = self._step(number, cell, weight, largest=upper == (weight < 0)) if self._remembers else None
        if upper:
            self.high[cell], self._high_steps[cell] = value, step
        else:
            self.low[cell], self._low_steps[cell] = value, step
        if self.low[cell] > self.high[cell]:
            self._empty = cell
        self._ask(other for other in self._touching[cell] if other != number)

    def _step(self, number: int, cell: int, weight: int, *, largest: bool) -> _Step:
        """Record what a bound follows from: the largest, or the least, that the other cells can give."""
        others = tuple(
            (w, self._high_steps[c] if (w > 0) == largest else self._low_steps[c])
            for c, w in self._system.constraints[number].terms
            if c != cell
        )
        return _Step(self._steps, number, weight, others)
