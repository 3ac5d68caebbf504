"""What the trials add up to: the bars, the shares by fault, the families that caught, what was missed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from injection.clean import Clean
from injection.fault import Fault, Trial

_DIRECTION = ("figure: direction", "direction word of a figure", "direction word that announces a reason")
_CHANGES = ("edits", "lines", "cells")
_REPEATED = ("figure: amount that a table prints", "number: amount that a table prints")


def _is_number(fault: Fault) -> bool:
    words = ("figure: direction", "figure: none", "figure: reason", *_REPEATED)
    return fault.target.startswith(("figure: ", "number: ")) and fault.target not in words


class Bar(NamedTuple):
    """A class of faults and the share of them that must be caught; 0 where it is only reported."""

    name: str
    holds: Callable[[Fault], bool]
    least: int = 0


BARS = (
    Bar("cells of tables that an equation binds", lambda f: f.target == "table cell" and f.bound, 99),
    Bar("cells of tables, all", lambda f: f.target == "table cell"),
    Bar("figures that repeat a table", lambda f: f.target in _REPEATED and f.bound, 98),
    Bar("other figures that something decides", lambda f: _is_number(f) and f.bound),
    Bar("other figures, all", _is_number),
    Bar("direction words that something decides", lambda f: f.target in _DIRECTION and f.bound, 98),
    Bar("direction words, all", lambda f: f.target in _DIRECTION or f.target == "direction word elsewhere"),
    Bar("tables left out", lambda f: f.target == "table", 100),
    Bar("rows with amounts left out", lambda f: f.target == "row with amounts", 100),
    Bar("sections left out", lambda f: f.target == "section", 100),
)


class Share(NamedTuple):
    """How many of some trials were caught, noted and located, and how many findings a caught one gave."""

    total: int
    caught: int
    noted: int
    located: int
    findings: Fraction

    @property
    def percent(self) -> str:
        """The share caught, never rounded up to all."""
        if not self.total:
            return "–"
        tenths = 1000 * self.caught // self.total
        return f"{tenths // 10}.{tenths % 10} %"


def share(trials: Sequence[Trial]) -> Share:
    """Return the share of some trials."""
    caught = [trial for trial in trials if trial.caught]
    findings = Fraction(sum(len(trial.findings) for trial in caught), max(1, len(caught)))
    located = sum(trial.located for trial in caught)
    return Share(len(trials), len(caught), sum(trial.noted for trial in trials), located, findings)


def bars(found: Sequence[Trial]) -> Iterator[str]:
    """Yield a line for every bar: what was caught, of how many, and whether that is enough."""
    for bar, own in of_bars(found):
        verdict = "" if not bar.least else " met" if _is_met(bar, own) else " NOT MET"
        least = f" (bar {bar.least} %{verdict})" if bar.least else ""
        yield f"{bar.name}: {own.caught} of {own.total}, {own.percent}{least}"


def of_bars(found: Sequence[Trial]) -> list[tuple[Bar, Share]]:
    """Return the share of every bar."""
    return [(bar, share([trial for trial in found if bar.holds(trial.fault)])) for bar in BARS]


def by_fault(found: Sequence[Trial]) -> dict[tuple[str, str, str], list[Trial]]:
    """Group trials by level, target and kind."""
    groups: defaultdict[tuple[str, str, str], list[Trial]] = defaultdict(list)
    for trial in found:
        groups[trial.fault.level, trial.fault.target, trial.fault.kind].append(trial)
    return dict(groups)


def by_family(trials: Sequence[Trial]) -> Counter[str]:
    """Count, for each family of rules, the trials in which it has an error or a warning."""
    families = Counter[str]()
    for trial in trials:
        families.update({family for _, family, severity, _ in trial.findings if severity != "info"})
    return families


def missed(found: Sequence[Trial]) -> dict[tuple[str, bool], list[Trial]]:
    """Group what was not caught by target and by whether something decides it, the decided first."""
    groups: defaultdict[tuple[str, bool], list[Trial]] = defaultdict(list)
    for trial in found:
        if not trial.caught:
            groups[trial.fault.target, trial.fault.bound].append(trial)
    return dict(sorted(groups.items(), key=lambda item: (not item[0][1], -len(item[1]))))


def crowded(found: Sequence[Trial], most: int) -> list[Trial]:
    """Return the trials with the most findings, one for each target."""
    ranked = sorted(found, key=lambda trial: -len(trial.findings))
    first = {trial.fault.target: trial for trial in reversed(ranked)}
    return sorted(first.values(), key=lambda trial: -len(trial.findings))[:most]


def summary(cleans: Sequence[Clean], found: Sequence[Trial]) -> dict[str, Any]:
    """Return everything in plain values, for other programs."""
    return {
        "untouched": {
            c.region: {
                "findings": [(f.rule.id, "/".join(f.cell)) for f in c.evaluation.findings],
                "undecided": {o.rule.id: o.verdict for o in undecided(c)},
            }
            for c in cleans
        },
        "bars": {bar.name: own._asdict() | {"findings": float(own.findings)} for bar, own in of_bars(found)},
        "trials": [
            {
                **{name: value for name, value in t.fault._asdict().items() if name not in _CHANGES},
                "caught": t.caught,
                "located": t.located,
                "findings": t.findings,
            }
            for t in found
        ],
    }


def undecided(clean: Clean) -> list[Any]:
    """Return the outcomes of rules that could not run, or not decide, on an untouched disclosure."""
    return [o for o in clean.evaluation.outcomes if o.verdict in ("not_run", "inconclusive")]


def _is_met(bar: Bar, own: Share) -> bool:
    return 100 * own.caught >= bar.least * own.total
