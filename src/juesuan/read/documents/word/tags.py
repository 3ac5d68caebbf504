"""Names and attributes of the elements of a Word document."""

from __future__ import annotations

import re
from functools import cache

from juesuan.read.documents.office.markup import Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE = f"{WORD}val"
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_OFF = frozenset({"0", "false", "off", "none"})


def tag_of(element: Element) -> str:
    """Return the name of an element without its namespace, "" for what is none."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def value_of(parent: Element | None, *path: str) -> str | None:
    """Return the value of the element at a path below another; None where there is none."""
    element = child(parent, *path)
    return None if element is None else element.get(_VALUE)


def child(parent: Element | None, *path: str) -> Element | None:
    """Return the first element at a path below another."""
    return None if parent is None else parent.find(_path(path))


@cache
def _path(names: tuple[str, ...]) -> str:
    return "/".join(WORD + name for name in names)


def is_on(parent: Element | None, *path: str) -> bool:
    """Say whether a switch is there and not turned off."""
    element = child(parent, *path)
    return element is not None and (element.get(_VALUE) or "on") not in _OFF


def number(value: str | None, default: int) -> int:
    """Return a whole number as written, the default where none is."""
    return int(value) if value and _INTEGER.fullmatch(value) else default
