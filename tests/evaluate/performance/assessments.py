"""Short ways to change the self-assessment of the complete example, and to read synthetic sheets."""

from juesuan.evaluate.performance.read_sheets import read_sheets
from juesuan.package.content import Package, Record
from juesuan.standard.tables import table_schema

DEPARTMENT = {"department_id": "999999-example-office", "fiscal_year": "2024"}


def project(column, new, key="p01"):
    """Return the change of one cell of a sheet."""
    return {"cell": f"performance_projects/{key}/{column}", "value": new}


def indicator(key, column, new):
    """Return the change of one cell of an indicator, such as `p01/i02`."""
    return {"cell": f"performance_indicators/{key}/{column}", "value": new}


def figure(concept, new, **wanted):
    """Return the change of a number that the text states."""
    return {"figure": {"concept": concept, **wanted}, "value": {"value": new}}


def stated(number, **values):
    """Return the change that adds a figure to the text on performance."""
    row = {"figure_id": f"f9{number:02d}", "section": "performance_management", "decimals": "0", **values}
    return {"add": "figures", "value": row}


def row(table, /, **values):
    """Return one row of a table, blank where nothing is said."""
    blank = dict.fromkeys(table_schema(table).columns, "")
    filled = blank | DEPARTMENT | values
    return Record("/".join(filled[column] for column in table_schema(table).row_key), filled, 2)


def sheet_with(indicators=(), notes=(), **values):
    """Return one sheet, its indicators given as (weight, score) or as mappings of columns."""
    head = {"project_id": "p01", "sheet": "project", "project_name": "示例经费", "unit": "万元", **values}
    rows = [
        dict(zip(("weight", "score"), each, strict=True)) if isinstance(each, tuple) else each
        for each in indicators
    ]
    tables = {
        "performance_projects": [row("performance_projects", **head)],
        "performance_indicators": [
            row(
                "performance_indicators", project_id=head["project_id"], indicator_id=f"i{number:02d}", **each
            )
            for number, each in enumerate(rows, 1)
        ],
        "reading_notes": [row("reading_notes", **note) for note in notes],
    }
    return read_sheets(Package({}, tables))[0]


def only(violations):
    """Return the only violation as verdict, column, printed and expected."""
    (violation,) = violations
    return violation.verdict, violation.cell.column, violation.printed, violation.expected
