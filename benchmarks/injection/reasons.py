"""Why no rule can see a fault: what a document does not say twice cannot be checked within it."""

from __future__ import annotations

from injection.fault import Fault

_ONCE = "Printed once: no total, rate, table or other sentence repeats it."
_WORDING = "What the sentence or list should say is printed nowhere else."
_FORM = "Form only: a note, or not judged."
_FORMS = "A rule looks for it, but knows only some of the sentences."
_UNDECIDED = "The amount compared with is not printed, nor a rate or a sum that tells the way."
_REASONS = {
    "table cell": "Two rows of one sum are exchanged: every sum stays as it is.",
    "row of blanks": "A row without amounts is owed by no rule.",
    "sheet: amount": _ONCE,
    "sheet: target or result": "Only whether the target is met is judged against the score; here that stays.",
    "figure: amount": f"{_ONCE} Or the change is within the rounding of the rate it belongs to.",
    "figure: count": _ONCE,
    "figure: score": _ONCE,
    "figure: percentage": "An amount behind the rate is not printed, or has too few digits to tell.",
    "figure: none": _ONCE,
    "figure: direction": _UNDECIDED,
    "direction word of a figure": _UNDECIDED,
    "direction word elsewhere": "A word inside a reason: it speaks of other things than the figure.",
    "number: no figure": "Thresholds, attachment numbers, numbers within a reason: not of the accounts.",
    "list item": _WORDING,
    "paragraph": "A heading or a caption; what is repeated within a sheet may be meant.",
    "reason": "With the reason goes the word that owes one; where amounts are level none is due.",
    "sheet: rate or mark": "Within the rounding of the amounts that the rate is computed from.",
    "year": _FORMS,
    "year in the contents": _FORMS,
    "number of a figure": _FORMS,
    "number outside figures": _FORMS,
    "department name": _FORMS,
    "placeholder": _FORMS,
    "punctuation": _FORM,
    "heading": _FORM,
    "numbered paragraph": _FORM,
    "entry of the contents": _FORM,
}
_SAME = {"number: amount": "figure: amount", "number: count or score": "figure: count"}


def reason(fault: Fault) -> str:
    """Return why a fault is not caught; what something decides lacks a rule."""
    target = _SAME.get(fault.target, fault.target.replace("number: percentage", "figure: percentage"))
    return "A rule is lacking." if fault.bound else _REASONS.get(target, "")
