"""One finding as lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from juesuan.report.reading import (
    amount,
    formula,
    is_explained,
    lowered,
    main_place,
    other_equations,
    place,
    tolerance,
)

if TYPE_CHECKING:
    from juesuan.report.page import Page
    from juesuan.standard.catalogue import Text

_INDENT = 4
_COLUMN = {"zh": 12, "en": 16}


def write_finding(page: Page, number: int, finding: dict[str, Any]) -> None:
    """Write where it is, what is printed, what is expected, why, and how to mend it."""
    main, *others = finding["locations"]
    page.line(f"{number}. {_heading(page, finding)}", finding["severity"], hang=_INDENT)
    message, arithmetic = page.pick(finding["message"]), page.pick(formula(finding))
    page.line(message, indent=_INDENT)
    for location in others:
        _entry(page, "place", _place(page, location))
    _entry(page, "source", main["source_ref"])
    _entry(page, "quote", "" if main["quote"] in message else main["quote"])
    _write_values(page, finding)
    _entry(page, "formula", "" if arithmetic in message else arithmetic)
    _write_equations(page, other_equations(finding))
    _entry(page, "likely_cause", page.pick(finding["likely_cause"]))
    _entry(page, "mend", page.pick(finding["mend"]), "strong")
    for basis in finding["basis"]:
        kind = page.say(f"basis.{basis['type']}")
        _entry(page, "basis", f"{kind}{page.say('joint.colon')}{page.pick(basis)}")
    if finding["explanation"]:
        _entry(page, "explanation", explanation_words(page, finding))
    _entry(page, "broken_rule", page.pick(finding["title"]))
    _entry(page, "rule", f"{finding['rule']}  {finding['fingerprint']}")


def explanation_words(page: Page, finding: dict[str, Any]) -> str:
    """Return the publisher's reason with who gave it and when; of an error, that it changes nothing."""
    explanation = finding["explanation"]
    signed = page.say("finding.signed", author=explanation["author"], date=explanation["date"])
    words = str(explanation["reason"]) + page.say("joint.group", text=signed)
    return words if is_explained(finding) else f"{words} {page.say('finding.not_accepted')}"


def _heading(page: Page, finding: dict[str, Any]) -> str:
    where = _crumbs(page, main_place(finding))
    words = page.say("joint.heading", place=where, defect=lowered(finding["defect"]))
    return words + (
        page.say("joint.group", text=page.say("finding.explained")) if is_explained(finding) else ""
    )


def _crumbs(page: Page, parts: list[Text]) -> str:
    return page.say("joint.place").join(page.pick(part) for part in parts)


def _place(page: Page, location: dict[str, Any]) -> str:
    return _crumbs(page, place(location))


def _write_values(page: Page, finding: dict[str, Any]) -> None:
    _entry(page, "printed", amount(finding, "printed") or "")
    _entry(page, finding["expected_is"] or "required", amount(finding, "expected") or "")
    difference = amount(finding, "difference")
    if difference:
        words = tolerance(finding)
        bound = page.say("finding.tolerance", amount=words) if words else ""
        _entry(page, "difference", difference + (page.say("joint.group", text=bound) if bound else ""))


def _write_equations(page: Page, equations: list[dict[str, Any]]) -> None:
    if not equations:
        return
    page.line(page.say("finding.equations", count=len(equations)), indent=_INDENT)
    for each in equations:
        gap = page.say("joint.group", text=page.say("finding.off_by", amount=each["difference"]))
        page.line(f"– {page.pick(each['formula'])}{gap}", indent=_INDENT, hang=2)


def _entry(page: Page, name: str, text: str, style: str = "") -> None:
    page.entry(page.say(f"finding.{name}"), text, style, indent=_INDENT, column=_COLUMN[page.language])
