"""The note below each table, where most tables have one."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.wording.hits import Hit
from juesuan.read.wording.language import patterns
from juesuan.read.wording.stretch import Stretch, Wording
from juesuan.standard.catalogue import Rule


def find_table_notes(rule: Rule, wording: Wording) -> Iterator[Hit]:
    """Yield the tables without the note that at least half of the tables print.

    Nothing is found where such a note stands outside the tables: it may be the one that is missed.
    """
    tables = [stretch for stretch in wording.stretches if stretch.where == "table"]
    others = [stretch for stretch in wording.stretches if stretch.where != "table"]
    noted = [stretch for stretch in tables if _has_note(rule, stretch)]
    if len(noted) < max(rule.check["fewest"], len(tables) / 2):
        return
    if any(_has_note(rule, stretch) for stretch in others):
        return
    for stretch in tables:
        if stretch not in noted:
            yield Hit(stretch, 0, 0, len(stretch.paragraphs[0].text))


def _has_note(rule: Rule, stretch: Stretch) -> bool:
    return any(each.expression.search(stretch.text) for each in patterns(rule.id))
