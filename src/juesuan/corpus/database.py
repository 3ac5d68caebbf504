"""A corpus as one DuckDB file: the stacked tables under their names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from juesuan.corpus.parts import PART_SIZE, Part, file_of, new_folder, part_at, stat_key
from juesuan.corpus.stacked import NUMBER, stacked_tables
from juesuan.errors import InputError

if TYPE_CHECKING:
    import duckdb

_MAGIC, _MAGIC_PLACE = b"DUCK", 8


def is_database(path: Path) -> bool:
    """Say whether a file is a DuckDB database."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(_MAGIC_PLACE + len(_MAGIC)).endswith(_MAGIC)


def write_database(file: Path, parts: Iterable[Path]) -> None:
    """Write the stacked tables of some parts into a new DuckDB file."""
    import duckdb  # noqa: PLC0415

    folders = list(parts)
    with duckdb.connect(str(file)) as connection:
        for name in stacked_tables():
            found = [str(path) for folder in folders if (path := file_of(folder, name)).exists()]
            if found:
                connection.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet(?)", [found])  # noqa: S608


def database_parts(file: Path, cache: Path) -> Iterator[tuple[int, Callable[[], Part]]]:
    """Yield size and reader of every part of a database.

    Raises InputError where the file does not hold the stacked tables.
    """
    import duckdb  # noqa: PLC0415

    try:
        with duckdb.connect(str(file), read_only=True) as connection:
            query = f"SELECT COUNT(*), MIN({NUMBER}), MAX({NUMBER}) FROM packages"  # noqa: S608
            size, first, last = connection.execute(query).fetchall()[0]
    except duckdb.Error:
        raise InputError("not_stacked", path=file) from None
    if size and last - first + 1 != size:
        raise InputError("not_stacked", path=file)
    key = stat_key([str(file)])
    for start in range(first or 0, (first or 0) + size, PART_SIZE):
        count = min(PART_SIZE, (first or 0) + size - start)
        name = hashlib.blake2b(f"{key}/{start}".encode(), digest_size=20).hexdigest()
        yield count, partial(_taken, file, start, count, cache / name)


def _taken(file: Path, first: int, size: int, target: Path) -> Part:
    """Return a part from the cache, where it is put first if it is not there."""
    import duckdb  # noqa: PLC0415

    if not target.exists():
        with new_folder(target) as draft, duckdb.connect(str(file), read_only=True) as connection:
            for name in _present(connection):
                rows = f"SELECT * FROM {name} WHERE {NUMBER} BETWEEN {first} AND {first + size - 1}"  # noqa: S608
                place = str(file_of(draft, name)).replace("'", "''")
                connection.execute(f"COPY ({rows}) TO '{place}' (FORMAT parquet)")
    return part_at(target)


def _present(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    return [name for name in stacked_tables() if name in found]
