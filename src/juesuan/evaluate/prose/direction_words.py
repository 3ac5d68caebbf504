"""The words for which way an amount goes, and the finding where the figures say otherwise."""

from __future__ import annotations

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.single import Violation
from juesuan.package.statements import BUDGETS, Statement
from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load

Judged = tuple[int, list[Violation]]
"""How many words were judged, and those that the figures contradict."""


def contradiction(stated: Statement, sign: int | None, formula: Text, related: tuple[Cell, ...]) -> Violation:
    """Report a word; `sign` is what the figures say, None where they say that something changed."""
    words = load("validations/messages/directions.yaml")
    budget = stated.quantity.basis in BUDGETS
    expected = words["changed"] if sign is None else words["against_budget" if budget else "change"][sign]
    printed = word(stated)
    return Violation(
        "contradiction",
        stated.cell,
        printed=printed["zh"],
        expected=expected["zh"],
        detail=_contradicted(printed, expected),
        formula=formula,
        related=related,
    )


def _contradicted(said: Text, right: Text) -> Text:
    words = load("validations/messages/directions.yaml")["contradicted"]
    return {
        lang: words[lang].format(printed=said["zh"], said=said[lang], right=right[lang])
        for lang in ("zh", "en")
    }


def word(stated: Statement) -> Text:
    """Return the direction that a statement says, in words."""
    found: Text = load("validations/messages/directions.yaml")["words"][stated.direction]
    return found
