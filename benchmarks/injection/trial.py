"""Injecting one fault: the changed package or document validated, and what is new in it."""

from __future__ import annotations

from collections.abc import Iterator

from injection.clean import Clean, clean, line_of, read
from injection.fault import Fault, Trial
from juesuan.arithmetic.equations import Cell
from juesuan.errors import InputError
from juesuan.evaluate.finding import Finding
from juesuan.evaluate.oracle import evaluate
from juesuan.package.content import Package, Record

_REFUSED = (("refused", "reading", "error", ""),)


def inject(fault: Fault) -> Trial:
    """Inject one fault and validate; a document that is refused is caught."""
    whole = clean(fault.region)
    try:
        package = edited(whole.package, fault) if fault.level == "package" else read(_lines(whole, fault))
    except InputError:
        return Trial(fault, _REFUSED, located=False)
    known = {finding.fingerprint for finding in whole.evaluation.findings}
    new = [finding for finding in evaluate(package).findings if finding.fingerprint not in known]
    found = tuple((f.rule.id, f.rule.family, f.severity, "/".join(f.cell)) for f in new)
    return Trial(fault, found, any(_names(finding, fault, package) for finding in new))


def edited(package: Package, fault: Fault) -> Package:
    """Return a package with the cells of a fault changed; the rest is shared."""
    new: dict[tuple[str, str], dict[str, str]] = {}
    for cell, text in fault.edits:
        new.setdefault((cell.table, cell.row), {})[cell.column] = text
    tables = dict(package.tables)
    for table in {table for table, _ in new}:
        tables[table] = [_with(record, new.get((table, record.key))) for record in package.tables[table]]
    return Package(package.descriptor, tables, package.path, package.digest)


def _with(record: Record, values: dict[str, str] | None) -> Record:
    return record._replace(values=record.values | values) if values else record


def _lines(whole: Clean, fault: Fault) -> Iterator[str]:
    changes = dict(fault.lines)
    for at, line in enumerate(whole.lines, start=1):
        new = changes.get(at, line)
        if new is not None:
            yield new


def _names(finding: Finding, fault: Fault, package: Package) -> bool:
    """Say whether a finding, or a related place of it, is where the fault is."""
    cells = (finding.cell, *finding.related)
    if any(_same(cell, own) for cell in cells for own in fault.cells):
        return True
    lines = {line for line, _ in fault.lines} if fault.level == "document" else set()
    return any(_line(package, cell) in lines for cell in cells)


def _same(cell: Cell, own: Cell) -> bool:
    """A deleted place matches by what it still names: its table, its row."""
    if own.table == "figures":
        return cell[:2] == own[:2]
    return all(name in ("", other) for name, other in zip(own, cell, strict=True))


def _line(package: Package, cell: Cell) -> int:
    records = package.tables.get(cell.table, ())
    return next((line_of(record) for record in records if record.key == cell.row), -1)
