"""What a publisher says about findings: `explanations.csv` beside the descriptor of a package."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from juesuan.package.content import Explanation, Problem
from juesuan.package.files import file_inside, write_bytes
from juesuan.package.values import value_problem
from juesuan.standard.tables import table_schema
from juesuan.standard.yaml_files import load as load_yaml

EXPLANATIONS = "explanations.csv"
_TABLE = "explanations"
_MOST_BYTES = 4_000_000
_MOST_QUOTED = 200
_BOM = b"\xef\xbb\xbf"
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


@dataclass(slots=True)
class Explanations:
    """The explanations of one package in the order of the file, and what is wrong with the file."""

    found: dict[str, Explanation] = field(default_factory=dict)
    """By fingerprint of the finding; a row that has a problem is left out."""
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    utf8: bool = True


def read_explanations(folder: Path) -> Explanations:
    """Read the explanations of the package in a folder; there are none where the file is missing.

    UTF-8 with or without byte order mark is read, and GB18030 with a problem that says so. Whatever else is
    wrong becomes a problem of severity `warning`, never an exception.
    """
    read = Explanations()
    text = _text(folder, read)
    if text is None:
        return read
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        _report(read, "files-readable", "csv", path=EXPLANATIONS, reason=error)
        return read
    rows = [[cell.strip() for cell in row] for row in lines]
    columns = list(table_schema(_TABLE).columns)
    header = [cell.lower() for cell in _width(rows[0], columns)] if rows else []
    if header != columns:
        found = one_line(", ".join(rows[0]))[:_MOST_QUOTED] if rows else "–"
        _report(read, "files-readable", "columns", expected=", ".join(columns), found=found)
        return read
    for line, row in enumerate(rows[1:], start=2):
        if any(row):
            _take(read, _width(row, columns), line)
    return read


def write_explanations(folder: Path, explanations: Iterable[Explanation]) -> None:
    """Write the explanations of the package in a folder, whole or not at all.

    In UTF-8 with a byte order mark, so that spreadsheets show Chinese; text that a spreadsheet would run as a
    formula gets an apostrophe, which reading takes off again. Raises InputError where it cannot be written.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(table_schema(_TABLE).columns)
    writer.writerows([_safe(cell) for cell in each] for each in explanations)
    write_bytes(folder / EXPLANATIONS, _BOM + buffer.getvalue().encode())


def explanation_problem(explanation: Explanation) -> tuple[str, dict[str, str]] | None:
    """Return the first column that does not fit the schema and why; None where all do."""
    for column, text in zip(table_schema(_TABLE).fields, explanation, strict=True):
        problem = value_problem(column, text)
        if problem is not None and column.name == "fingerprint" and text:
            problem = _words("fingerprint")
        if problem is not None:
            return column.name, problem
    return None


def one_line(text: str) -> str:
    """Return a text without control characters, its line breaks and runs of blanks as single blanks."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _text(folder: Path, read: Explanations) -> str | None:
    file = file_inside(folder, EXPLANATIONS)
    if file is None:
        _report(read, "files-readable", "path", path=EXPLANATIONS)
        return None
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        _report(read, "files-readable", "closed", path=EXPLANATIONS, reason=error.strerror)
        return None
    if len(raw) > _MOST_BYTES:
        _report(read, "files-readable", "too_large", path=EXPLANATIONS, limit=_MOST_BYTES // 1_000_000)
        return None
    return _decoded(raw, read)


def _decoded(raw: bytes, read: Explanations) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "gb18030":
            read.utf8 = False
            _report(read, "files-in-utf8", "gbk", "encoding", path=EXPLANATIONS)
        return text
    _report(read, "files-readable", "encoding", path=EXPLANATIONS)
    return None


def _width(row: list[str], columns: list[str]) -> list[str]:
    """Leave out the empty cells that spreadsheets add behind the last column."""
    return row[: len(columns)] if not any(row[len(columns) :]) else row


def _take(read: Explanations, row: list[str], line: int) -> None:
    columns = table_schema(_TABLE).columns
    if len(row) != len(columns):
        words = _words("cells", found=len(row), expected=len(columns))
        _refuse(read, ("", ""), ", ".join(row), words, line)
        return
    fingerprint, reason, author, day = row
    explanation = Explanation(fingerprint.lower(), _plain(reason), _plain(author), _iso(day))
    wrong = explanation_problem(explanation)
    if wrong is not None:
        column, words = wrong
        _refuse(read, (explanation.fingerprint, column), row[columns.index(column)], words, line)
    elif explanation.fingerprint in read.found:
        lines = {"first": read.lines[explanation.fingerprint], "line": line}
        _report(read, "keys-unique", "duplicate", "duplicate", explanation.fingerprint, **lines)
    else:
        read.found[explanation.fingerprint] = explanation
        read.lines[explanation.fingerprint] = line


def _refuse(
    read: Explanations, place: tuple[str, str], printed: str, words: dict[str, str], line: int
) -> None:
    where = (_TABLE, *place, one_line(printed)[:_MOST_QUOTED])
    read.problems.append(
        Problem("values-well-formed", "malformed", *where, **words, line=line, severity="warning")
    )


def _plain(cell: str) -> str:
    """Take off the apostrophe that keeps spreadsheets from running a text."""
    return one_line(cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell)


def _safe(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _iso(text: str) -> str:
    """Return a date in ISO form: spreadsheets write 2025/10/8 where 2025-10-08 was."""
    match = _DATE.fullmatch(text)
    try:
        return (date(*map(int, match.groups())) if match else date.fromisoformat(text)).isoformat()
    except ValueError:
        return text


def _report(
    read: Explanations, rule: str, key: str, verdict: str = "unreadable", row: str = "", **values: Any
) -> None:
    place = (_TABLE, row, "fingerprint" if row else "", row or EXPLANATIONS)
    read.problems.append(Problem(rule, verdict, *place, **_words(key, **values), line=0, severity="warning"))


def _words(key: str, **values: Any) -> dict[str, str]:
    words = load_yaml("validations/messages/problems.yaml")[key]
    return {language: words[language].format(**values) for language in ("zh", "en")}
