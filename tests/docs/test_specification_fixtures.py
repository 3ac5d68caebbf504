"""The fixtures that the specification names are judged as it says, and have the levels that it says."""

from datetime import UTC, datetime
from pathlib import Path

import juesuan
from docs.worked_examples import examples
from juesuan.report.build import Run, build_report
from juesuan.report.reading import is_explained

FIXTURES = Path(__file__).parents[1] / "fixtures"
_RUN = Run("oracle", "en", datetime(2025, 1, 1, tzinfo=UTC))


def package(name):
    """Load a fixture; `name − property` leaves a property of the descriptor out."""
    path, _, without = name.replace("`", "").partition(" − ")
    found = juesuan.load(FIXTURES / path)
    found.descriptor.pop(without, None)
    return found


def level(report):
    """Return the level of a package as the specification defines it, from its report alone."""
    findings = report["findings"]
    kinds = {outcome["rule"]: outcome["kind"] for outcome in report["outcomes"]}
    errors = [finding for finding in findings if finding["severity"] == "error"]
    open_warnings = [f for f in findings if f["severity"] == "warning" and not is_explained(f)]
    counts = report["coverage"]["rules"]
    reached = [
        not any(kinds[finding["rule"]] == "format" for finding in errors),
        not errors,
        not open_warnings,
        not (counts["not_run"] or counts["inconclusive"] or report["coverage"]["unplaced"]),
    ]
    return (*reached, False).index(False)


@examples("levels")
def test_the_level_of_a_package_is_read_off_its_report(row):
    name, status, expected = row
    found = package(name)
    report = build_report(_RUN, [(found, juesuan.validate(found))])["packages"][0]
    assert (report["status"], level(report)) == (status, 0 if expected == "–" else int(expected))


@examples("fixtures")
def test_a_fixture_has_the_one_finding_that_is_shown(row):
    name, kind, *rest = row
    (finding,) = juesuan.validate(package(f"invalid/{name}")).findings
    assert (finding.rule.id, finding.rule.kind) == (name, kind)
    assert [finding.verdict, finding.printed or "–", finding.expected or "–"] == rest
