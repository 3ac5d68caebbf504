"""One equation against printed amounts, relation by relation."""

import pytest

from juesuan.arithmetic.equations import Cell, Equation, Term
from juesuan.arithmetic.judgement import judge_equation
from juesuan.arithmetic.money import parse_amount

A, B, C = Cell("t", "a", "x"), Cell("t", "b", "x"), Cell("u", "c", "x")


def verdict(relation, unknown=(), /, **printed):
    cells = {"a": A, "b": B, "c": C}
    amounts = {cells[name]: parse_amount(text) for name, text in printed.items() if text}
    terms = (Term(1, B),) if relation == "same" else (Term(1, B), Term(1, C))
    return judge_equation(Equation("r", relation, A, terms), amounts, frozenset(unknown)).verdict


@pytest.mark.parametrize(
    ("relation", "printed", "expected"),
    [
        ("sum", {"a": "3.00", "b": "1.00", "c": "2.00"}, "possible"),
        ("sum", {"a": "3.01", "b": "1.00", "c": "2.00"}, "possible"),
        ("sum", {"a": "3.02", "b": "1.00", "c": "2.00"}, "impossible"),
        ("sum", {"a": "2.00", "b": "", "c": "2.00"}, "possible"),
        ("sum", {"a": "2.01", "b": "", "c": "2.00"}, "impossible"),
        ("sum", {"a": "", "b": "1.00", "c": "2.00"}, "impossible"),
        ("sum", {"a": "", "b": "", "c": ""}, "blank"),
        ("same", {"a": "1.00", "b": "1.00"}, "possible"),
        ("same", {"a": "1.01", "b": "1.00"}, "rounding_tail"),
        ("same", {"a": "1.02", "b": "1.00"}, "mismatch"),
        ("same", {"a": "855.1", "b": "855.10"}, "possible"),
        ("same", {"a": "855.1", "b": "855.14"}, "possible"),
        ("same", {"a": "855.1", "b": "855.21"}, "mismatch"),
        ("same", {"a": "", "b": "5.00"}, "mismatch"),
        ("at_most", {"a": "3.00", "b": "1.00", "c": "2.50"}, "possible"),
        ("at_most", {"a": "3.00", "b": "1.00", "c": "1.99"}, "possible"),
        ("at_most", {"a": "3.00", "b": "1.00", "c": "1.00"}, "impossible"),
        ("at_most", {"a": "", "b": "1.00", "c": "1.00"}, "blank"),
    ],
)
def test_verdicts(relation, printed, expected):
    assert verdict(relation, **printed) == expected


def test_a_part_larger_by_one_last_digit_is_a_tail():
    amounts = {A: parse_amount("1.01"), B: parse_amount("1.00")}
    equation = Equation("r", "at_most", A, (Term(1, B),))
    assert judge_equation(equation, amounts, frozenset()).verdict == "rounding_tail"


def test_what_is_unknown_is_not_judged():
    assert verdict("sum", [C], a="3.00", b="1.00") == "unknown"


def test_a_negative_term_is_subtracted():
    amounts = {A: parse_amount("1.00"), B: parse_amount("3.00"), C: parse_amount("2.00")}
    equation = Equation("r", "sum", A, (Term(1, B), Term(-1, C)))
    assert judge_equation(equation, amounts, frozenset()).verdict == "possible"
