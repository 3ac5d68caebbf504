"""The specification: every worked example is what the code computes, and both languages say the same."""

import json
import re
from fractions import Fraction
from types import SimpleNamespace

import pytest

from docs.worked_examples import PAGES, ROOT, examples, tables
from juesuan.arithmetic.equations import Cell, Equation, RowName, Term
from juesuan.arithmetic.instances import parents_of
from juesuan.arithmetic.judgement import judge_equation
from juesuan.arithmetic.money import Amount, NotMoneyError, in_base_unit, parse_amount
from juesuan.arithmetic.rates import growth, judge_rate, ratio
from juesuan.arithmetic.rounding import FACTORS
from juesuan.evaluate.codes import plain
from juesuan.evaluate.continuity.comparison import Comparison
from juesuan.evaluate.finding import fingerprint
from juesuan.evaluate.joint.solve import solve
from juesuan.evaluate.joint.system import systems_of
from juesuan.evaluate.mistakes import cause, likely_mistake
from juesuan.evaluate.performance.execution_scores import judge_execution_score
from juesuan.evaluate.performance.sheets import Indicator, Sheet, exact
from juesuan.evaluate.performance.totals import total_holds
from juesuan.evaluate.prose.directions import _sign
from juesuan.standard.catalogue import kinds, rules, rules_by_id

_HEADING = re.compile(r"^(#{1,4}) (.+?)(?: \{ #([a-z0-9_-]+) \})?$", re.MULTILINE)
_WHAT = {
    "presence",
    "code_list",
    "share",
    "completion",
    "difference",
    "direction",
    "score",
    "count",
    "text_pattern",
}
_UNIT = 10**6


def amount(text):
    """Read an example amount, with its unit behind it if that is not 万元."""
    number, _, unit = text.partition(" ")
    return in_base_unit(parse_amount(number.replace("−", "-")), unit or "万元")


def judged(relation, total, parts, profile="nearest"):
    """Judge a total against parts such as `1.00 + 2.00 − 0.50`, `12 × 0.10`, `–` (blank), `?` (unknown)."""
    repeated = re.fullmatch(r"(\d+) × (\S+)", parts)
    parts = " + ".join([repeated[2]] * int(repeated[1])) if repeated else parts
    signed = re.findall(r"(?:^|([+−]) )([0-9.]+(?: 元)?|–|\?)", parts)
    amounts, unknown, terms = {}, set(), []
    for number, (sign, text) in enumerate([("", total), *signed]):
        cell = Cell("t", str(number), "a")
        if number:
            terms.append(Term(-1 if sign == "−" else 1, cell))
        if text == "?":
            unknown.add(cell)
        elif text != "–":
            amounts[cell] = amount(text)
    equation = Equation("r", relation, Cell("t", "0", "a"), tuple(terms))
    return judge_equation(equation, amounts, unknown, FACTORS[profile]), amounts


def shown(millionths):
    return Fraction(millionths, _UNIT)


@examples("amounts")
def test_amounts_are_read_and_converted_as_shown(row):
    written, unit, value, quantum = row
    if value == "–":
        with pytest.raises(NotMoneyError):
            in_base_unit(parse_amount(written), unit)
    else:
        found = in_base_unit(parse_amount(written), unit)
        assert (shown(found.value), shown(found.quantum)) == (Fraction(value), Fraction(quantum))


@examples("sums")
def test_sums_get_the_verdicts_shown(row):
    parts, total, profile, difference, quanta, verdict = row
    found, amounts = judged("sum", total, parts, profile)
    assert found.verdict == verdict
    if verdict not in ("blank", "unknown"):
        assert shown(abs(found.difference)) == Fraction(difference)
        assert shown(sum(each.quantum for each in amounts.values())) == Fraction(quanta)


@examples("same")
def test_one_amount_in_two_places(row):
    one, other, difference, verdict = row
    found, _ = judged("same", one, other)
    assert (shown(abs(found.difference)), found.verdict) == (Fraction(difference), verdict)


@examples("at_most")
def test_a_part_and_its_whole(row):
    part, whole, verdict = row
    assert judged("at_most", part, whole)[0].verdict == verdict


@examples("counts")
def test_things_counted(row):
    relation, stated, listed, verdict = row
    assert judged(relation, stated, listed)[0].verdict == verdict


@examples("differences")
def test_a_stated_change(row):
    actual, base, change, verdict = row
    larger, smaller = sorted((actual, base), key=Fraction, reverse=True)
    assert judged("sum", change, f"{larger} − {smaller}")[0].verdict == verdict


@examples("parents")
def test_the_parent_of_a_code(row):
    codes, code, parent = row
    assert (parents_of([RowName(each, {}) for each in codes.split()])[code] or "–") == parent


@examples("joint")
def test_equations_of_a_grid_together(row):
    grid, verdict = row
    lines = [line.split() for line in grid.split(" / ")]
    cells = [[Cell("t", str(r), str(c)) for c in range(3)] for r in range(3)]
    amounts = {cells[r][c]: parse_amount(lines[r][c]) for r in range(3) for c in range(3)}
    sums = [(line[2], line[:2]) for line in cells] + [
        (column[2], column[:2]) for column in zip(*cells, strict=True)
    ]
    equations = [Equation("r", "sum", total, tuple(Term(1, part) for part in parts)) for total, parts in sums]
    alone = [judge_equation(each, amounts, frozenset()) for each in equations]
    assert {each.verdict for each in alone} == {"possible"}
    answers = {solve(system).answer for system in systems_of(alone, amounts, 2)[1]}
    assert (verdict == "impossible") == ("impossible" in answers)


@examples("rates")
def test_a_stated_rate(row):
    part, whole, sign, printed, low, high, verdict = row
    signs = {"+": 1, "−": -1}
    one, other = amount(part), amount(whole)
    rate = growth(one, other, signs[sign]) if sign in signs else ratio(one, other)
    if rate is None:
        assert verdict == "undefined"
        return
    bounds = [f"{float(shown(end)):.4f}" if end is not None else "–" for end in (rate.low, rate.high)]
    assert (bounds, judge_rate(parse_amount(printed), rate)) == ([low, high], verdict)


@examples("directions")
def test_a_word_of_direction(row):
    actual, base, word, verdict = row
    evidence = SimpleNamespace(amount=amount)
    sign = _sign(evidence, actual, base)
    said = {"increase": 1, "decrease": -1, "level": 0}[word]
    expected = "–" if sign is None else "possible" if sign == said else "contradiction"
    assert expected == verdict


def sheet(marks, scores=()):
    """Return a self-assessment sheet with some marks and the scores of its indicators."""
    indicators = tuple(
        Indicator(str(key), {}, None, exact(parse_amount(score))) for key, score in enumerate(scores)
    )
    amounts = {name: exact(parse_amount(text)) for name, text in marks.items()}
    return Sheet(
        "p", {"sheet": "project"}, {}, amounts, indicators, whole=True, funds_whole=True, marks_whole=True
    )


@examples("scores")
def test_marks_for_execution(row):
    rate, weight, score, verdict = row
    own = sheet({"execution_weight": weight, "execution_score": score})
    own.marks["execution_rate"] = parse_amount(rate)
    found = judge_execution_score(own, SimpleNamespace(facts=SimpleNamespace(amounts={})))
    assert [each.verdict for each in found] == ([] if verdict == "possible" else [verdict])


@examples("totals")
def test_the_total_of_a_sheet(row):
    execution, scores, total, verdict = row
    own = sheet({"execution_score": execution, "claimed_total": total}, scores.split(" + "))
    assert total_holds(own) == (verdict == "possible")


@examples("continuity")
def test_this_year_against_last(row):
    this, last, verdict = row
    parts, before = [amount(text) for text in this.split(" + ")], amount(last)
    own = Amount(sum(each.value for each in parts), sum(each.quantum for each in parts))
    cell = Cell("t", "r", "c")
    implied = {"zh": this, "en": this} if len(parts) > 1 else None
    found = Comparison(cell, *own, cell, *before, "万元", implied)
    assert (found.verdict or "possible") == verdict


@examples("names")
def test_a_printed_name(row):
    printed, official, verdict = row
    assert plain(official).startswith(plain(printed)) == (verdict == "possible")


@examples("mistakes")
def test_likely_causes(row):
    expected, printed, name = row
    assert likely_mistake(printed, expected) == cause(name, printed=printed, expected=expected)


@examples("wording")
def test_faulty_words_are_examples_of_their_rule(row):
    rule, text, verdict = row
    assert text in rules_by_id()[rule].check["texts"]["fail" if verdict == "leftover" else "pass"]


@examples("fingerprints")
def test_fingerprints(row):
    rule, *cell, printed, last, expected = row
    assert fingerprint("999999-example-office-2024", rule, Cell(*cell), printed, last) == expected


def test_both_languages_have_the_same_headings_and_examples():
    headings = {
        language: [(len(level), anchor) for level, _, anchor in _HEADING.findall(page)]
        for language, page in PAGES.items()
    }
    assert headings["zh"] == headings["en"]
    assert tables("zh") == tables("en")
    assert len(tables("en")) == PAGES["en"].count("<!-- examples")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_is_defined_under_its_own_name(language):
    titles = {anchor: title for _, title, anchor in _HEADING.findall(PAGES[language])}
    assert {name: titles.get(name) for name in kinds()} == {
        name: kind.title[language] for name, kind in kinds().items()
    }


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_a_rule_looks_for_is_defined_here_or_by_the_rule(language):
    sections = dict(
        re.findall(r"^### [^\n]*\{ #(\w+) \}\n(.*?)(?=^##)", PAGES[language], re.MULTILINE | re.DOTALL)
    )
    undefined = [
        rule.id
        for rule in rules()
        if rule.kind in _WHAT
        and rule.computed == kinds()[rule.kind].meaning
        and (what := rule.check.get("what"))
        and f"`{what}`" not in sections[rule.kind]
    ]
    assert undefined == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_verdict_status_and_state_of_the_files_is_named(language):
    schema = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))["definitions"]
    named = {
        *schema["package"]["properties"]["status"]["enum"],
        *schema["outcome"]["properties"]["verdict"]["enum"],
        *schema["finding"]["properties"]["verdict"]["enum"],
        *(each for each in schema["finding"]["properties"]["expected_is"]["enum"] if each),
        *FACTORS,
    }
    assert [name for name in sorted(named) if f"`{name}`" not in PAGES[language]] == []
