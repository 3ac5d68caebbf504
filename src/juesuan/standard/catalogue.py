"""The rule catalogue: every rule as one record of data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from juesuan.standard.location import root
from juesuan.standard.yaml_files import load, load_folder

Severity = Literal["error", "warning", "info"]
Text = dict[str, str]
"""One sentence in two languages: `zh` and `en`."""
ExpectedIs = Literal["required", "computed", "other_place"]
"""What the expected value of a finding is: what must stand there, what the other numbers give (one of them
may be the wrong one instead), or what another place says (either may be wrong)."""

LINEAR_KINDS = ("row_sum", "line_sum", "tree_sum", "same_amount", "range")
"""The kinds whose rules are equations between cells (a `range` with a fixed minimum is not)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the few kinds of rule, with its formal meaning and its message templates."""

    name: str
    title: Text
    meaning: Text
    messages: dict[str, Text]
    """One template for each verdict that the kind can fail with."""
    expected_is: ExpectedIs
    encodings: tuple[str, ...]
    """Where rules of this kind run: oracle, sql, expectations, pandera."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One disclosure rule as its record in `validations/rules/` states it."""

    id: str
    family: str
    kind: str
    severity: Severity
    status: str
    title: Text
    why: Text
    computed: Text
    """What exactly is compared; the meaning of the kind where that and the parameters say it all."""
    mend: Text
    defect: Text | None
    """What its findings are called in a few words; None where their verdict says it."""
    expected_is: ExpectedIs
    basis: tuple[dict[str, str], ...]
    check: dict[str, Any]
    examples: dict[str, Any]
    since: int | None
    until: int | None
    layouts: tuple[str, ...]
    messages: dict[str, Text]
    encodings: tuple[str, ...]
    """Where the rule runs: those of its kind, or fewer."""

    @property
    def linear(self) -> bool:
        """Whether the rule is a set of equations between cells of the official tables."""
        return self.kind in LINEAR_KINDS and "minimum" not in self.check and not self.stated

    @property
    def stated(self) -> bool:
        """Whether the rule is a set of equations on what the text or a self-assessment sheet states."""
        return "statements" in self.check

    def applies(self, fiscal_year: int, layout: str) -> bool:
        """Say whether the rule is in force for a fiscal year and a layout family."""
        if self.status != "active" or (self.layouts and layout not in self.layouts):
            return False
        return (self.since or fiscal_year) <= fiscal_year <= (self.until or fiscal_year)


@cache
def kinds() -> dict[str, Kind]:
    """Return every kind by name."""
    return {
        name: Kind(
            name=name,
            title=record["title"],
            meaning=record["meaning"],
            messages=record["messages"],
            expected_is=record.get("expected_is", "required"),
            encodings=tuple(record["encodings"]),
        )
        for name, record in load("validations/kinds.yaml").items()
    }


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of the catalogue."""
    return tuple(_rule(record) for record in rule_records())


@lru_cache(maxsize=64)
def rules_in_force(fiscal_year: int, layout: str) -> tuple[Rule, ...]:
    """Return the rules that apply to a fiscal year and a layout family, in the order of the catalogue."""
    return tuple(rule for rule in rules() if rule.applies(fiscal_year, layout))


def rule_records() -> list[dict[str, Any]]:
    """Return the records of all rules as their files state them, with their family."""
    files = load_folder("validations/rules")
    families = load("validations/families.yaml")
    return [{"family": family, **record} for family in families for record in files.get(family, ())]


@cache
def rules_by_id() -> dict[str, Rule]:
    """Return every rule by its id."""
    return {rule.id: rule for rule in rules()}


@cache
def catalogue_digest() -> str:
    """Return the SHA-256 of the rule files, so that a report can name its catalogue."""
    digest = hashlib.sha256()
    for file in sorted((root() / "validations" / "rules").glob("*.yaml")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _rule(record: dict[str, Any]) -> Rule:
    return Rule(
        id=record["id"],
        family=record["family"],
        kind=record["kind"],
        severity=record["severity"],
        status=record.get("status", "active"),
        title=record["title"],
        why=record["why"],
        computed=record.get("computed", kinds()[record["kind"]].meaning),
        mend=record["mend"],
        defect=record.get("defect"),
        expected_is=record.get("expected_is", kinds()[record["kind"]].expected_is),
        basis=tuple(record["basis"]),
        check=record["check"],
        examples=record.get("examples", {}),
        since=record.get("since", {}).get("fiscal_year"),
        until=record.get("until", {}).get("fiscal_year"),
        layouts=tuple(record.get("layouts", ())),
        messages={**kinds()[record["kind"]].messages, **record.get("messages", {})},
        encodings=tuple(record.get("encodings", _encodings(record))),
    )


def _encodings(record: dict[str, Any]) -> tuple[str, ...]:
    """Return where rules of a kind run; those on the text are the oracle's alone if they do not say more."""
    return ("oracle",) if "statements" in record["check"] else kinds()[record["kind"]].encodings
