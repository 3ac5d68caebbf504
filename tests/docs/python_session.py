"""A process that runs blocks of Python and SQL, one a line of JSON, and answers with what they print."""

from __future__ import annotations

import contextlib
import io
import json
import sys
import traceback
import unicodedata
from typing import Any


def main() -> None:
    """Run until the input ends."""
    answers, names = sys.stdout, {"__name__": "__main__"}
    for line in sys.stdin:
        request = json.loads(line)
        printed, failure = io.StringIO(), ""
        with contextlib.redirect_stdout(printed):
            try:
                run(request, names)
            except BaseException:  # noqa: BLE001 - every failure of a block is told to the test
                failure = traceback.format_exc()
        answers.write(json.dumps([printed.getvalue(), failure]) + "\n")
        answers.flush()


def run(request: dict[str, str], names: dict[str, Any]) -> None:
    """Run one block; a statement of SQL prints its table."""
    if request["language"] == "python":
        exec(compile(request["code"], request["place"], "exec"), names)  # noqa: S102
        return
    import duckdb  # pages without SQL need not wait for it

    for statement in duckdb.extract_statements(request["code"]):
        table = duckdb.sql(statement.query)
        if table is not None and statement.type == duckdb.StatementType.SELECT:
            print(plain_table(table.columns, table.fetchall()))  # noqa: T201


def plain_table(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    """Return the result of a query as a table of plain characters, which lines up in every font."""
    cells = [names, *([_cell(value) for value in row] for row in rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = [_line(row, widths, " ") for row in cells]
    return "\n".join([lines[0], _line([""] * len(names), widths, "-"), *lines[1:]])


def _cell(value: Any) -> str:
    return "NULL" if value is None else str(value)


def _line(row: list[str], widths: list[int], fill: str) -> str:
    padded = (cell + fill * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return f"|{fill}" + f"{fill}|{fill}".join(padded) + f"{fill}|"


def _width(text: str) -> int:
    """Return how many columns a text takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


if __name__ == "__main__":
    main()
