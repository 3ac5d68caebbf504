"""What a disclosure says, as tables of the standard: the result of reading."""

from __future__ import annotations

from dataclasses import dataclass

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numbers the document prints, and what became of them."""

    cells: int
    """Amounts of the nine tables that have their cell."""
    figures: int
    """Numbers of the text that a known sentence states."""
    other: int
    """Numbers that claim nothing about the accounts: dates, ordinals and the like."""
    unplaced: int
    """Numbers that have no certain place or meaning."""

    def with_sheets(self, placed: int, other: int, unplaced: int) -> Coverage:
        """Return the counts with those of the self-assessment sheets added."""
        return Coverage(self.cells + placed, self.figures, self.other + other, self.unplaced + unplaced)

    @property
    def numbers(self) -> int:
        """Return how many there are in all."""
        return self.cells + self.figures + self.other + self.unplaced


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
    units: list[Row]
    figures: list[Row]
    performance_projects: list[Row]
    performance_indicators: list[Row]
    notes: list[Row]
    coverage: Coverage
    text_rules: tuple[str, ...] = ()
    """The rules on wording that the text was looked through for."""
