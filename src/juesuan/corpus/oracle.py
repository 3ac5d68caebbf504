"""The oracle on packages of a part: what no query can say, and why what a query found is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from juesuan.corpus.engine import Placed
from juesuan.corpus.packing import Numbered
from juesuan.corpus.parts import read_part
from juesuan.corpus.results import FINDINGS, JUDGED, OUTCOMES, table_frame
from juesuan.corpus.unpacking import unstack
from juesuan.corpus.workers import without_collecting
from juesuan.evaluate.finding import Evaluation, Finding
from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package
from juesuan.package.years import Years
from juesuan.standard.catalogue import rules

FAULT = "fault"
"""Stands for the engine where the program itself has failed on a package."""

Row = tuple[Any, ...]
Passed = Mapping[int, Mapping[str, int]]
"""By package: the rules that an engine found to pass, with the number of equations it checked."""


@dataclass(frozen=True, slots=True)
class Task:
    """Some packages of a part for the oracle."""

    placed: Placed
    """The part, and the numbers of the packages in the run."""
    earlier: tuple[Placed, ...] = ()
    """Packages that come a year before one of them and are not among them."""
    passed: Passed = field(default_factory=dict)
    engine: str = "oracle"


def judge_into(task: Task, folder: Path) -> int:
    """Judge packages by every rule; write the tables of results into a folder; return how many they are."""
    with without_collecting():
        rows = judge(task)
    name = f"{task.placed.start}-{rows[JUDGED][0][0]}" if rows[JUDGED] else "none"
    for table, found in rows.items():
        table_frame(table, found).write_parquet(folder / f"{table}-{name}.parquet")
    return len(rows[JUDGED])


def judge(task: Task) -> dict[str, list[Row]]:
    """Judge packages by every rule; return the rows of the tables of results, numbered as in the run."""
    own = _packages(task.placed)
    years = Years(
        each.package for each in [*own, *(other for placed in task.earlier for other in _packages(placed))]
    )
    rows: dict[str, list[Row]] = {JUDGED: [], OUTCOMES: [], FINDINGS: []}
    for number, package, conforms in own:
        known = dict(task.passed.get(number, ()))
        if conforms:
            known["descriptor-conforms"] = 1
        try:
            evaluation = evaluate(package, known, years.before(package))
        except Exception:  # noqa: BLE001 - one package on which the program fails must not end the run
            _add_fault(rows, number, package)
        else:
            _add(rows, number, package, evaluation, task.engine)
    return rows


def _add_fault(rows: dict[str, list[Row]], number: int, package: Package) -> None:
    """Say that nothing was judged, and that the package is not to blame."""
    rows[OUTCOMES] += [(number, rule.id, "not_run", None, 0) for rule in rules()]
    rows[JUDGED].append(package_row(number, package, FAULT, ()))


def _packages(placed: Placed) -> list[Numbered]:
    """Return the packages, numbered as in the run."""
    shift = placed.start - placed.part.first
    numbers = None if placed.numbers is None else [number - shift for number in placed.numbers]
    found = unstack(read_part(placed.part.folder, numbers))
    return [each._replace(number=each.number + shift) for each in found]


def _add(
    rows: dict[str, list[Row]], number: int, package: Package, evaluation: Evaluation, engine: str
) -> None:
    rows[OUTCOMES] += [(number, o.rule.id, o.verdict, o.detail, o.checked) for o in evaluation.outcomes]
    lines = {
        name: {record.key: record.line for record in records} for name, records in package.tables.items()
    }
    found = [_finding(number, each, package, lines) for each in evaluation.findings]
    rows[FINDINGS] += found
    rows[JUDGED].append(package_row(number, package, engine, found))


def package_row(number: int, package: Package, engine: str, findings: Sequence[Row]) -> Row:
    """Return what the table of packages says of one."""
    descriptor = package.descriptor
    severities = Counter(finding[2] for finding in findings)
    declared = [
        str(descriptor.get(f"juesuan:{name}", "")) for name in ("departmentId", "departmentName", "division")
    ]
    return (
        number,
        package.id,
        *declared,
        package.fiscal_year,
        package.layout,
        str(descriptor.get("juesuan:standardVersion", "")),
        package.path,
        package.digest,
        engine,
        *(severities[severity] for severity in ("error", "warning", "info")),
        sum(bool(finding[13]) for finding in findings),
    )


def _finding(number: int, finding: Finding, package: Package, lines: Mapping[str, Mapping[str, int]]) -> Row:
    cell = finding.cell
    explained = finding.severity != "error" and finding.fingerprint in package.explanations
    return (
        number,
        finding.rule.id,
        finding.severity,
        finding.verdict,
        *cell,
        lines.get(cell.table, {}).get(cell.row, 0),
        finding.printed,
        finding.expected,
        finding.difference,
        finding.unit,
        finding.fingerprint,
        explained,
        finding.message["zh"],
        finding.message["en"],
    )
