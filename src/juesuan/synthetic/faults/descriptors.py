"""Mistakes in the descriptor of a package."""

from __future__ import annotations

from random import Random
from typing import Any

from juesuan.package.content import Problem
from juesuan.standard.yaml_files import load
from juesuan.synthetic.faults.fault import Draft, Fault, Seed

_CONFORMS = ("descriptor-conforms",)
_YEAR, _DEPARTMENT, _VERSION = "juesuan:fiscalYear", "juesuan:departmentId", "juesuan:standardVersion"
_OTHER_VERSION = "2.0.0"


def _year_changed(draft: Draft, rng: Random) -> Fault | None:
    """Name another fiscal year than the rows have."""
    descriptor = draft.package.descriptor
    if not _open(draft, _YEAR):
        return None
    before = descriptor[_YEAR]
    after = before + rng.choice((-1, 1))
    descriptor[_YEAR] = after
    table, record = next((name, rows[0]) for name, rows in draft.package.tables.items() if rows)
    count = sum(len(rows) for rows in draft.package.tables.values())
    words = load("validations/messages/problems.yaml")["other_package"]
    texts = {lang: words[lang].format(expected=str(after), count=count) for lang in ("zh", "en")}
    where = (table, record.key, "fiscal_year", record.values["fiscal_year"])
    draft.package.problems.append(
        Problem("values-well-formed", "malformed", *where, **texts, line=record.line)
    )
    return _fault("year_changed", _YEAR, before, after, ("values-well-formed",))


def _department_missing(draft: Draft, _rng: Random) -> Fault | None:
    """Do not say whose accounts these are."""
    if not _open(draft, _DEPARTMENT):
        return None
    before = draft.package.descriptor.pop(_DEPARTMENT)
    return _fault("department_missing", _DEPARTMENT, before, "", _CONFORMS)


def _version_changed(draft: Draft, _rng: Random) -> Fault | None:
    """Name a version of the standard that this one cannot be."""
    if not _open(draft, _VERSION):
        return None
    before = draft.package.descriptor[_VERSION]
    draft.package.descriptor[_VERSION] = _OTHER_VERSION
    return _fault("version_changed", _VERSION, before, _OTHER_VERSION, _CONFORMS)


def _resource_repeated(draft: Draft, rng: Random) -> Fault | None:
    """List a table twice."""
    resources = draft.package.descriptor["resources"]
    if not _open(draft, "resources"):
        return None
    chosen = rng.choice(resources)
    draft.package.descriptor["resources"] = [*resources, chosen]
    return _fault("resource_repeated", "resources", "", chosen["name"], _CONFORMS)


def _open(draft: Draft, name: str) -> bool:
    """Say whether a property has not been changed yet, and mark it as changed."""
    place = ("", name)
    if place in draft.touched or name not in draft.package.descriptor:
        return False
    draft.touched.add(place)
    return True


def _fault(kind: str, name: str, before: Any, after: Any, expected: tuple[str, ...]) -> Fault:
    return Fault(kind, "", "", name, str(before), str(after), expected)


DESCRIPTOR_FAULTS: dict[str, Seed] = {
    "year_changed": _year_changed,
    "department_missing": _department_missing,
    "version_changed": _version_changed,
    "resource_repeated": _resource_repeated,
}
"""By kind."""
