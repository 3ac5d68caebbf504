"""What one engine says of packages and the oracle does not, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from comparison.engines import Compared, Judged
from juesuan.encode.results import EngineResult, Violation
from juesuan.encode.sql.compiler import TAIL

_LISTED = 100
"""More differences than these are counted, but not listed."""


class Difference(NamedTuple):
    """One thing that an engine and the oracle say differently of a package, by its number."""

    package: int
    rule: str
    of_the_oracle: str
    of_the_engine: str


@dataclass(slots=True)
class Agreement:
    """How much of what an engine says was compared with the oracle, and what differs."""

    rules: set[str] = field(default_factory=set)
    """The rules that it expresses."""
    broken: set[str] = field(default_factory=set)
    """Those of them that some package breaks."""
    packages: int = 0
    aside: int = 0
    """Packages that it leaves to the oracle: of them there is nothing to compare."""
    outcomes: int = 0
    violations: int = 0
    count: int = 0
    differences: list[Difference] = field(default_factory=list)
    """The first hundred of them; `count` is of all."""


def agreement(engine: Compared, judged: Judged, expected: Sequence[EngineResult]) -> Agreement:
    """Compare what an engine and the oracle say of the same packages, in the same order.

    Of every rule that the engine expresses: the outcome, its worst verdict and how much was checked; every
    violation by its place, its verdict and, where the engine tells them, its amounts.
    """
    found = Agreement(aside=len(judged.aside))
    named = [result.outcomes for number, result in enumerate(judged.results) if number not in judged.aside]
    found.rules.update(*named)
    for number, (result, wanted) in enumerate(zip(judged.results, expected, strict=True)):
        if number in judged.aside:
            continue
        found.packages += 1
        found.outcomes += len(found.rules)
        listed = violations(wanted, engine, found.rules)
        found.violations += listed.total()
        found.broken |= {place.rule for place in listed}
        _differ(number, found, _outcomes(result, wanted, engine, found.rules))
        _differ(number, found, _places(listed, violations(result, engine, None)))
    return found


def _differ(number: int, found: Agreement, pairs: Iterator[tuple[str, str, str]]) -> None:
    listed = [Difference(number, *pair) for pair in pairs]
    found.count += len(listed)
    found.differences += listed[: _LISTED - len(found.differences)]


def _outcomes(
    result: EngineResult, wanted: EngineResult, engine: Compared, rules: set[str]
) -> Iterator[tuple[str, str, str]]:
    for rule in sorted(rules):
        ours, theirs = (_outcome(each, engine, rule) for each in (wanted, result))
        if ours != theirs:
            yield rule, ours, theirs


def _outcome(result: EngineResult, engine: Compared, rule: str) -> str:
    if rule not in result.outcomes:
        return "nothing"
    detail, checked, *_ = result.counted[rule]
    worst = detail if detail and (engine.tails or detail != TAIL) else "nothing wrong"
    return f"{result.outcomes[rule]} ({worst}, {checked} checked)"


def violations(result: EngineResult, engine: Compared, rules: set[str] | None) -> Counter[Violation]:
    """Return the violations of rules, or of all, as far as an engine tells them."""
    return Counter(
        each if engine.amounts else each._replace(total=None, expected=None, difference=None)
        for each in result.violations
        if (rules is None or each.rule in rules) and (engine.tails or each.verdict != TAIL)
    )


def _places(ours: Counter[Violation], theirs: Counter[Violation]) -> Iterator[tuple[str, str, str]]:
    yield from ((each.rule, _told(each), "nothing") for each in (ours - theirs).elements())
    yield from ((each.rule, "nothing", _told(each)) for each in (theirs - ours).elements())


def _told(each: Violation) -> str:
    amounts = "" if each.total is None else f" {each.total} {each.expected} {each.difference}"
    return f"{each.table}/{each.row}/{each.column} {each.verdict}{amounts}"
