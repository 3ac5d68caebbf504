"""Rules on the parts of the text: missing, promised, empty, broken off, without explanation."""

from functools import cache

import pytest

from encode.agreement import agreed, named, places
from encode.faults import drop_row, drop_table, example, put, section, several
from encode.faults import p as then
from juesuan.package.content import Record

THREE = "three_public_expenses"


def absent(*names):
    return several(*(then(section, name, "missing") for name in names))


def promised(*names):
    """Leave parts out that the contents list."""
    return several(*(then(put, "sections", name, status="missing", source_ref="L3") for name in names))


def note(package, section_name, kind="listed", detail="unexplained"):
    number = f"t{len(package.tables['reading_notes'])}"
    names = ("note_id", "kind", "table", "section", "row", "column", "printed", "read_as", "reason", "detail")
    values = (number, kind, "", section_name, "", "", "资产", "", "", detail)
    values = dict(zip(names, values, strict=True))
    package.tables["reading_notes"].append(Record(number, {**values, "source_ref": ""}, 900))


def of_layout(layout, *changes):
    return several(lambda package: package.descriptor.update({"juesuan:layout": layout}), *changes)


def none_left(package):
    for record in package.tables["sections"]:
        record.values.update(status="missing", source_ref="")


CASES = {
    "clean": several(),
    "one missing": absent("procurement"),
    "one dropped": then(drop_row, "sections", "procurement"),
    "one of two missing": absent("organisation"),
    "both of two missing": absent("organisation", "unit_composition", "staff_composition"),
    "part missing, its sections there": absent("overview"),
    "part missing with its sections": absent(
        "overview", "main_functions", "organisation", "unit_composition", "staff_composition"
    ),
    "promised": promised("key_work", "performance_management"),
    "promised, but a section of it there": promised("attachments"),
    "promised part and section": promised(
        "attachments", "overall_self_assessment", "project_self_assessments"
    ),
    "promised table": promised("revenue"),
    "of the layout": absent("staff_composition"),
    "of another layout": of_layout("shanghai-2023", absent("staff_composition", f"{THREE}_overall")),
    "of the family itself": of_layout("sichuan", absent(f"{THREE}_details")),
    "of no known layout": of_layout("wuhanese-2020", absent("staff_composition")),
    "one of those together": of_layout("other-2020", absent(f"{THREE}_overall", "overall_self_assessment")),
    "none of those together": of_layout("other-2020", absent(f"{THREE}_overall", f"{THREE}_details")),
    "nothing left": none_left,
    "no rows": lambda package: package.tables.update(sections=[]),
    "no table": then(drop_table, "sections"),
    "unknown section": then(section, "appendix", "present"),
    "before the rule": several(
        lambda package: package.descriptor.update({"juesuan:fiscalYear": 2019}), absent("procurement")
    ),
    "empty": then(section, "procurement", "empty"),
    "empty within empty": several(then(section, "explanations", "empty"), then(section, "key_work", "empty")),
    "empty, told by words left": several(
        then(section, "procurement", "empty"), then(note, "procurement", "text", "instruction-left")
    ),
    "empty tables": then(section, "final_accounts_tables", "empty"),
    "empty table": then(section, "revenue", "empty"),
    "holding only missing parts": several(
        then(section, "attachments", "empty"), absent("overall_self_assessment", "project_self_assessments")
    ),
    "broken off": then(section, "project_self_assessments", "broken_off"),
    "term alone": several(then(note, "glossary"), then(note, "glossary")),
    "term alone elsewhere": then(note, "procurement"),
    "term explained": then(note, "glossary", "listed", ""),
    "term alone without glossary": several(then(note, "glossary"), absent("glossary")),
    "without notes": then(drop_table, "reading_notes"),
}


@cache
def judged():
    found = []
    for name, change in CASES.items():
        package = example()
        change(package)
        found.append(named(name, package))
    return agreed(found)


def missing(*names):
    return sorted(f"sections/{name}/status missing" for name in names)


PRESENT, FILLED, WHOLE, TERMS = "sections-present", "sections-filled", "sections-whole", "terms-explained"


@pytest.mark.parametrize(
    ("name", "rule", "expected"),
    [
        ("clean", PRESENT, []),
        ("one missing", PRESENT, ["procurement"]),
        ("one dropped", PRESENT, ["procurement"]),
        ("one of two missing", PRESENT, []),
        ("both of two missing", PRESENT, ["organisation", "unit_composition", "staff_composition"]),
        ("part missing, its sections there", PRESENT, []),
        ("part missing with its sections", PRESENT, ["overview"]),
        ("promised", PRESENT, ["key_work", "performance_management"]),
        ("promised, but a section of it there", PRESENT, []),
        ("promised part and section", PRESENT, ["attachments"]),
        ("promised table", PRESENT, []),
        ("of the layout", PRESENT, ["staff_composition"]),
        ("of another layout", PRESENT, [f"{THREE}_overall"]),
        ("of the family itself", PRESENT, [f"{THREE}_details"]),
        ("of no known layout", PRESENT, []),
        ("one of those together", PRESENT, [f"{THREE}_overall", "overall_self_assessment"]),
        ("none of those together", PRESENT, []),
        ("nothing left", PRESENT, ["overview", "explanations", "glossary"]),
        ("no rows", PRESENT, ["overview", "explanations", "glossary"]),
        ("before the rule", PRESENT, []),
        ("empty", FILLED, ["procurement"]),
        ("empty within empty", FILLED, ["key_work"]),
        ("empty, told by words left", FILLED, []),
        ("empty tables", FILLED, []),
        ("empty table", FILLED, []),
        ("holding only missing parts", FILLED, ["attachments"]),
        ("broken off", WHOLE, ["project_self_assessments"]),
        ("term alone", TERMS, ["glossary"]),
        ("term alone elsewhere", TERMS, []),
        ("term explained", TERMS, []),
        ("term alone without glossary", TERMS, []),
    ],
)
def test_parts_are_named_where_they_are_wanting(name, rule, expected):
    assert places(judged()[name.replace(" ", "-")], rule) == missing(*expected)


@pytest.mark.parametrize(
    ("name", "rule", "outcome"),
    [
        ("no table", PRESENT, "not_run"),
        ("no table", FILLED, "not_run"),
        ("no rows", FILLED, "pass"),
        ("before the rule", PRESENT, "not_applicable"),
        ("without notes", TERMS, "not_applicable"),
        ("no table", TERMS, "not_applicable"),
        ("term alone without glossary", TERMS, "not_applicable"),
        ("clean", TERMS, "pass"),
    ],
)
def test_what_is_not_known_is_not_judged(name, rule, outcome):
    assert judged()[name.replace(" ", "-")].outcomes[rule] == outcome
