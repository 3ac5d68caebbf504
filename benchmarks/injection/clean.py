"""The clean disclosure of a region: as a document, as a package, and what the catalogue says of it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from clean_disclosure import compose
from juesuan.arithmetic.equations import Cell, Equation
from juesuan.arithmetic.judgement import judge_equation
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.evaluate.finding import Evaluation
from juesuan.evaluate.linear import judge_linear, judge_stated
from juesuan.evaluate.oracle import evaluate, rounding_factor
from juesuan.evaluate.prose.evidence import Evidence, evidence_of
from juesuan.package.content import Package, Record
from juesuan.package.disclosure import read_disclosure
from juesuan.package.facts import facts_of
from juesuan.read.documents.source import FORMATS
from juesuan.standard.catalogue import rules

_TOLD = ("impossible", "mismatch", "implausible")


@dataclass(frozen=True)
class Clean:
    """A clean disclosure; `lines` are those of its Markdown."""

    region: str
    lines: tuple[str, ...]
    package: Package
    evaluation: Evaluation
    evidence: Evidence
    equations: Mapping[Cell, list[Equation]]
    """The equations that each printed cell is in."""
    factor: int

    def told(self, edits: Iterable[tuple[Cell, str]]) -> bool:
        """Say whether an equation that holds in the clean package no longer holds with some cells changed."""
        new = {cell: self._amount(cell, text) for cell, text in edits}
        amounts = {cell: amount for cell, amount in self.evidence.facts.amounts.items() if cell not in new}
        amounts |= {cell: amount for cell, amount in new.items() if amount is not None}
        unknown = self.evidence.facts.unknown
        return any(
            judge_equation(equation, amounts, unknown, self.factor).verdict in _TOLD
            for cell in new
            for equation in self.equations.get(cell, ())
        )

    def step(self, cell: Cell, texts: Iterable[str]) -> int:
        """Return how many units of the last digit an equation tells; 1 where none of the texts is told."""
        return next((at for at, text in enumerate(texts, start=1) if self.told([(cell, text)])), 1)

    def _amount(self, cell: Cell, text: str) -> Amount | None:
        try:
            return in_base_unit(parse_amount(text), self.evidence.facts.unit(cell)) if text else None
        except NotMoneyError:
            return None


@cache
def clean(region: str) -> Clean:
    """Return the clean disclosure of a region, composed, read and judged."""
    lines = tuple(compose(region, "md").decode().splitlines())
    package = read(lines)
    evidence = evidence_of(package, facts_of(package))
    return Clean(
        region,
        lines,
        package,
        evaluate(package),
        evidence,
        _equations(package, evidence),
        rounding_factor(package),
    )


def read(lines: Iterable[str]) -> Package:
    """Return the package of a document in Markdown; raises InputError where it is no disclosure any more."""
    with _unguarded("markdown"), tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "disclosure.md"
        source.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return read_disclosure(source)


@contextmanager
def _unguarded(name: str) -> Iterator[None]:
    """Read a format in this process for a while: what is composed here is no hostile file."""
    guarded = FORMATS[name]
    FORMATS[name] = guarded._replace(guarded=False)
    try:
        yield
    finally:
        FORMATS[name] = guarded


def line_of(record: Record) -> int:
    """Return the line of a document that a row was read from; 0 where it names none."""
    source = record.values.get("source_ref", "").split("-")[0].split(":")[0]
    return int(source[1:]) if source[:1] == "L" and source[1:].isdigit() else 0


def _equations(package: Package, evidence: Evidence) -> dict[Cell, list[Equation]]:
    factor = rounding_factor(package)
    in_force = [rule for rule in rules() if rule.applies(package.fiscal_year, package.layout)]
    linear = [rule for rule in in_force if rule.linear]
    stated = [rule for rule in in_force if rule.stated]
    judged = judge_linear(linear, evidence.facts, factor) | judge_stated(stated, evidence, factor)
    found: defaultdict[Cell, list[Equation]] = defaultdict(list)
    for items in judged.values():
        for item in items:
            if item.verdict not in _TOLD and item.verdict not in ("unknown", "blank"):
                for cell in dict.fromkeys(item.equation.cells()):
                    found[cell].append(item.equation)
    return dict(found)
