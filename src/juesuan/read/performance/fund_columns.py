"""Which column of the funds each number of a row belongs to."""

from __future__ import annotations

from juesuan.read.performance.tokens import Token


def columns_of(run: list[Token], roles: list[tuple[str, Token]]) -> list[str] | None:
    """Return the column of each number, by position or else by order; None where neither is certain.

    `roles` are the labels read before, in printed order.
    """
    names = [role for role, _ in roles]
    by_column = [_at_column(token, roles) for token in run]
    if all(by_column) and len(set(by_column)) == len(run) and _rates_fit(run, by_column):
        return by_column
    if len(run) == len(names) and _rates_fit(run, names):
        return names
    shorter = names[: len(run)]
    told = any(token.percent for token in run) and len(run) < len(names)
    return shorter if told and _rates_fit(run, shorter) else None


def _at_column(token: Token, roles: list[tuple[str, Token]]) -> str:
    if token.column < 0:
        return ""
    covering = (role for role, at in roles if at.column <= token.column < at.column + at.span)
    return next(covering, "")


def _rates_fit(run: list[Token], names: list[str]) -> bool:
    """Say whether every percentage falls on the rate and nothing else does where one is printed."""
    percent = [name for token, name in zip(run, names, strict=True) if token.percent]
    return percent in ([], ["execution_rate"])
