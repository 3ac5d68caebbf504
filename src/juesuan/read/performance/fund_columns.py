"""Which column of the funds each number of a row belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from juesuan.read.performance.tokens import Token

_AMOUNTS = ("initial_budget", "full_year_budget", "executed")


def run_of(tokens: Sequence[Token], start: int) -> list[Token]:
    """Return the numbers that follow each other from here; a row of a grid ends a run."""
    run: list[Token] = []
    for index in range(start, len(tokens)):
        token = tokens[index]
        if not token.numeric or (run and token.column >= 0 and token.line != run[0].line):
            break
        run.append(token)
    return run


def columns_of(
    run: list[Token], roles: list[tuple[str, Token]], places: Mapping[int, str]
) -> list[str] | None:
    """Return the column of each number, by position or else by order; None where neither is certain.

    `roles` are the labels read before, in printed order; `places` are the columns of the cells of a complete
    row above, which tell more than labels that stand elsewhere.
    """
    names = [role for role, _ in roles]
    below = [places.get(token.column, "") for token in run]
    if all(below) and _rates_fit(run, below):
        return below
    by_column = [_at_column(token, roles) for token in run]
    if all(by_column) and len(set(by_column)) == len(run) and _rates_fit(run, by_column):
        return by_column
    if len(run) == len(names) and _rates_fit(run, names):
        return names
    shorter = names[: len(run)]
    told = any(token.percent for token in run) and len(run) < len(names)
    return shorter if told and _rates_fit(run, shorter) else None


def amounts_of_part(run: list[Token], roles: list[tuple[str, Token]]) -> list[str] | None:
    """Return the columns of a row that says where money comes from, if it prints every amount and no mark.

    Dashes stand where it has no marks, and not always as many as there are columns.
    """
    names = [role for role, _ in roles if role in _AMOUNTS]
    amounts = run[: len(names)]
    is_whole = len(names) > 1 and len(amounts) == len(names) and all(token.bare for token in amounts)
    return names if is_whole and all(token.dash for token in run[len(names) :]) else None


def places_of(run: list[Token], columns: list[str]) -> dict[int, str]:
    """Return the columns of the cells of a row; none where the cells of the text are unknown."""
    return {token.column: name for token, name in zip(run, columns, strict=False) if token.column >= 0}


def _at_column(token: Token, roles: list[tuple[str, Token]]) -> str:
    if token.column < 0:
        return ""
    covering = (role for role, at in roles if at.column <= token.column < at.column + at.span)
    return next(covering, "")


def _rates_fit(run: list[Token], names: list[str]) -> bool:
    """Say whether every percentage falls on the rate and nothing else does where one is printed."""
    percent = [name for token, name in zip(run, names, strict=True) if token.percent]
    return percent in ([], ["execution_rate"])
