"""How printed words and numbers are compared: widths, spaces, quotes and cut ends aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from juesuan.arithmetic.money import Amount, NotMoneyError, canonical_amount, parse_amount

Kind = Literal["word", "amount", "integer", "nothing", "malformed"]

_IGNORED = re.compile("[\\s“”\"'‘’「」『』\\u00ad\\u200b-\\u200d]+")
_INTEGER = re.compile(r"[0-9]{1,12}")
_NUMBER_LIKE = re.compile(r"[-−–+]?[0-9][0-9,.]*(?:亿元|万元|元)?")
_DASHES = frozenset({"-", "--", "—", "——", "–", "/", "−"})
_ORDINAL = re.compile(r"^\(?[一二三四五六七八九十]{1,4}\)?[、.]|^\([一二三四五六七八九十]{1,4}\)")
_BETWEEN_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_SHORTEST_CUT = 2


class Token(NamedTuple):
    """One word of a row: its text, the column it stands in (-1 where unknown) and what it is."""

    text: str
    column: int
    kind: Kind


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return a text for comparing: one width, no spaces, no quotation marks."""
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text))


def without_ordinal(text: str) -> str:
    """Return a text without the ordinal (`一、`, `（二）`) that it starts with."""
    return _ORDINAL.sub("", text)


def rejoined(text: str) -> str:
    """Return a name without the spaces that line breaks left between Chinese characters."""
    return _BETWEEN_CHINESE.sub("", " ".join(text.split()))


def is_cut_of(printed: str, whole: str) -> bool:
    """Say whether a printed text is a whole one with its end cut off."""
    return _SHORTEST_CUT <= len(printed) < len(whole) and whole.startswith(printed)


@lru_cache(maxsize=50_000)
def kind_of(word: str) -> Kind:
    """Say what one word is; an amount has decimals or thousands separators, an integer has neither."""
    text = unicodedata.normalize("NFKC", word)
    if text in _DASHES:
        return "nothing"
    if _INTEGER.fullmatch(text):
        return "integer"
    if not _NUMBER_LIKE.fullmatch(text):
        return "word"
    try:
        canonical_amount(text)
    except NotMoneyError:
        return "malformed"
    return "amount"


def money_of(word: str) -> tuple[str, Amount | None]:
    """Return a number in package form and its value; (as printed, None) where it is malformed."""
    try:
        text = canonical_amount(word)
    except NotMoneyError:
        return word, None
    return text, parse_amount(text)


def printed_form(name: str, raw: str) -> str | None:
    """Return how a text prints a plain name, its own widths and brackets kept; None where it does not."""
    pieces = [(piece, index) for index, char in enumerate(raw) for piece in plain(char)]
    start = "".join(piece for piece, _ in pieces).find(name)
    if start < 0:
        return None
    return "".join(raw[pieces[start][1] : pieces[start + len(name) - 1][1] + 1].split())
