"""Reasons that cannot explain a change: a use of money, another item, a move of what stayed level."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from juesuan.read.prose.names import choice
from juesuan.read.spelling import plain
from juesuan.standard.yaml_files import load_folder

_OPENING = re.compile("^[是为:,]+")
_MOVES = re.compile("(增加|减少|压减|压缩|下降|上升)[了]?$")


def misfit(text: str, concepts: tuple[str, ...], *, level: bool) -> str:
    """Return use, other_item or contrary for a reason that cannot be one; "" for any other."""
    said, words = _OPENING.sub("", text), _words()
    if level:
        moves = list(words["moved"].finditer(said))
        outer = moves and (moves[0].start() == 0 or moves[-1].end() == len(said))
        return "contrary" if outer and len(moves) == 1 else ""
    if words["use"].match(said) and not words["change"].search(said):
        return "use"
    return "other_item" if _names_another(said, concepts) else ""


def _names_another(said: str, concepts: tuple[str, ...]) -> bool:
    """Say whether a reason tells of a rise or fall of another item of the same list."""
    items, part_of = _words()["items"], _words()["part_of"]
    own = {part_of.get(concept, concept) for concept in concepts}
    if not own <= items.keys():
        return False
    others = (expression for item, expression in items.items() if item not in own)
    return any(_MOVES.search(said[: match.start()]) for each in others for match in each.finditer(said))


@cache
def _words() -> dict[str, Any]:
    record: dict[str, Any] = load_folder("validations/narrative")["words"]["misfits"]
    lists = {name: re.compile(choice(map(plain, record[name]))) for name in ("use", "change", "moved")}
    items = {item: re.compile(choice(map(plain, names))) for item, names in record["items"].items()}
    return {**lists, "items": items, "part_of": record["part_of"]}
