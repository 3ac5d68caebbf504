"""Descriptors of many packages: what is alike in all of them is parsed and checked once."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, NamedTuple

from juesuan.evaluate.forms import descriptor_conforms, lean_resource
from juesuan.standard.profile import PROFILE_URL, profile_document, profile_errors
from juesuan.standard.tables import table_names

_RESOURCES = b'"resources": ['
_NONE = b'"resources": []}'
_MOST_KEPT = 64


class Heading(NamedTuple):
    """What a descriptor says of its package, without its resources, and the files of its tables."""

    descriptor: dict[str, Any]
    files: tuple[tuple[str, str], ...]
    """Name of the table and path of the file."""


class _End(NamedTuple):
    """The resources of a descriptor, which is how most descriptors end."""

    files: tuple[tuple[str, str], ...]
    example: dict[str, Any]
    """A resource that stands for all of them: they are known to be valid."""


class Headings:
    """Reads descriptors; remembers the ends of those that it has seen whole."""

    def __init__(self) -> None:
        self._ends: dict[bytes, _End | None] = {}

    def read(self, raw: bytes) -> Heading | None:
        """Return the heading of a descriptor; None where it needs the strict reader."""
        start = raw.find(_RESOURCES)
        if start < 0:
            return None
        end = raw[start:]
        if end not in self._ends:
            self._remember(raw, end)
        known = self._ends.get(end)
        if known is None:
            return None
        try:
            descriptor = json.loads((raw[:start] + _NONE).decode("utf-8"), parse_float=str)
        except (ValueError, RecursionError):
            return None
        whole = {**descriptor, "resources": [known.example]}
        return Heading(descriptor, known.files) if _is_valid(whole) or not profile_errors(whole) else None

    def _remember(self, raw: bytes, end: bytes) -> None:
        """Keep an end with its tables, or that it needs another reader."""
        if len(self._ends) >= _MOST_KEPT:
            self._ends.clear()
        self._ends[end] = _end(raw)


def _is_valid(descriptor: dict[str, Any]) -> bool:
    """Say whether a fast validator finds nothing wrong; it is no less strict than the one that explains."""
    return bool(_fast_validator().is_valid(descriptor))


@cache
def _fast_validator() -> Any:
    import jsonschema_rs  # noqa: PLC0415

    return jsonschema_rs.Draft7Validator(profile_document(PROFILE_URL), retriever=profile_document)


def _end(raw: bytes) -> _End | None:
    """Return the tables of a whole descriptor; None where one is not a plain file beside it."""
    try:
        descriptor = json.loads(raw.decode("utf-8"), parse_float=str)
    except (ValueError, RecursionError):
        return None
    if not isinstance(descriptor, dict) or not descriptor_conforms(descriptor):
        return None
    resources = descriptor["resources"]
    if next(reversed(descriptor)) != "resources" or any("data" in each for each in resources):
        return None
    files = {each["name"]: each.get("path") for each in resources if each["name"] in table_names()}
    if len(files) < len(resources) or not all(_is_beside(path) for path in files.values()):
        return None
    return _End(tuple(files.items()), lean_resource(resources[0]))


def _is_beside(path: Any) -> bool:
    return isinstance(path, str) and "/" not in path and path not in ("", ".", "..")
