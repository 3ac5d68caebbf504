"""Mistakes in what the text states, in the parts of the document, and in what reading noted."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from juesuan.package.facts import amount_tables
from juesuan.standard.catalogue import rules, rules_by_id
from juesuan.synthetic.faults.amounts import amount_place
from juesuan.synthetic.faults.expectation import rules_on_directions, rules_on_figure
from juesuan.synthetic.faults.fault import Draft, Fault, Place, Seed, changed

_FIGURES, _SECTIONS, _NOTES = "figures", "sections", "reading_notes"
_OPPOSITE = {"increase": "decrease", "decrease": "increase", "above": "below", "below": "above"}
_RATES = ("share", "change_rate", "completion_rate")
_LEFTOVER = "××局"


def _figure(draft: Draft, rng: Random, wanted: Callable[[dict[str, str]], bool]) -> Place | None:
    """Return the place of the value of an untouched figure."""
    found = [
        index
        for index, record in enumerate(draft.package.tables.get(_FIGURES, ()))
        if wanted(record.values) and draft.free(_FIGURES, record.key)
    ]
    return Place(_FIGURES, rng.choice(found), "value") if found else None


def _figure_changed(draft: Draft, rng: Random) -> Fault | None:
    """State another amount than the tables print."""
    place = _figure(
        draft, rng, lambda row: row["measure"] == "amount" and row["basis"] == "actual" and row["value"] != ""
    )
    return place and _restated("figure_changed", draft, place, rng)


def _rate_changed(draft: Draft, rng: Random) -> Fault | None:
    """State another share, growth or completion rate than the amounts give."""
    place = _figure(draft, rng, lambda row: row["measure"] in _RATES and row["value"] != "")
    return place and _restated("rate_changed", draft, place, rng)


def _count_changed(draft: Draft, rng: Random) -> Fault | None:
    """State another number of vehicles or staff than their kinds add up to."""
    concepts = ("asset_vehicles", "staff_employed", "self_assessed_projects")
    place = _figure(draft, rng, lambda row: row["concept"] in concepts and row["measure"] == "count")
    if place is None:
        return None
    after = str(int(draft.text(place)) + rng.randrange(1, 9))
    return changed("count_changed", draft, place, after, rules_on_figure(_concept(draft, place), "count"))


def _restated(kind: str, draft: Draft, place: Place, rng: Random) -> Fault:
    values = draft.row(place).values
    before, decimals = values["value"], int(values["decimals"])
    digits = int(before.replace(".", ""))
    number = digits + digits * rng.randrange(5, 60) // 100 + rng.randrange(30, 90)
    text = str(number).rjust(decimals + 1, "0")
    after = f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text
    return changed(kind, draft, place, after, rules_on_figure(values["concept"], values["measure"]))


def _concept(draft: Draft, place: Place) -> str:
    return draft.row(place).values["concept"]


def _direction_flipped(draft: Draft, rng: Random) -> Fault | None:
    """Say the opposite of what the amounts say."""
    place = _figure(draft, rng, lambda row: row["direction"] in _OPPOSITE)
    if place is None:
        return None
    place = place._replace(column="direction")
    return changed("direction_flipped", draft, place, _OPPOSITE[draft.text(place)], rules_on_directions())


def _reason_removed(draft: Draft, rng: Random) -> Fault | None:
    """Give no reason for a change that is stated once."""
    rows = [record.values for record in draft.package.tables.get(_FIGURES, ())]
    told = [row["source_ref"] for row in rows if row["reason"]]
    place = _figure(draft, rng, lambda row: row["reason"] == "stated" and told.count(row["source_ref"]) == 1)
    if place is None:
        return None
    expected = ("changes-explained", "budget-differences-explained")
    return changed("reason_removed", draft, place._replace(column="reason"), "absent", expected)


def _section_missing(draft: Draft, rng: Random) -> Fault | None:
    """Leave out a part of the document that it must have."""
    check = rules_by_id()["sections-present"].check
    alone = {codes[0] for level in ("law", "template") for codes in check[level] if len(codes) == 1}
    holding = {"overview", "explanations", "three_public_expenses_explanation", "performance_explanation"}
    found = [
        index
        for index, record in enumerate(draft.package.tables.get(_SECTIONS, ()))
        if record.key in alone - holding and not _has_parts(record.key) and draft.free(_SECTIONS, record.key)
    ]
    if not found:
        return None
    index = rng.choice(found)
    record = draft.package.tables[_SECTIONS][index]
    draft.remove(_SECTIONS, index)
    return Fault(
        "section_missing", _SECTIONS, record.key, "", record.values["title"], "", ("sections-present",)
    )


def _has_parts(section: str) -> bool:
    return section == "general_budget_expenditure_explanation"


def _empty_note_removed(draft: Draft, rng: Random) -> Fault | None:
    """Leave out the note that says why a table is empty."""
    found = [
        index
        for index, record in enumerate(draft.package.tables.get(_SECTIONS, ()))
        if record.values["status"] == "none_stated"
        and record.key in draft.package.tables
        and not any(table == record.key for table, _ in draft.touched)
    ]
    place = Place(_SECTIONS, rng.choice(found), "status") if found else None
    return place and changed("empty_note_removed", draft, place, "present", ("empty-table-noted",))


def _leftover_note(draft: Draft, rng: Random) -> Fault | None:
    """Note words of the form that were left in the text."""
    texts = [rule for rule in rules() if rule.kind == "text_pattern"]
    there = set(draft.package.descriptor.get("juesuan:textRules", ()))
    chosen = rng.choice([rule.id for rule in texts if rule.id in there] or [""])
    note = {
        "kind": "text",
        "section": "explanations",
        "printed": _LEFTOVER,
        "reason": "text",
        "detail": chosen,
    }
    return _noted("leftover_note", draft, note, (chosen,)) if chosen else None


def _unplaced_note(draft: Draft, rng: Random) -> Fault | None:
    """Note a number of a table that found no place."""
    place = amount_place(draft, rng, blank=True)
    if place is None or place.table not in amount_tables():
        return None
    where = {"table": place.table, "row": draft.row(place).key, "column": place.column}
    note = {"kind": "unplaced", **where, "printed": "12.34", "reason": "ambiguous"}
    return _noted("unplaced_note", draft, note, ("numbers-placed",))


def _noted(kind: str, draft: Draft, note: dict[str, str], expected: tuple[str, ...]) -> Fault | None:
    rows = draft.package.tables.get(_NOTES)
    if not rows:
        return None
    blank = dict.fromkeys(rows[0].values, "")
    start = {name: rows[0].values[name] for name in ("department_id", "fiscal_year")}
    record = draft.append(_NOTES, {**blank, **start, "note_id": f"n{len(rows) + 1:03d}", **note})
    return Fault(kind, _NOTES, record.key, "kind", "", note["kind"], expected)


TEXT_FAULTS: dict[str, Seed] = {
    "figure_changed": _figure_changed,
    "rate_changed": _rate_changed,
    "count_changed": _count_changed,
    "direction_flipped": _direction_flipped,
    "reason_removed": _reason_removed,
    "section_missing": _section_missing,
    "empty_note_removed": _empty_note_removed,
    "leftover_note": _leftover_note,
    "unplaced_note": _unplaced_note,
}
"""By kind."""
