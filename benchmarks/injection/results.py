"""What fault injection found, in the plain form that the documentation is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from injection.clean import Clean
from injection.fault import Trial
from injection.reasons import reason
from injection.shares import by_family, by_fault, crowded, missed, of_bars, share, undecided

_WORST, _EXAMPLES = 8, 3


def results(cleans: Sequence[Clean], found: Sequence[Trial]) -> dict[str, Any]:
    """Return every table of the page; names are those of the benchmark, the words for them are the site's."""
    return {
        "injected": len(found),
        "untouched": [_untouched(clean) for clean in cleans],
        "bars": [
            {"name": bar.name, "injected": own.total, "caught": own.caught, "least": bar.least}
            for bar, own in of_bars(found)
        ],
        "faults": [_fault(*key, trials) for key, trials in sorted(by_fault(found).items())],
        "crowded": [_crowded(trial) for trial in crowded(found, _WORST)],
        "missed": [_missed(target, trials, bound) for (target, bound), trials in missed(found).items()],
    }


def _untouched(clean: Clean) -> dict[str, Any]:
    return {
        "region": clean.region,
        "findings": len(clean.evaluation.findings),
        "undecided": [
            {"rule": outcome.rule.id, "verdict": outcome.verdict, "reason": outcome.reason}
            for outcome in undecided(clean)
        ],
    }


def _fault(level: str, target: str, kind: str, trials: Sequence[Trial]) -> dict[str, Any]:
    own, decided = share(trials), share([trial for trial in trials if trial.fault.bound])
    return {
        "level": level,
        "target": target,
        "kind": kind,
        "injected": own.total,
        "caught": own.caught,
        "decided": decided.total,
        "decided_caught": decided.caught,
        "noted": own.noted,
        "located": own.located,
        "findings": sum(len(trial.findings) for trial in trials if trial.caught),
        "families": dict(by_family(trials).most_common()),
    }


def _crowded(trial: Trial) -> dict[str, Any]:
    return {
        "target": trial.fault.target,
        "kind": trial.fault.kind,
        "place": trial.fault.place,
        "findings": len(trial.findings),
        "rules": list(dict.fromkeys(rule for rule, *_ in trial.findings)),
    }


def _missed(target: str, trials: Sequence[Trial], bound: bool) -> dict[str, Any]:  # noqa: FBT001 - a column
    return {
        "target": target,
        "decided": bound,
        "kinds": dict(Counter(trial.fault.kind for trial in trials).most_common()),
        "missed": len(trials),
        "noted": sum(trial.noted for trial in trials),
        "reason": reason(trials[0].fault),
        "examples": [_example(trial) for trial in trials[:: len(trials) // _EXAMPLES + 1]],
    }


def _example(trial: Trial) -> dict[str, str]:
    fault = trial.fault
    return {
        "region": fault.region,
        "place": fault.place,
        "printed": fault.printed if fault.instead else "",
        "instead": fault.instead,
    }
