"""Check package descriptors against the profile of the standard."""

from __future__ import annotations

import json
from functools import cache
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


class ProfileError(NamedTuple):
    """One way in which a descriptor does not conform: where (a JSON Pointer), why, and by which keyword."""

    path: str
    message: str
    keyword: str = ""
    wanted: str = ""


def profile_errors(descriptor: dict[str, Any], profile: str = PROFILE_URL) -> list[ProfileError]:
    """Return every way in which a descriptor breaks the profile, in the order of their places.

    Works offline. `profile` may be CORE_PROFILE_URL for packages that are not department accounts.
    """
    from jsonschema.exceptions import best_match  # noqa: PLC0415

    tops = _validator(profile).iter_errors(descriptor)
    # Inside an alternative, the deepest error says more than "matches none of these".
    causes = [best_match([top]) for top in tops]
    return sorted({_error(cause) for cause in causes})


@cache
def profile_document(url: str) -> dict[str, Any]:
    """Return a bundled profile by its URL; raises KeyError for any other URL."""
    document: dict[str, Any] = json.loads((root() / _FILES[url]).read_text(encoding="utf-8"))
    return document


@cache
def _validator(profile: str) -> Draft7Validator:
    # Imported here: both are compiled or slow to load, and only descriptors need them.
    from jsonschema import Draft7Validator, FormatChecker  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT7  # noqa: PLC0415

    resources = [(url, DRAFT7.create_resource(profile_document(url))) for url in _FILES]
    registry: Any = Registry().with_resources(resources)
    return Draft7Validator(profile_document(profile), registry=registry, format_checker=FormatChecker())


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
