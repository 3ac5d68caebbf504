"""Read a data package from its folder: strictly, completely, and without judging it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

from juesuan.errors import InputError
from juesuan.package.content import Package, Problem, Record
from juesuan.package.explanations import read_explanations
from juesuan.package.files import file_inside
from juesuan.package.values import checked_fields, fits, value_problem
from juesuan.standard.profile import PROFILE_URL
from juesuan.standard.tables import FieldSchema, TableSchema, table_names, table_schema
from juesuan.standard.yaml_files import load as load_yaml

DESCRIPTOR = "datapackage.json"
_VERDICTS = {"files-readable": "unreadable", "files-in-utf8": "encoding"}


class _UnreadableError(Exception):
    """A table file that cannot be used; the key names its sentence in `messages/problems.yaml`."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def find_packages(path: Path) -> list[Path]:
    """Return the descriptors of all department-year packages at or below a path, in path order.

    The repository's own descriptor, which stacks packages, is not one of them.
    Raises InputError where there is none.
    """
    if not path.exists():
        raise InputError("path_missing", path=path)
    if path.is_file():
        return [path]
    own = path / DESCRIPTOR
    found = sorted(path.glob(f"**/{DESCRIPTOR}"))
    below = [file for file in found if file != own]
    if own in found and not (below and _stacks_others(own)):
        return [own]
    if not below:
        raise InputError("no_package", path=path)
    return below


def _stacks_others(file: Path) -> bool:
    """Say whether a descriptor is a repository's, over many packages, and not a department-year's."""
    try:
        descriptor = _descriptor(file, _bytes(file))
    except InputError:
        return False
    return descriptor.get("$schema") != PROFILE_URL and "juesuan:departmentId" not in descriptor


def load_package(path: Path) -> Package:
    """Read one package from its descriptor or folder.

    A table that cannot be read and a value of the wrong form become problems of the package.
    Raises InputError where there is no usable descriptor.
    """
    file = path / DESCRIPTOR if path.is_dir() else path
    raw = _bytes(file)
    digest = hashlib.sha256(raw)
    package = _package_of(file, raw)
    for resource in package.descriptor["resources"]:
        if isinstance(resource, dict) and resource.get("name") in table_names():
            _load_table(package, resource, file.parent, digest)
    _check_keys(package)
    package.digest = digest.hexdigest()
    explanations = read_explanations(file.parent)
    package.explanations = explanations.found
    package.problems += explanations.problems
    return package


def load_heading(file: Path) -> Package:
    """Read only the descriptor of a package, which says whose it is and of which year; it has no tables.

    Raises InputError where there is no usable descriptor.
    """
    return _package_of(file, _bytes(file))


def broken_package(path: Path, error: InputError) -> Package:
    """Return a package that could not be read at all: its one problem is its descriptor."""
    package = Package(descriptor={"name": path.parent.name}, tables={}, path=str(path.parent))
    words = error.text("zh"), error.text("en")
    package.problems.append(
        Problem("descriptor-conforms", "unreadable", "", "", "", path.name, *words, line=0)
    )
    return package


def _package_of(file: Path, raw: bytes) -> Package:
    return Package(descriptor=_descriptor(file, raw), tables={}, path=str(file.parent))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise InputError("no_package", path=file.parent) from None
    except OSError as error:
        raise InputError("unreadable_file", path=file, reason=error.strerror) from None


def _descriptor(file: Path, raw: bytes) -> dict[str, Any]:
    try:
        # Decimals stay text: no float touches money that a descriptor holds inline.
        descriptor = json.loads(raw.decode("utf-8-sig"), parse_float=str)
        if b"\\ud" in raw.lower():
            json.dumps(descriptor, ensure_ascii=False).encode()  # half a character cannot be written again
    except UnicodeError:
        raise InputError("not_text", path=file) from None
    except json.JSONDecodeError as error:
        raise InputError("not_json", path=file, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InputError("not_descriptor", path=file) from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise InputError("not_descriptor", path=file)
    return descriptor


def _load_table(package: Package, resource: dict[str, Any], folder: Path, digest: Any) -> None:
    name = resource["name"]
    schema = table_schema(name)
    try:
        rows = _inline(resource["data"]) if "data" in resource else _csv(package, resource, folder, digest)
        package.tables[name] = _records(package, schema, rows)
    except _UnreadableError as problem:
        _report(package, "files-readable", name, problem.key, problem.values)


def _inline(data: Any) -> list[list[str]]:
    """Turn a resource's inline rows (arrays, the header first) into text cells."""
    if not isinstance(data, list) or not all(isinstance(row, list) for row in data):
        raise _UnreadableError("inline")
    return [["" if cell is None else str(cell) for cell in row] for row in data]


def _csv(package: Package, resource: dict[str, Any], folder: Path, digest: Any) -> list[list[str]]:
    path = resource.get("path")
    if not isinstance(path, str) or (file := file_inside(folder, path)) is None:
        raise _UnreadableError("path", path=path)
    try:
        raw = file.read_bytes()
    except OSError:
        raise _UnreadableError("missing", path=path) from None
    digest.update(raw)
    text = _text(package, str(resource["name"]), path, raw)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise _UnreadableError("csv", path=path, reason=error) from None


def _text(package: Package, table: str, path: str, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        raise _UnreadableError("encoding", path=path) from None
    _report(package, "files-in-utf8", table, "gbk", {"path": path})
    return text


def _records(package: Package, schema: TableSchema, rows: list[list[str]]) -> list[Record]:
    names = [field.name for field in schema.fields]
    if not rows or rows[0] != names:
        raise _UnreadableError(
            "columns", expected=", ".join(names), found=", ".join(rows[0]) if rows else "–"
        )
    records: list[Record] = []
    seen: dict[str, int] = {}
    keys = [names.index(key) for key in schema.row_key]
    checked = checked_fields(schema)
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(names):
            raise _UnreadableError("width", line=line, found=len(row), expected=len(names))
        key = "/".join([row[place] for place in keys])
        record = Record(key, dict(zip(names, row, strict=True)), line)
        if record.key in seen:
            _duplicate(package, schema, record, seen[record.key])
            continue
        seen[record.key] = line
        records.append(record)
        _check_values(package, schema.name, checked, record)
    return records


def _check_values(package: Package, table: str, fields: tuple[FieldSchema, ...], record: Record) -> None:
    for field in fields:
        text = record.values[field.name]
        if (not text and not field.required) or fits(field, text):
            continue
        problem = value_problem(field, text)
        if problem is not None:
            place = (table, record.key, field.name)
            package.problems.append(
                Problem(
                    "values-well-formed", "malformed", *place, text, problem["zh"], problem["en"], record.line
                )
            )


def _check_keys(package: Package) -> None:
    """Say once of each key where rows belong to another department or year than the descriptor names."""
    named = {"department_id": "juesuan:departmentId", "fiscal_year": "juesuan:fiscalYear"}
    for column, name in named.items():
        expected = str(package.descriptor.get(name) or "")
        others = [
            (table, record)
            for table, records in package.tables.items()
            for record in records
            if record.values[column] != expected
        ]
        if expected and others:
            _foreign(package, column, expected, others)


def _foreign(package: Package, column: str, expected: str, others: list[tuple[str, Record]]) -> None:
    table, record = others[0]
    words = load_yaml("validations/messages/problems.yaml")["other_package"]
    texts = {lang: words[lang].format(expected=expected, count=len(others)) for lang in ("zh", "en")}
    place = ("values-well-formed", "malformed", table, record.key, column, record.values[column])
    package.problems.append(Problem(*place, **texts, line=record.line))


def _duplicate(package: Package, schema: TableSchema, record: Record, first: int) -> None:
    words = load_yaml("validations/messages/problems.yaml")["duplicate"]
    texts = {language: words[language].format(first=first, line=record.line) for language in ("zh", "en")}
    place = (schema.name, record.key, schema.row_key[-1])
    package.problems.append(
        Problem("keys-unique", "duplicate", *place, record.key, **texts, line=record.line)
    )


def _report(package: Package, rule: str, table: str, key: str, values: dict[str, Any]) -> None:
    words = load_yaml("validations/messages/problems.yaml")[key]
    verdict = _VERDICTS[rule]
    texts = {language: words[language].format(**values) for language in ("zh", "en")}
    package.problems.append(
        Problem(rule, verdict, table, "", "", str(values.get("path", "")), **texts, line=0)
    )
