"""What a rule on the sheets saw: the common result of its judges."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from juesuan.evaluate.single import Subject, Violation
from juesuan.standard.catalogue import Rule


class Judged(NamedTuple):
    """What a rule compared, what it could not compare, and what it found broken."""

    checked: int
    blind: int
    violations: list[Violation]


Look = Callable[[Rule, Subject], Judged]
