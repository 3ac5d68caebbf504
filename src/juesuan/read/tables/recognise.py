"""Which layout a disclosure follows: by its region, its year, the order of its tables and its signs."""

from __future__ import annotations

from collections.abc import Sequence

from juesuan.read.identity import Identity
from juesuan.read.spelling import plain
from juesuan.read.tables.layouts import Layout, layouts, national
from juesuan.read.tables.outline import Region
from juesuan.standard.codelists import codelist

_FEWEST_LINES = 4


def recognise(identity: Identity, regions: Sequence[Region], own: Sequence[Layout] = ()) -> Layout:
    """Return the regional layout that fits best, the nationwide one where none fits.

    `own` are layouts beside those of the standard; they win where both fit as well.
    """
    order = _order(regions)
    signs = _signs(regions)
    fitting = [
        layout
        for layout in (*own, *layouts())
        if _fits_region(layout, identity)
        and _fits_year(layout, identity.fiscal_year)
        and _fits_order(layout, order)
    ]
    if not fitting:
        return national()
    return max(
        fitting,
        key=lambda layout: (
            any(sign in signs for sign in layout.signs),
            len(layout.division.rstrip("0")),
            layout.years[0],
        ),
    )


def _fits_region(layout: Layout, identity: Identity) -> bool:
    """Say whether the region of a layout is named, or holds the division that is."""
    if layout.region and layout.region in (identity.department_name or identity.title):
        return True
    return bool(layout.division) and layout.division in _lineage(identity.division)


def _lineage(division: str) -> list[str]:
    """Return a division and those that hold it."""
    parents = {row["code"]: row["parent"] for row in codelist("divisions")}
    found: list[str] = []
    while division and division not in found:
        found.append(division)
        division = parents.get(division, "")
    return found


def _fits_year(layout: Layout, year: int) -> bool:
    return not year or layout.years[0] <= year <= layout.years[1]


def _fits_order(layout: Layout, order: Sequence[str]) -> bool:
    places = [layout.order.index(name) for name in order if name in layout.order]
    return places == sorted(places)


def _order(regions: Sequence[Region]) -> list[str]:
    """Return the tables in printed order; a title with next to nothing below it is in a list of contents."""
    real = [each.table for each in regions if each.table and len(each.lines) >= _FEWEST_LINES]
    return list(dict.fromkeys(reversed(real)))[::-1]


def _signs(regions: Sequence[Region]) -> str:
    """Return the lines around the titles, where a layout prints its table numbers."""
    return "|".join(
        plain(line.text) for region in regions for line in region.lines[:3] if len(line.text) <= 200
    )
