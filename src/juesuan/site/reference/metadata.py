"""The page on the properties of a package, from the profile of the standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from juesuan.site.page import Heading, Page
from juesuan.site.reference.example import clean_package
from juesuan.site.templating import render
from juesuan.site.words import say
from juesuan.standard.profile import CORE_PROFILE_URL, PROFILE_URL, profile_document

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_LONGEST = 3
"""So many items of a list are shown as an example."""
_LIMITS = ("minimum", "maximum", "minLength", "minItems")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page on the metadata of packages."""
    language, path = site.language, "metadata"
    properties = described(language)
    body = render(
        "reference/metadata.html.j2",
        language,
        path,
        properties=properties,
        profile_url=PROFILE_URL,
        profile_path=urlsplit(PROFILE_URL).path.lstrip("/"),
        core_url=CORE_PROFILE_URL,
        example=_example(),
    )
    title, description = (say(f"reference.metadata.{key}", language) for key in ("title", "description"))
    headings = [Heading(each["anchor"], each["title"], 2) for each in properties]
    headings.append(Heading("example", say("reference.metadata.example", language)))
    yield Page(path, title, body, "html", description, tuple(headings))


def described(language: str) -> list[dict[str, Any]]:
    """Return every property that the profile constrains, those of its objects below it."""
    profile = profile_document(PROFILE_URL)
    example = clean_package().descriptor
    return [
        _property(name, record, profile["required"], language, example.get(name))
        for name, record in profile["properties"].items()
    ]


def _property(
    name: str, record: dict[str, Any], needed: list[str], language: str, example: Any = None
) -> dict[str, Any]:
    items = record.get("items", {})
    inner = {} if name == "resources" else record.get("properties") or items.get("properties") or {}
    needed_inside = [*record.get("required", ()), *items.get("required", ())]
    required = "is_required" if name in needed else "is_optional"
    return {
        "name": name,
        "anchor": name.removeprefix("$").replace(":", "-"),
        "title": _said(record, "title", language),
        "description": _said(record, "description", language),
        "type": say(f"reference.type.{record.get('type', 'string')}", language),
        "required": say(f"reference.{required}", language),
        "constraints": list(_constraints(record, language)),
        "example": "" if example is None or name == "resources" else _shown(example),
        "inner": [_property(key, each, needed_inside, language) for key, each in inner.items()],
    }


def _constraints(record: dict[str, Any], language: str) -> Iterator[str]:
    if "const" in record:
        yield say("reference.metadata.const", language, value=record["const"])
    if "enum" in record:
        values = say("reference.between", language).join(f"`{value}`" for value in record["enum"])
        yield say("reference.metadata.enum", language, values=values)
    if "pattern" in record:
        yield say("reference.constraint.pattern", language, pattern=record["pattern"])
    for limit in _LIMITS:
        if limit in record:
            yield say(f"reference.metadata.{limit}", language, value=record[limit])
    if record.get("uniqueItems"):
        yield say("reference.metadata.unique", language)


def _shown(value: Any) -> str:
    """Write an example as JSON; a long list shows its first items."""
    if isinstance(value, list) and len(value) > _LONGEST:
        first = json.dumps(value[:_LONGEST], ensure_ascii=False, indent=2)
        return f"{first[:-2]},\n  …\n]"
    return json.dumps(value, ensure_ascii=False, indent=2)


def _example() -> str:
    """Return the descriptor of the invented example without its resources."""
    kept = {key: value for key, value in clean_package().descriptor.items() if key != "resources"}
    kept["juesuan:textRules"] = kept["juesuan:textRules"][:_LONGEST]
    return json.dumps(kept, ensure_ascii=False, indent=2)


def _said(record: dict[str, Any], key: str, language: str) -> str:
    return str(record[key] if language == "zh" else record[f"juesuan:{key}En"])
