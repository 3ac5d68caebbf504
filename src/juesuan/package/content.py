"""One department-year in memory: a descriptor and the rows of its tables, as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from juesuan.standard.catalogue import Severity

UNNAMED = "000000-"
"""The start of the ids of disclosures that do not say whose they are."""


class Record(NamedTuple):
    """One row: its key (the primary key without department and year), its values, its line in the file."""

    key: str
    values: dict[str, str]
    line: int


class Problem(NamedTuple):
    """A value that could not be read as its field declares; it is a finding, not a failure."""

    rule: str
    verdict: str
    table: str
    row: str
    column: str
    printed: str
    zh: str
    en: str
    line: int
    severity: Severity | None = None
    """Where it is weaker than the rule's own."""


class Explanation(NamedTuple):
    """What the publisher says about one finding, named by its fingerprint."""

    fingerprint: str
    reason: str
    author: str
    date: str


@dataclass(slots=True)
class Package:
    """A department-year: what its files say, before any judgement."""

    descriptor: dict[str, Any]
    tables: dict[str, list[Record]]
    path: str = ""
    digest: str = ""
    problems: list[Problem] = field(default_factory=list)
    explanations: dict[str, Explanation] = field(default_factory=dict)
    """By fingerprint of the finding that each explains."""

    @property
    def id(self) -> str:
        """The package's name, for example `420103-jianghan-government-office-2021`."""
        return str(self.descriptor.get("name", ""))

    @property
    def fiscal_year(self) -> int:
        """The fiscal year of the accounts; 0 where the descriptor does not say."""
        year = self.descriptor.get("juesuan:fiscalYear")
        return year if isinstance(year, int) else 0

    @property
    def layout(self) -> str:
        """The layout family of the disclosure."""
        return str(self.descriptor.get("juesuan:layout", ""))

    @property
    def unit(self) -> str:
        """The printed unit of amounts, mostly 万元."""
        return str(self.descriptor.get("juesuan:amountUnit", "万元"))
