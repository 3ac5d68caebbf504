"""The page of the documentation that says what fault injection found."""

from __future__ import annotations

import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import cpu_count

from injection.clean import Clean
from injection.fault import Trial
from injection.reasons import reason
from injection.shares import Share, by_family, by_fault, crowded, missed, of_bars, share, undecided

_WORST, _EXAMPLES = 8, 3
_HEAD = """# Fault injection

One fault at a time is put into a clean disclosure, in the layouts of three regions; validating must
then report an error or a warning that was not there before. `python benchmarks/faults.py --markdown
docs/faults.md` wrote this page: {count} faults{part} in {took:.0f} s on {machine}.

*quantum*: more by as many units of the last digit as the tightest equation of the cell tells from
rounding (two where one amount is printed in two places, since one is a conversion tail). *half*,
*hundred*: more by 0.50, by 100. *swap*: the last two neighbouring digits that differ. *point*: the
decimal point one place to the right. *neighbour*: exchanged with the column beside it, with the row
below where there is one column, with the next amount of the section in the text. *two_digits*,
*one*: a rate more by two units of its last digit, by 1.0. *Decided*: an equation that holds in the
clean package no longer holds with the fault in it, or the two amounts behind a rate or a direction
are printed."""
_FAULTS = """## By fault and family of rules

*Decided*: of the faults that something decides. *Noted*: a note only. *Located*: of the caught, how
many name the place. *Findings*: how many a caught fault gives. Families: how many faults each
caught; several may catch one."""


def page(cleans: Sequence[Clean], found: Sequence[Trial], took: float, sample: int) -> str:
    """Return the page in Markdown; `sample` tells that every Nth fault was taken."""
    tables = (_bars, _faults, _crowded, _missed)
    parts = (_head(found, took, sample), _untouched(cleans), *(table(found) for table in tables))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(found: Sequence[Trial], took: float, sample: int) -> Iterator[str]:
    python = ".".join(map(str, sys.version_info[:2]))
    machine = f"{cpu_count()} cores ({platform.machine()}, Python {python})"
    yield _HEAD.format(
        count=len(found),
        part="" if sample == 1 else f" (only one fault in {sample})",
        took=took,
        machine=machine,
    )


def _untouched(cleans: Sequence[Clean]) -> Iterator[str]:
    yield "## Untouched"
    yield ""
    yield "| layout | findings | rules that could not decide everything |"
    yield "| --- | --- | --- |"
    for clean in cleans:
        rest = "; ".join(f"`{o.rule.id}`: {(o.reason or {}).get('en', o.verdict)}" for o in undecided(clean))
        yield f"| {clean.region} | {len(clean.evaluation.findings)} | {rest or 'none'} |"


def _bars(found: Sequence[Trial]) -> Iterator[str]:
    yield "## The bars"
    yield ""
    yield "| faults | injected | caught | share | bar |"
    yield "| --- | --- | --- | --- | --- |"
    for bar, own in of_bars(found):
        least = f"{bar.least} %" if bar.least else ""
        yield f"| {bar.name} | {own.total} | {own.caught} | {own.percent} | {least} |"


def _faults(found: Sequence[Trial]) -> Iterator[str]:
    yield _FAULTS
    yield ""
    yield "| level | what | how | injected | caught | decided | noted | located | findings | families |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for (level, target, kind), trials in by_fault(found).items():
        own, bound = share(trials), share([trial for trial in trials if trial.fault.bound])
        families = ", ".join(f"{name} {count}" for name, count in by_family(trials).most_common())
        yield f"| {level} | {target} | {kind} | {_shares(own, bound)} | {families} |"


def _shares(own: Share, bound: Share) -> str:
    located = f"{100 * own.located // own.caught} %" if own.caught else "–"
    return (
        f"{own.total} | {own.percent} | {bound.percent} | {own.noted} | {located} | {float(own.findings):.2f}"
    )


def _crowded(found: Sequence[Trial]) -> Iterator[str]:
    yield "## One cause, several findings"
    yield ""
    yield "| what | where | findings | rules |"
    yield "| --- | --- | --- | --- |"
    for trial in crowded(found, _WORST):
        rules = ", ".join(dict.fromkeys(f"`{rule}`" for rule, *_ in trial.findings))
        place, count = _cell(trial.fault.place), len(trial.findings)
        yield f"| {trial.fault.target}, {trial.fault.kind} | {place} | {count} | {rules} |"


def _missed(found: Sequence[Trial]) -> Iterator[str]:
    yield "## What was not caught"
    yield ""
    yield "| what | decided | how | missed | noted | for example | why |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for (target, bound), trials in missed(found).items():
        kinds = Counter(trial.fault.kind for trial in trials)
        how = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common())
        noted = sum(trial.noted for trial in trials)
        examples = "; ".join(dict.fromkeys(map(_example, trials[:: len(trials) // _EXAMPLES + 1])))
        why = reason(trials[0].fault)
        decided = "yes" if bound else ""
        yield f"| {target} | {decided} | {how} | {len(trials)} | {noted} | {examples} | {why} |"


def _example(trial: Trial) -> str:
    fault = trial.fault
    change = f" ({fault.printed} → {fault.instead})" if fault.instead else ""
    return _cell(f"{fault.region} {fault.place}{change}")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
