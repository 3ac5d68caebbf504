"""Rules of the kind `format`: what reading the package already found, and the descriptor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from juesuan.arithmetic.equations import Cell
from juesuan.evaluate.finding import Outcome
from juesuan.evaluate.single import Subject, Violation
from juesuan.package.content import UNNAMED
from juesuan.standard.catalogue import Rule
from juesuan.standard.profile import ProfileError, profile_errors
from juesuan.standard.tables import table_names, table_schema
from juesuan.standard.yaml_files import load


def judge_format(rule: Rule, subject: Subject) -> tuple[Outcome, Iterable[Violation]]:
    """Report the problems that belong to a rule; the descriptor is checked here."""
    rows = sum(len(records) for records in subject.package.tables.values())
    if rule.check["what"] == "descriptor":
        return Outcome(rule, "pass", checked=1), _descriptor(subject)
    problems = [problem for problem in subject.package.problems if problem.rule == rule.id]
    checked = rows if rule.check["what"] in ("values", "keys") else len(subject.package.tables)
    return Outcome(rule, "pass", checked=checked), [
        Violation(
            problem.verdict,
            Cell(problem.table, problem.row, problem.column),
            printed=problem.printed,
            detail={"zh": problem.zh, "en": problem.en},
            severity=problem.severity,
        )
        for problem in problems
    ]


def descriptor_conforms(descriptor: dict[str, Any]) -> bool:
    """Say whether there is nothing to report of a descriptor."""
    return not profile_errors(_lean(descriptor)) and next(_resources(descriptor), None) is None


def _descriptor(subject: Subject) -> Iterable[Violation]:
    """Check the descriptor; one that could not even be read is a problem already."""
    for problem in subject.package.problems:
        if problem.rule == "descriptor-conforms":
            detail = {"zh": problem.zh, "en": problem.en}
            yield Violation("unreadable", Cell("", "", ""), printed=problem.printed, detail=detail)
            return
    for error in profile_errors(_lean(subject.package.descriptor)):
        yield _undivided() if _is_undivided(error, subject) else _nonconforming(error)
    yield from _resources(subject.package.descriptor)


def _resources(descriptor: dict[str, Any]) -> Iterator[Violation]:
    """Report what the profile cannot see: a name used twice, columns other than those of the standard."""
    seen: set[str] = set()
    resources = descriptor.get("resources")
    for index, resource in enumerate(resources if isinstance(resources, list) else ()):
        name = resource.get("name") if isinstance(resource, dict) else None
        if not isinstance(name, str):
            continue
        if name in seen:
            yield _of_resource("repeated_resource", f"/resources/{index}/name", name)
        elif name in table_names() and not _has_own_columns(resource.get("schema"), name):
            yield _of_resource("other_schema", f"/resources/{index}/schema", name)
        seen.add(name)


def _has_own_columns(schema: Any, table: str) -> bool:
    """Say whether an inlined schema declares the columns of the standard; what is none is told elsewhere."""
    if schema == table_schema(table).descriptor:
        return True
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(fields, list) or not all(isinstance(field, dict) for field in fields):
        return True
    wanted = [(field.name, field.type) for field in table_schema(table).fields]
    return [(field.get("name"), field.get("type")) for field in fields] == wanted


def _of_resource(key: str, place: str, name: str) -> Violation:
    words = load("validations/messages/problems.yaml")[key]
    detail = {language: words[language].format(name=name) for language in ("zh", "en")}
    return Violation("descriptor", Cell("", "", ""), printed=place, detail=detail)


def _nonconforming(error: ProfileError) -> Violation:
    return Violation("descriptor", Cell("", "", ""), printed=error.path, detail=_words(error))


def _is_undivided(error: ProfileError, subject: Subject) -> bool:
    """Say whether only the division is unknown, of a disclosure that was read and not yet described."""
    missing = (error.keyword, error.wanted) == ("required", "juesuan:division")
    return missing and subject.package.id.startswith(UNNAMED)


def _undivided() -> Violation:
    # The disclosure is not to blame that a name does not tell its division, so this is only a note.
    detail = load("validations/messages/problems.yaml")["undivided"]
    return Violation("descriptor", Cell("", "", ""), "juesuan:division", detail=detail, severity="info")


def _words(error: ProfileError) -> dict[str, str]:
    words = load("validations/messages/problems.yaml")
    zh = words.get(f"profile_{error.keyword}", words["profile_other"])["zh"]
    return {"zh": zh.format(wanted=error.wanted, message=error.message), "en": error.message}


def _lean(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Leave out inlined schemas that are the standard's own: they are valid, and long to check again."""
    resources = descriptor.get("resources")
    if not isinstance(resources, list):
        return descriptor
    return {**descriptor, "resources": [lean_resource(resource) for resource in resources]}


def lean_resource(resource: Any) -> Any:
    """Return a resource without its schema where that is the standard's own."""
    name = resource.get("name") if isinstance(resource, dict) else None
    if name in table_names() and resource.get("schema") == table_schema(name).descriptor:
        first = {"name": "department_id", "type": "string"}
        return {**resource, "schema": {"fields": [first], "primaryKey": ["department_id"]}}
    return resource
