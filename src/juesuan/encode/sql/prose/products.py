"""Products of two 64-bit integers, exactly, on engines that have nothing wider.

A product is a pair of integers, the higher part counted in 2^60; both have its sign, so that two
products compare like their pairs. Both halves of a factor are its quotient and rest by 2^30: engines
that divide with floating point divide a whole multiple of 2^30 below 2^63 exactly.
"""

from __future__ import annotations

_HALF = 2**30


def high(x: str) -> str:
    """Return the quotient of an integer by 2^30; `x` is the name of a column, or short."""
    return f"CAST(({x} - {x} % {_HALF}) / {_HALF} AS BIGINT)"


def low(x: str) -> str:
    """Return the rest of an integer by 2^30, with its sign."""
    return f"({x} % {_HALF})"


def with_products(query: str, products: dict[str, tuple[str, str]], columns: list[str]) -> str:
    """Return a query with the products of some of its columns beside those named in `columns`.

    Of each product `name` the columns are `name_top` and `name_rest`. The first factor must be below 2^62
    in size, the second below 2^58.
    """
    kept = ", ".join(f"x.{column}" for column in columns)
    halves = ", ".join(
        f"{high(f'x.{one}')} AS {name}_a, {low(f'x.{one}')} AS {name}_b, "
        f"{high(f'x.{other}')} AS {name}_c, {low(f'x.{other}')} AS {name}_d"
        for name, (one, other) in products.items()
    )
    parts = ", ".join(
        f"x.{n}_a * x.{n}_c AS {n}_top, x.{n}_a * x.{n}_d + x.{n}_b * x.{n}_c AS {n}_mid, "
        f"x.{n}_b * x.{n}_d AS {n}_low"
        for n in products
    )
    carried = ", ".join(
        f"x.{n}_top, x.{n}_mid + {high(f'x.{n}_low')} AS {n}_mid, {low(f'x.{n}_low')} AS {n}_low"
        for n in products
    )
    pairs = ", ".join(
        f"x.{n}_top + {high(f'x.{n}_mid')} AS {n}_top, {low(f'x.{n}_mid')} * {_HALF} + x.{n}_low AS {n}_rest"
        for n in products
    )
    for more in (halves, parts, carried, pairs):
        query = f"SELECT {kept}, {more}\nFROM (\n{query}\n) AS x"
    return query


def less(one: str, other: str) -> str:
    """Return the condition that one product is less than another."""
    return f"({one}_top < {other}_top OR ({one}_top = {other}_top AND {one}_rest < {other}_rest))"
