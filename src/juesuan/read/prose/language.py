"""The language of the sentence patterns: what a pattern and its slots stand for, as bounded expressions."""

from __future__ import annotations

import re
from typing import NamedTuple

from juesuan.read.spelling import plain

# It starts with its first character, so that numbers are found fast; what stands before is looked at after.
NUMBER = (
    r"[-0-9](?<![0-9.][-0-9])(?<![0-9],[-0-9])(?:(?<!-)|[0-9])[0-9]{0,14}"
    r"(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,6})?(?![0-9]|[.,][0-9])"
)
_NUMERAL = "[一二三四五六七八九十]{1,3}"
ORDINAL = rf"(?:\((?:[0-9]{{1,2}}|{_NUMERAL})\)|[0-9]{{1,2}}(?:[、)]|\.(?![0-9]))|{_NUMERAL}、)"
"""An ordinal that opens an item of a list, such as `(1)`, `2、` or `3.`."""

MEASURES = ("amount", "change_amount", "change_rate", "completion_rate", "share", "count", "score")
NAMES = frozenset({"name", "title", "vehicle"})
"""The slots that name the subject of the numbers behind them."""
ROUNDED = "余"
"""What makes the number before it a rough one, as in `200余篇`."""
_SLOT = re.compile(r"\{([a-z_]+)(?:=([a-z_0-9]+))?\}")
_PIECES = re.compile(r"(\{[a-z_]+(?:=[a-z_0-9]+)?\}|[()|\[\]])")
_SIGNS = {"(": "(?:", ")": ")", "|": "|", "[": "(?:", "]": ")?"}
_DEEPEST = 3
_RATES = frozenset({"change_rate", "completion_rate", "share"})
_CLOSED = r"(?=[,。;:)、]|$)"
# A number without a unit is an amount only where its clause ends with it.
_MONEY = rf"{ROUNDED}?(?:(?P<unit{{n}}>亿元|万元|元(?!/)|万{_CLOSED})|(?=[,。;)]|$))"
_NOT_A_KIND = "购置|购买|更新|处置|报废|新增|减少|调拨|划转|主要是"
_FREE = {
    "number": rf"(?P<number{{n}}>{NUMBER})",
    "name": r"(?P<name{n}>[^。,;:、()0-9]{2,30}?)",
    "title": r"(?P<name{n}>(?:[0-9]{4}年度?)?[^。,;:0-9]{2,40}?)",
    "vehicle": rf"(?P<name{{n}}>(?:(?!{_NOT_A_KIND})[^。,;:、()0-9]){{1,20}}?用车)",
    "letters": r"[A-Za-z]+[-]?",
    "anything": r"[^。]{0,400}",
    "words": r"[^。;]{0,60}?",
    "year": r"(?P<year{n}>[0-9]{4})年度?",
    "item": ORDINAL,
    "word": r"(?![亿万元年月日号个辆人次项批台套])[\u4e00-\u9fff]",
    "end": r"(?=[的,。;:、)]|主要|$)",
    "stop": r"(?=[,。;:、(]|\)|$)",
}


class Slot(NamedTuple):
    """One slot of a pattern: what it is, the number that its groups carry, and the basis of its number.

    The basis is one of the standard's, `budget` for the one that the words of the pattern name, `same` for
    that of the change before it in the sentence; of a share, the whole.
    """

    name: str
    number: int
    basis: str


def expression_of(
    text: str, words: dict[str, str], phrases: dict[str, str] | None = None
) -> tuple[re.Pattern[str], tuple[Slot, ...]]:
    """Turn a pattern of the data into a regular expression; everything but its slots is literal text."""
    slots: list[Slot] = []
    pieces: list[str] = []
    for piece in _PIECES.split(_spelled_out(text, phrases or {})):
        slot = _SLOT.fullmatch(piece)
        if slot:
            pieces.append(_slot_expression(slot[1], len(slots), words))
            slots.append(Slot(slot[1].removeprefix("bare_"), len(slots), slot[2] or ""))
        else:
            pieces.append(_SIGNS.get(piece) or re.escape(plain(piece)))
    return re.compile("".join(pieces)), tuple(slots)


def _spelled_out(text: str, phrases: dict[str, str]) -> str:
    """Replace the slots that name a phrase; a phrase may hold others."""
    for _ in range(_DEEPEST):
        text = _SLOT.sub(lambda slot: f"({phrases[slot[1]]})" if slot[1] in phrases else slot[0], text)
    return text


def _slot_expression(name: str, number: int, words: dict[str, str]) -> str:
    """Return the expression of one slot; its groups carry the number of the slot.

    Raises KeyError for a slot that neither the language nor `words` knows.
    """
    value = f"(?P<value{number}>{NUMBER})"
    if name in ("amount", "change_amount"):
        return value + _MONEY.format(n=number)
    if name in _RATES:
        return f"{value}(?P<unit{number}>%)"
    if name in ("count", "bare_count"):
        counted = f"{ROUNDED}?(?P<unit{number}>{words['thing']})"
        return value + (counted if name == "count" else f"(?P<unit{number}>)(?=[,、;。]|$)")
    if name == "score":
        return f"{value}(?:(?P<unit{number}>分)(?!钟)|{_CLOSED})"
    if name in _FREE:
        return _FREE[name].replace("{n}", str(number))
    return f"(?P<{name}{number}>{words[name]})"
