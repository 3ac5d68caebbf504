"""Check package descriptors against the profile of the standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from juesuan.standard.location import root

if TYPE_CHECKING:
    from jsonschema import Draft7Validator
    from jsonschema.exceptions import ValidationError

PROFILE_URL = "https://juesuan.org/profiles/1.0/department-final-accounts.json"
CORE_PROFILE_URL = "https://datapackage.org/profiles/2.0/datapackage.json"
STANDARD_VERSION = "1.0.0"
STANDARD_DATE = "2026-11-21"

_FILES = {
    PROFILE_URL: "schemas/profile/department-final-accounts.json",
    CORE_PROFILE_URL: "schemas/vendor/data-package-2.0.json",
}
_LISTED = "resources"
"""The property whose items are checked one by one."""


class ProfileError(NamedTuple):
    """One way in which a descriptor does not conform: where (a JSON Pointer), why, and by which keyword."""

    path: str
    message: str
    keyword: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A property of a descriptor, or an item of its resources; two are one if they are written alike."""

    profile: str
    place: str
    """Where the profile says what the part must be, as a JSON Pointer."""
    text: str
    value: Any = field(compare=False)


def profile_errors(descriptor: dict[str, Any], profile: str = PROFILE_URL) -> list[ProfileError]:
    """Return every way in which a descriptor breaks the profile, in the order of their places.

    Works offline. `profile` may be CORE_PROFILE_URL for packages that are not department accounts.
    """
    # The profiles say nothing of one part that depends on another, so parts seen before are known already.
    found = {error for frame in _frames(profile) for error in _errors(frame, descriptor)}
    for place, name, value in _parts(descriptor):
        for error in _part_errors(_Part(profile, name, repr(value), value)):
            found.add(error._replace(path=place if error.path == "/" else place + error.path))
    return sorted(found)


def _parts(descriptor: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield each part with its place in the descriptor and in the profile."""
    for name, value in descriptor.items():
        if name != _LISTED:
            yield f"/{name}", name, value
        elif isinstance(value, list):
            yield from ((f"/{name}/{index}", f"{name}/items", item) for index, item in enumerate(value))


@lru_cache(maxsize=2048)
def _part_errors(part: _Part) -> tuple[ProfileError, ...]:
    validator = _part_validator(part.profile, part.place)
    return tuple(_errors(validator, part.value)) if validator else ()


def _errors(validator: Draft7Validator, value: Any) -> list[ProfileError]:
    from jsonschema.exceptions import best_match  # noqa: PLC0415

    # Inside an alternative, the deepest error says more than "matches none of these".
    return [_error(best_match([top])) for top in validator.iter_errors(value)]


@cache
def profile_document(url: str) -> dict[str, Any]:
    """Return a bundled profile by its URL; raises KeyError for any other URL."""
    document: dict[str, Any] = json.loads((root() / _FILES[url]).read_text(encoding="utf-8"))
    return document


@cache
def _documents(profile: str) -> tuple[str, ...]:
    """Return a profile and the one that it extends."""
    return (profile, *(each["$ref"] for each in profile_document(profile).get("allOf", ())))


@cache
def _frames(profile: str) -> tuple[Draft7Validator, ...]:
    """Return what checks a descriptor as a whole: which properties it has, and that it lists tables."""
    return tuple(_validator(_frame(profile_document(url))) for url in _documents(profile))


def _frame(document: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in document.items() if key not in ("$id", "allOf")}
    listed = {key: value for key, value in document["properties"][_LISTED].items() if key != "items"}
    return {**kept, "properties": {_LISTED: listed}}


@cache
def _part_validator(profile: str, place: str) -> Draft7Validator | None:
    """Return what checks one part; None where the profiles say nothing of it."""
    name = place.partition("/")[0]
    urls = [url for url in _documents(profile) if name in profile_document(url)["properties"]]
    return _validator({"allOf": [{"$ref": f"{url}#/properties/{place}"} for url in urls]}) if urls else None


def _validator(schema: dict[str, Any]) -> Draft7Validator:
    # Imported here: both are compiled or slow to load, and only descriptors need them.
    from jsonschema import Draft7Validator, FormatChecker  # noqa: PLC0415

    return Draft7Validator(schema, registry=_registry(), format_checker=FormatChecker())


@cache
def _registry() -> Any:
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT7  # noqa: PLC0415

    resources = [(url, DRAFT7.create_resource(profile_document(url))) for url in _FILES]
    return Registry().with_resources(resources).crawl()


def _error(cause: ValidationError) -> ProfileError:
    wanted: Any = cause.validator_value
    found: Any = cause.instance
    if cause.validator == "required":
        wanted = next(name for name in wanted if name not in found)
    return ProfileError(_pointer(cause), _message(cause), str(cause.validator), _text(wanted))


def _text(wanted: Any) -> str:
    return wanted if isinstance(wanted, str) else json.dumps(wanted, ensure_ascii=False)


def _pointer(error: ValidationError) -> str:
    return "".join(f"/{part}" for part in error.absolute_path) or "/"


def _message(error: ValidationError) -> str:
    """Return the validator's message, without quoting a whole object or list."""
    if isinstance(error.instance, dict | list):
        return str(error.message.replace(repr(error.instance), "the value"))
    return str(error.message)
