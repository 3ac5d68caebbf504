"""What a layout is: how one region prints the nine tables in some years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from juesuan.read.tables.official_form import OfficialForm

Form = Literal["coded", "two_sides", "economic", "items"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One amount column of a table in printed order; labels are plain texts."""

    column: str
    """A column of the standard; "" for one that is printed and that the standard has no place for."""
    labels: tuple[str, ...]
    under: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    side: str = ""
    item: str = ""
    row: tuple[str, ...] = ()
    """What a row is called that holds the item, where each item has a row."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a summary: its code, its plain labels and its printed number (0 where unknown)."""

    line: str
    labels: tuple[str, ...]
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class TableLayout:
    """How one table is printed."""

    name: str
    form: Form
    titles: tuple[str, ...]
    """Plain titles, the one that counts most first."""
    slots: tuple[Slot, ...]
    arrangements: tuple[str, ...]
    totals: dict[str, str]
    """The plain label of a total row -> its key."""
    lines: dict[str, tuple[Line, ...]]
    """The lines of each side of a summary, in order."""
    budget_basis: dict[str, str]
    """A plain phrase -> initial or final."""
    subject: tuple[str, ...]
    official: OfficialForm


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One layout: where and when it is used, and its tables; an empty code is the nationwide layout."""

    code: str
    name_zh: str
    name_en: str
    division: str
    region: str
    years: tuple[int, int]
    order: tuple[str, ...]
    signs: tuple[str, ...]
    tables: dict[str, TableLayout]
    thousands: bool
    """Whether amounts are printed as `1,234.56`."""
    furniture: tuple[str, ...]
    note_starts: tuple[str, ...]
    column_number_labels: tuple[str, ...]
    none_stated: tuple[str, ...]
    key_labels: frozenset[str]
    plain_labels: frozenset[str]
    side_labels: dict[str, tuple[str, ...]]
    standard_marks: tuple[str, ...]
    extra_marks: tuple[str, ...]
    unit_labels: tuple[str, ...]
    read_elsewhere: tuple[str, ...]
    part_ends: tuple[str, ...]
    department_ends: tuple[str, ...]
