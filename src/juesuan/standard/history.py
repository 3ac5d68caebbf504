"""The versions of the standard, and what each changed in the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from juesuan.standard.catalogue import Text
from juesuan.standard.yaml_files import load


@dataclass(frozen=True, slots=True)
class StandardVersion:
    """One version of the standard as `validations/history.yaml` states it."""

    number: str
    date: str
    summary: Text
    added: frozenset[str]
    """The rules that it added; the first version names none, since it brought all it had."""
    changed: dict[str, Text]
    """What it changed, by the id of the rule."""


@cache
def versions() -> tuple[StandardVersion, ...]:
    """Return every version, the first one first."""
    return tuple(
        StandardVersion(
            record["version"],
            record["date"],
            record["summary"],
            frozenset(record["added"]),
            record["changed"],
        )
        for record in load("validations/history.yaml")
    )


def entered(rule: str) -> StandardVersion:
    """Return the version that a rule entered with."""
    first, *later = versions()
    return next((version for version in later if rule in version.added), first)


def changes(rule: str) -> list[tuple[StandardVersion, Text]]:
    """Return the versions that changed a rule after it entered, each with what changed."""
    return [(version, version.changed[rule]) for version in versions() if rule in version.changed]
