"""What every engine returns: an outcome for each rule, and the places where rules are broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from juesuan.evaluate.finding import OutcomeVerdict


class Violation(NamedTuple):
    """One broken equation or missing thing; amounts in millionths of 万元, None where there are none."""

    rule: str
    table: str
    row: str
    column: str
    verdict: str
    total: int | None = None
    expected: int | None = None
    difference: int | None = None


class Counted(NamedTuple):
    """What an outcome rests on: the worst verdict, the equations checked and unknown, the tables missing."""

    detail: str | None = None
    checked: int = 0
    unknown: int = 0
    missing: int = 0


@dataclass(slots=True)
class EngineResult:
    """What an engine says of one package."""

    outcomes: dict[str, OutcomeVerdict] = field(default_factory=dict)
    """The verdict of every rule that the engine can express."""
    counted: dict[str, Counted] = field(default_factory=dict)
    violations: list[Violation] = field(default_factory=list)
    """In no particular order; tails (`rounding_tail`) included where the engine reports them."""
