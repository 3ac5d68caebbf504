"""Why no rule can see a fault: what a document does not say twice cannot be checked within it."""

from __future__ import annotations

from injection.fault import Fault

_REASONS = {
    "table cell": "exchanged",
    "row of blanks": "not_owed",
    "sheet: amount": "once",
    "sheet: target or result": "still_met",
    "figure: amount": "once_or_rounding",
    "figure: count": "once",
    "figure: score": "once",
    "figure: percentage": "base_unknown",
    "figure: none": "once",
    "figure: direction": "undecided",
    "direction word of a figure": "undecided",
    "direction word elsewhere": "within_reason",
    "number: no figure": "not_of_accounts",
    "list item": "wording",
    "paragraph": "may_be_meant",
    "reason": "not_due",
    "sheet: rate or mark": "within_rounding",
    "year": "forms",
    "year in the contents": "forms",
    "number of a figure": "forms",
    "number outside figures": "forms",
    "department name": "forms",
    "placeholder": "forms",
    "punctuation": "form",
    "heading": "form",
    "numbered paragraph": "form",
    "entry of the contents": "form",
}
_SAME = {"number: amount": "figure: amount", "number: count or score": "figure: count"}


def reason(fault: Fault) -> str:
    """Return why a fault is not caught, as a name that the site has the words for."""
    target = _SAME.get(fault.target, fault.target.replace("number: percentage", "figure: percentage"))
    return "lacking" if fault.bound else _REASONS.get(target, "")
