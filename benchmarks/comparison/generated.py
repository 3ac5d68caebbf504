"""Generated packages with mistakes seeded in them: consecutive years of departments, in no order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from juesuan.package.content import Package
from juesuan.synthetic import Fault, seed_faults, synthetic_corpus
from juesuan.synthetic.chance import stream
from juesuan.synthetic.faults import KINDS

YEARS = (2020, 2021, 2022, 2023, 2024)
"""Every variant of every layout is in force in one of them."""
_CLEAN = 8
"""One package of so many stays without a mistake."""
_LARGE = 11
"""One package of so many may have an amount that is too large for engines, which leave it to the oracle."""


@dataclass(frozen=True, slots=True)
class Generated:
    """Packages, and the mistakes in each of them."""

    packages: list[Package]
    faults: list[list[Fault]]

    def kinds(self) -> Counter[str]:
        """Return how many mistakes of each kind there are."""
        return Counter(fault.kind for found in self.faults for fault in found)


def generated(packages: int, faults: int, seed: int = 0, years: Sequence[int] = YEARS) -> Generated:
    """Make packages in all layouts and seed at least so many mistakes, of all kinds, some in each of most.

    Raises ValueError where the packages have no place for so many.
    """
    made = Generated(list(synthetic_corpus(packages, seed, years=years)), [])
    stream("order", seed).shuffle(made.packages)
    mean = -(-faults // (packages - packages // _CLEAN))
    for number, package in enumerate(made.packages):
        wanted = number % (2 * mean - 1) + 1 if (number + 1) % _CLEAN else 0
        kinds = [*KINDS] if number % _LARGE == 0 else [kind for kind in KINDS if kind != "overflow"]
        rng = stream("mistakes", seed, number)
        made.packages[number], found = seed_faults(package, rng, wanted, kinds) if wanted else (package, [])
        made.faults.append(found)
    if made.kinds().total() < faults:
        raise ValueError(made.kinds().total())
    return made
