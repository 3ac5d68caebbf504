"""Products beyond 64 bits compare exactly, on engines with and without wider integers."""

import sqlite3
from random import Random

import duckdb
import pytest

from juesuan.encode.sql.prose.products import less, with_products

FACTORS = [(2**62 - 1, 2**58 - 1), (-(2**62) + 1, 2**58 - 1), (2**30, 2**30), (0, -5), (-1, 1), (3, -7)]


def pairs():
    random = Random(3)  # noqa: S311
    drawn = [
        (
            random.randint(-(2**62), 2**62) >> random.randrange(60),
            random.randint(-(2**58), 2**58) >> random.randrange(56),
        )
        for _ in range(300)
    ]
    return [*FACTORS, *drawn]


def compared(connection):
    """Return whether each product is less than the next one, as the engine sees it."""
    rows = [(*one, *other) for one, other in zip(pairs(), pairs()[1:], strict=False)]
    connection.execute("CREATE TABLE factors (number BIGINT, a BIGINT, b BIGINT, c BIGINT, d BIGINT)")
    connection.executemany(
        "INSERT INTO factors VALUES (?, ?, ?, ?, ?)", [(number, *row) for number, row in enumerate(rows)]
    )
    products = {"one": ("a", "b"), "other": ("c", "d")}
    query = with_products("SELECT * FROM factors", products, ["number"])
    condition = less("p.one", "p.other")
    found = connection.execute(
        f"SELECT CASE WHEN {condition} THEN 1 ELSE 0 END FROM ({query}) AS p ORDER BY p.number"  # noqa: S608
    )
    return [bool(row[0]) for row in found.fetchall()], [a * b < c * d for a, b, c, d in rows]


@pytest.mark.parametrize("connect", [sqlite3.connect, duckdb.connect])
def test_a_product_is_less_than_another_exactly_where_it_is(connect):
    found, expected = compared(connect(":memory:"))
    assert found == expected
    assert {True, False} == set(expected)
