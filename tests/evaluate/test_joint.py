"""All equations together: never a false alarm, every contradiction proved, the proof checked by hand."""

import itertools
import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from juesuan.arithmetic.equations import Cell, Equation, Term
from juesuan.arithmetic.judgement import judge_equation
from juesuan.arithmetic.money import Amount
from juesuan.evaluate.joint import programme
from juesuan.evaluate.joint.certificate import certified
from juesuan.evaluate.joint.repair import Printed, only_repair
from juesuan.evaluate.joint.solve import solve
from juesuan.evaluate.joint.system import systems_of

QUANTUM = 10_000
NEAREST = 2
SHIFTED = [
    [80, 87, 168],
    [37, 40, 76],
    [116, 128, 243],
]  # fmt: skip
"""Rows and columns add up to within rounding, each of them; together they do not: 37 should be 36."""
TANGLED = [
    [61, 68, 5, 133],
    [29, 97, 80, 207],
    [34, 95, 84, 214],
    [123, 261, 170, 555],
]
"""A contradiction that no chain of intervals shows, only all rows and columns at once."""


def cell(name):
    return Cell("table", str(name), "amount")


def equation(total, *parts, relation="sum"):
    terms = [Term(-1, cell(part[1:])) if str(part).startswith("-") else Term(1, cell(part)) for part in parts]
    return Equation("rule", relation, cell(total), tuple(terms))


def amounts_of(values, quantum=QUANTUM):
    return {cell(name): Amount(value * quantum, quantum) for name, value in values.items()}


def grid_equations(rows, columns):
    """Rows and columns of a grid, the last of each being the totals."""
    lines = [[f"{i},{j}" for j in range(columns)] for i in range(rows)]
    lines += [[f"{i},{j}" for i in range(rows)] for j in range(columns)]
    return [equation(line[-1], *line[:-1]) for line in lines]


def printed_grid(values):
    numbers = {f"{i},{j}": value for i, row in enumerate(values) for j, value in enumerate(row)}
    return grid_equations(len(values), len(values[0])), amounts_of(numbers)


def judged(equations, amounts, factor=NEAREST):
    return [judge_equation(each, amounts, frozenset(), factor) for each in equations]


def answers(equations, amounts, factor=NEAREST):
    systems = systems_of(judged(equations, amounts, factor), amounts, factor)[1]
    return [solve(system).answer for system in systems]


def proof_of(equations, amounts):
    (system,) = systems_of(judged(equations, amounts), amounts, NEAREST)[1]
    return system, solve(system).certificate


def rounded(value, profile):
    """Return an exact value in quanta as it is printed."""
    return math.floor(value + Fraction(1, 2)) if profile == "nearest" else math.trunc(value)


VALUES = some.integers(-3000, 30000).map(lambda number: Fraction(number, 100))


@given(some.data(), some.sampled_from([("nearest", 2), ("truncate", 1)]))
@settings(max_examples=150, deadline=None)
def test_a_grid_rounded_cell_by_cell_always_holds(data, profile):
    rows, columns = data.draw(some.integers(1, 5)), data.draw(some.integers(1, 5))
    exact = [[data.draw(VALUES) for _ in range(columns)] for _ in range(rows)]
    exact = [[*row, sum(row)] for row in exact]
    exact.append([sum(column) for column in zip(*exact, strict=True)])
    equations, amounts = printed_grid([[rounded(value, profile[0]) for value in row] for row in exact])
    assert set(answers(equations, amounts, profile[1])) <= {"possible"}


@given(some.data())
@settings(max_examples=150, deadline=None)
def test_a_tree_printed_twice_and_rounded_cell_by_cell_always_holds(data):
    parts = [[data.draw(VALUES) for _ in range(data.draw(some.integers(1, 4)))] for _ in range(3)]
    exact = {"total": sum(map(sum, parts))}
    equations = [equation("total", "0", "1", "2"), equation("copy", "total", relation="same")]
    exact["copy"] = exact["total"]
    for i, group in enumerate(parts):
        exact[str(i)] = sum(group)
        names = [f"{i}.{j}" for j in range(len(group))]
        exact |= dict(zip(names, group, strict=True))
        equations += [equation(str(i), *names), equation(f"{i}.0", str(i), relation="at_most")]
    if any(value < 0 for value in exact.values()):
        equations = [each for each in equations if each.relation != "at_most"]
    amounts = amounts_of({name: rounded(value, "nearest") for name, value in exact.items()})
    assert set(answers(equations, amounts)) <= {"possible"}


def test_what_adds_up_as_printed_builds_nothing():
    equations, amounts = printed_grid([[1, 2, 3], [4, 5, 9], [5, 7, 12]])
    assert systems_of(judged(equations, amounts), amounts, NEAREST) == (6, [])


def test_one_equation_alone_cannot_contradict_itself():
    amounts = amounts_of({"t": 11, "a": 5, "b": 5, "u": 3, "v": 3})
    assert answers([equation("t", "a", "b"), equation("u", "v")], amounts) == []


def test_one_equation_off_by_rounding_contradicts_others_that_add_up():
    equations = [equation("t", "a", "b", "c"), equation("t", "a")]
    assert answers(equations, amounts_of({"t": 5, "a": 5, "b": 0, "c": -1})) == ["impossible"]


@pytest.mark.parametrize("values", [SHIFTED, TANGLED], ids=["shifted", "tangled"])
def test_a_contradiction_is_found_and_its_proof_adds_up(values):
    equations, amounts = printed_grid(values)
    assert {item.verdict for item in judged(equations, amounts)} == {"possible"}
    _, proof = proof_of(equations, amounts)
    left = dict.fromkeys(amounts, 0)
    for number, count in proof.multipliers.items():
        left[equations[number].total] -= count
        for term in equations[number].terms:
            left[term.cell] += count * term.coefficient
    off = abs(sum(weight * amounts[name].value for name, weight in left.items()))
    assert 2 * off >= sum(abs(weight) * QUANTUM for weight in left.values())


def test_the_one_figure_at_fault_is_named_with_what_it_should_be():
    equations, amounts = printed_grid(SHIFTED)
    printed = Printed(tuple(judged(equations, amounts)), amounts, frozenset(), NEAREST)
    assert only_repair(*proof_of(equations, amounts), printed) == (cell("1,0"), Amount(36 * QUANTUM, QUANTUM))


def test_where_several_changes_would_do_none_is_named():
    equations, amounts = printed_grid(TANGLED)
    printed = Printed(tuple(judged(equations, amounts)), amounts, frozenset(), NEAREST)
    assert only_repair(*proof_of(equations, amounts), printed) is None


def test_the_upper_end_of_an_interval_does_not_belong_to_it():
    chain = [equation("t", "a", "b"), equation("u", "a", "b", "c")]
    assert answers(chain, amounts_of({"t": 11, "a": 5, "b": 5, "u": 9, "c": 0})) == ["impossible"]
    assert answers(chain, amounts_of({"t": 11, "a": 5, "b": 5, "u": 10, "c": 0})) == ["possible"]


def test_a_part_within_its_whole_takes_part():
    equations = [equation("part", "one", "other", relation="at_most"), equation("total", "one", "other")]
    printed = {"part": 11, "one": 5, "other": 5}
    assert answers(equations, amounts_of({**printed, "total": 9})) == ["impossible"]
    assert answers(equations, amounts_of({**printed, "total": 11})) == ["possible"]


def test_a_tail_and_its_copies_count_as_printed_independently():
    tables = [[f"{name}{i}" for i in range(3)] for name in "ab"]
    equations = [equation(f"{name}t", *names) for name, names in zip("ab", tables, strict=True)]
    equations += [equation(f"a{i}", f"b{i}", relation="same") for i in ("0", "1", "2", "t")]
    equations += [equation("b2", "copy"), equation("x", "y", "z"), equation("x", "copy", "z")]
    values = {"a0": 10, "a1": 20, "a2": 31, "at": 61, "b0": 10, "b1": 20, "b2": 32, "bt": 61, "copy": 32}
    amounts = amounts_of({**values, "x": 63, "y": 31, "z": 31})
    assert [item.verdict for item in judged(equations, amounts)].count("rounding_tail") == 1
    assert set(answers(equations, amounts)) <= {"possible"}


def test_equations_beside_a_broken_one_wait_until_that_is_mended():
    equations, amounts = printed_grid(SHIFTED)
    amounts[cell("1,0")] = Amount(137 * QUANTUM, QUANTUM)
    assert "impossible" in {item.verdict for item in judged(equations, amounts)}
    assert answers(equations, amounts) == []


def test_accounts_that_claim_to_be_exact_have_no_errors_to_share():
    equations, amounts = printed_grid(SHIFTED)
    assert answers(equations, amounts, 10**6) == []


def test_amounts_in_yuan_and_in_ten_thousands_are_held_together():
    equations = [equation("t", "a", "b"), equation("t", "a", "c", "b")]
    fine = {cell("a"): Amount(50_004_999, 1), cell("b"): Amount(50_004_999, 1)}
    coarse = amounts_of({"t": 10_001, "c": 0})
    assert set(answers(equations, {**fine, **coarse})) <= {"possible"}


def test_without_the_solver_what_only_it_can_tell_is_not_guessed(monkeypatch):
    def missing(_):
        raise programme.SolverMissingError

    monkeypatch.setattr(programme, "_library", missing)
    assert answers(*printed_grid(TANGLED)) == ["no_solver"]
    assert answers(*printed_grid(SHIFTED)) == ["impossible"]


def test_multipliers_that_prove_nothing_are_no_certificate():
    equations, amounts = printed_grid(SHIFTED)
    system, _ = proof_of(equations, amounts)
    assert certified(system, {0: Fraction(1)}) is None
    assert certified(system, {}) is None


# An independent decision for tiny systems: eliminate one unknown after the other (Fourier and Motzkin).
# An inequality is (coefficients, bound, strict): Σ coefficient × error ≤ bound, or < bound.


def holds(constraints, count):
    inequalities = []
    for number in range(count):
        unit = [int(index == number) for index in range(count)]
        inequalities += [(unit, 1, True), ([-each for each in unit], 1, False)]
    for coefficients, bound, at_least in constraints:
        inequalities.append(([-each for each in coefficients], -bound, False))
        if not at_least:
            inequalities.append((coefficients, bound, False))
    for number in range(count):
        inequalities = eliminated(inequalities, number)
    return all(bound > 0 or (bound == 0 and not strict) for _, bound, strict in inequalities)


def eliminated(inequalities, number):
    above = [each for each in inequalities if each[0][number] > 0]
    below = [each for each in inequalities if each[0][number] < 0]
    kept = {(tuple(a), b, s) for a, b, s in inequalities if not a[number]}
    for (a, b, s), (c, d, t) in itertools.product(above, below):
        up, down = -c[number], a[number]
        joined = tuple(up * x + down * y for x, y in zip(a, c, strict=True))
        shared = math.gcd(*joined, up * b + down * d) or 1
        kept.add((tuple(x // shared for x in joined), (up * b + down * d) // shared, s or t))
    return [(list(a), b, s) for a, b, s in kept]


@given(some.data())
@settings(max_examples=200, deadline=None)
def test_tiny_systems_are_decided_as_by_elimination(data):
    names = "abcd"
    equations = []
    for _ in range(data.draw(some.integers(2, 3))):
        total, *parts = data.draw(some.permutations(names))[: data.draw(some.integers(2, 4))]
        signed = [data.draw(some.sampled_from(["", "-"])) + part for part in parts]
        equations.append(equation(total, *signed, relation=data.draw(some.sampled_from(["sum", "at_most"]))))
    amounts = amounts_of({name: data.draw(some.integers(-3, 3)) for name in names})
    items = judged(equations, amounts)
    if any(item.verdict != "possible" for item in items):
        return
    constraints = [
        (
            [weights(each).get(cell(name), 0) for name in names],
            2 * item.difference // QUANTUM,
            each.relation == "at_most",
        )
        for each, item in zip(equations, items, strict=True)
    ]
    found = answers(equations, amounts)
    if "undecided" not in found:  # only where everything hangs on one end of an interval
        assert ("impossible" not in found) == holds(constraints, len(names))


def weights(equation):
    found = {equation.total: -1}
    for term in equation.terms:
        found[term.cell] = found.get(term.cell, 0) + term.coefficient
    return found
