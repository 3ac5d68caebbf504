"""Seed mistakes in packages: one function for each kind, saying what it changed and what should see it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from juesuan.package.content import Package
from juesuan.synthetic.faults.amounts import AMOUNT_FAULTS
from juesuan.synthetic.faults.descriptors import DESCRIPTOR_FAULTS
from juesuan.synthetic.faults.fault import Fault, Seed, draft_of
from juesuan.synthetic.faults.rows import ROW_FAULTS
from juesuan.synthetic.faults.sheets import SHEET_FAULTS
from juesuan.synthetic.faults.texts import TEXT_FAULTS

__all__ = ["KINDS", "Fault", "seed_faults"]

KINDS: dict[str, Seed] = {**AMOUNT_FAULTS, **ROW_FAULTS, **TEXT_FAULTS, **SHEET_FAULTS, **DESCRIPTOR_FAULTS}
"""Every kind of mistake."""
_TRIES = 30


def seed_faults(
    package: Package, rng: Random, number: int = 1, kinds: Sequence[str] = ()
) -> tuple[Package, list[Fault]]:
    """Return a copy of a package with mistakes, and what they are; the package itself stays as it is.

    The copy has the problems that loading its files would find. `kinds` are those to choose from, by default
    all. Fewer than `number` mistakes are made where the package has no place for more; no two of them are in
    one row. The same package and stream give the same mistakes.
    """
    chosen = list(kinds) or list(KINDS)
    draft = draft_of(package)
    faults: list[Fault] = []
    for _ in range(_TRIES * number):
        if len(faults) == number:
            break
        fault = KINDS[rng.choice(chosen)](draft, rng)
        if fault is not None:
            faults.append(fault)
    return draft.package, faults
