"""What a disclosure says, as tables of the standard: the result of reading."""

from __future__ import annotations

from dataclasses import dataclass

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many amounts the nine tables print, and how many of them found their cells."""

    numbers: int
    placed: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One disclosure, read. Rows hold the columns of the standard except department_id and fiscal_year."""

    title: str
    department_name: str
    division: str
    """Six digits of GB/T 2260; "" where the name holds no known region."""
    fiscal_year: int
    """0 where the document does not say."""
    scope: str
    """department or unit."""
    layout: str
    """Code of schemas/codelists/layouts.csv; "" for an unknown layout."""
    unit: str
    budget_basis: str
    """initial or final; "" where the table of the three public expenses does not say."""
    tables: dict[str, list[Row]]
    sections: list[Row]
    figures: list[Row]
    notes: list[Row]
    coverage: Coverage
