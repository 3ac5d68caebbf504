"""Any consistent account, printed without its blank cells: what is placed is right, and most is placed."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juesuan.standard.codelists import codelist
from juesuan.standard.tables import table_schema
from read.accounts import NAMES, PUBLIC_ITEMS, Account, Item, disclosure
from read.reading import amounts, read

CATEGORIES = {row["function_code"] for row in codelist("summary_lines") if row["function_code"]}
CODES = sorted(c for c in NAMES if len(c) == 7 and c[:5] in NAMES and c[:3] in CATEGORIES)
PERSONNEL = ["30101", "30102", "30103", "30113", "30302"]
OPERATING = ["30201", "30207", "30226", "30239", "31002"]
AMOUNTS = st.one_of(st.integers(1, 99), st.integers(100, 99_999), st.integers(100_000, 9_999_999))
MAYBE = st.one_of(st.just(0), AMOUNTS)


@st.composite
def items(draw):
    codes = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=10, unique=True))
    other = st.one_of(st.just(0), st.just(0), st.just(0), AMOUNTS)
    found = [Item(code, draw(MAYBE), draw(MAYBE), draw(other), draw(other)) for code in sorted(codes)]
    return tuple(item for item in found if item.basic + item.project + item.other) or (Item("2010301", 1, 0),)


@st.composite
def public_expenses(draw):
    columns = []
    for _ in range(2):
        travel, purchase, operation, reception = (draw(MAYBE) for _ in range(4))
        vehicles = purchase + operation
        columns.append((travel + vehicles + reception, travel, vehicles, purchase, operation, reception))
    return dict(zip(PUBLIC_ITEMS, zip(*columns, strict=True), strict=True))


@st.composite
def accounts(draw):
    spent = draw(items())
    left = sum(item.basic for item in spent)
    economic = {}
    for code in draw(st.permutations(PERSONNEL + OPERATING)):
        economic[code] = draw(st.integers(0, left))
        left -= economic[code]
    economic["30101"] += left
    return Account(spent, {code: value for code, value in economic.items() if value}, draw(public_expenses()))


def wrong_cells(reading, account):
    expected = {cell: f"{value / 100:.2f}" for cell, value in account.cells().items()}
    found = {(t, *cell): text for t in reading.tables for cell, text in amounts(reading, t).items()}
    return {cell: (text, expected.get(cell)) for cell, text in found.items() if text != expected.get(cell)}


def random_account(chance):
    """An account as departments have them: amounts of all sizes that hardly ever coincide."""
    spent = []
    for code in sorted(chance.sample(CODES, chance.randint(2, 12))):
        basic, project = (chance.randint(100, 999_999) if chance.random() < 0.6 else 0 for _ in range(2))
        other = chance.randint(100, 99_999) if chance.random() < 0.1 else 0
        spent.append(Item(code, basic, project, other) if basic + project else Item(code, 100, 0))
    basic = sum(item.basic for item in spent)
    operation = basic // 100
    economic = {"30101": basic - 2 * operation, "30231": operation, "30201": operation}
    return Account(
        tuple(spent),
        economic,
        dict.fromkeys(("total", "vehicles", "vehicle_operation"), (operation, operation)),
    )


def test_most_numbers_are_placed():
    chance = random.Random(1)  # noqa: S311
    readings = [read(disclosure(random_account(chance))) for _ in range(40)]
    numbers = sum(reading.coverage.cells + reading.coverage.unplaced for reading in readings)
    assert sum(reading.coverage.cells for reading in readings) > 0.97 * numbers


SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SETTINGS
@given(accounts())
def test_without_blanks_no_cell_is_wrong(account):
    reading = read(disclosure(account))
    assert not wrong_cells(reading, account)
    assert reading.coverage.cells + reading.coverage.unplaced == len(account.cells())


@SETTINGS
@given(accounts())
def test_with_its_columns_every_cell_is_found(account):
    reading = read(disclosure(account, tabs=True))
    assert not wrong_cells(reading, account)
    assert reading.coverage.unplaced == 0
    assert reading.coverage.cells == len(account.cells())


@SETTINGS
@given(accounts(), st.data())
def test_one_wrong_number_moves_no_other(account, data):
    """A misprint breaks equations; nothing is put in a wrong cell for it."""
    cells = account.cells()
    misprinted = data.draw(st.sampled_from(sorted(cells)))
    value = cells[misprinted] + data.draw(st.sampled_from([1, 10, 100, 1000, 90_000]))

    class Misprinted(Account):
        def cells(self):
            return {**super().cells(), misprinted: value}

    printed = Misprinted(account.items, account.economic, account.public)
    reading = read(disclosure(printed))
    assert not wrong_cells(reading, printed)
    assert reading.coverage.cells + reading.coverage.unplaced == len(printed.cells())


def test_amount_columns_of_the_made_up_accounts_are_those_of_the_standard():
    for table, _, column in Account((Item("2010301", 1, 1, 1),), {"30101": 1}, {"total": (1, 1)}).cells():
        assert column in table_schema(table).amount_columns
