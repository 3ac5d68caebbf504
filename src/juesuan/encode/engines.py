"""Let another engine judge, and let the oracle explain what it found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from juesuan.encode.results import EngineResult
from juesuan.encode.sql.prose.tables import RATES
from juesuan.evaluate.finding import Evaluation
from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package
from juesuan.package.years import Years

Results = dict[str, EngineResult]


class EnginesDisagreeError(Exception):
    """Two engines give a rule different verdicts on one package: a fault of this program."""


def evaluate_with(
    engine: str, packages: list[Package], docs: Path | None = None
) -> list[tuple[Package, Evaluation]]:
    """Judge packages with `duckdb` or `gx`; rules that the engine cannot express are the oracle's.

    Only packages in which the engine found something are explained by the oracle, which then must agree.
    Raises InputError where the engine is not installed.
    """
    results = _ENGINES[engine](packages, docs)
    years = Years(packages)
    return [
        (package, _evaluation(package, result, years.before(package)))
        for package, result in zip(packages, results.values(), strict=True)
    ]


def _evaluation(package: Package, result: EngineResult, earlier: Package | None) -> Evaluation:
    if result.violations:
        evaluation = evaluate(package, earlier=earlier)
        _compare(package, evaluation, result)
        return evaluation
    clean = {rule: counts for rule, counts in result.counted.items() if counts.detail is None}
    passes = [rule for rule, verdict in result.outcomes.items() if verdict == "pass" and rule in clean]
    return evaluate(package, {rule: clean[rule].checked for rule in passes}, earlier)


def _compare(package: Package, evaluation: Evaluation, result: EngineResult) -> None:
    corrected = any(
        outcome.verdict == "fail" and (outcome.rule.linear or outcome.rule.stated)
        for outcome in evaluation.outcomes
    )
    for outcome in evaluation.outcomes:
        # A rate that fits what a wrong amount should be is no second mistake; engines judge it alone.
        if corrected and outcome.rule.kind in RATES:
            continue
        other = result.outcomes.get(outcome.rule.id, outcome.verdict)
        if other != outcome.verdict:
            raise EnginesDisagreeError(f"{package.id}: {outcome.rule.id} is {other} or {outcome.verdict}")


def _duckdb(packages: list[Package], _docs: Path | None) -> Results:
    from juesuan.encode.duckdb_engine import run  # noqa: PLC0415

    return run(packages)


def _gx(packages: list[Package], docs: Path | None) -> Results:
    from juesuan.encode.gx_engine import run_gx  # noqa: PLC0415

    return run_gx(packages, docs)


_ENGINES: dict[str, Callable[[list[Package], Path | None], Results]] = {"duckdb": _duckdb, "gx": _gx}
