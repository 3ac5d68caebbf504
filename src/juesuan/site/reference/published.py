"""The files of the standard at their addresses on the site: schemas, code lists, rules, empty forms."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from juesuan.errors import InputError
from juesuan.site.reference.rules_file import rules_text
from juesuan.standard.codelists import codelist_names
from juesuan.standard.location import root
from juesuan.standard.profile import PROFILE_URL, STANDARD_VERSION
from juesuan.standard.tables import table_names, table_schema

SERIES = STANDARD_VERSION.rpartition(".")[0]
"""The part of the version that addresses hold: `1.0`."""
SCHEMAS = f"schemas/{SERIES}"
RULES = f"{SCHEMAS}/rules.json"
TEMPLATES = f"templates/{SERIES}/csv.zip"
Sort = Literal["schema", "table", "codelist", "rules", "form", "template"]
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class PublishedFile(NamedTuple):
    """A file at its place on the site, and what a download page says of it."""

    path: str
    sort: Sort
    name: str
    """The table, code list or layout that it is of; else its own name."""
    size: int
    sha256: str


def table_path(name: str) -> str:
    """Return where the Table Schema of a table is on the site."""
    return f"{SCHEMAS}/tables/{name}.json"


def companion_path(name: str) -> str:
    """Return where the Table Schema of a companion of the tables is on the site."""
    return f"{SCHEMAS}/{name}.json"


def codelist_path(name: str) -> str:
    """Return where a code list is on the site."""
    return f"{SCHEMAS}/codelists/{name}.csv"


def codelist_schema_path(name: str) -> str:
    """Return where the Table Schema of a code list is on the site."""
    return f"{SCHEMAS}/codelists/schemas/{name}.json"


def form_path(layout: str) -> str:
    """Return where the empty workbook of a layout is on the site."""
    return f"templates/{SERIES}/{layout}.xlsx"


def publish(folder: Path) -> tuple[PublishedFile, ...]:
    """Write every published file below a folder, at its path on the site."""
    published = []
    for path, sort, name, content in _contents():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        published.append(PublishedFile(path, sort, name, len(content), hashlib.sha256(content).hexdigest()))
    return tuple(published)


def _contents() -> Iterator[tuple[str, Sort, str, bytes]]:
    schemas = root() / "schemas"
    profile = urlsplit(PROFILE_URL).path.lstrip("/")
    yield profile, "schema", "profile", (schemas / "profile" / Path(profile).name).read_bytes()
    for name in ("report.schema", "explanations", "rules.schema"):
        yield f"{SCHEMAS}/{name}.json", "schema", name, (schemas / f"{name}.json").read_bytes()
    for name in table_names():
        yield table_path(name), "table", name, (schemas / "tables" / f"{name}.json").read_bytes()
    for name in codelist_names():
        yield codelist_path(name), "codelist", name, (schemas / "codelists" / f"{name}.csv").read_bytes()
        own = schemas / "codelists" / "schemas" / f"{name}.json"
        yield codelist_schema_path(name), "codelist", name, own.read_bytes()
    yield RULES, "rules", "rules", rules_text().encode()
    yield from _forms()
    yield TEMPLATES, "template", "csv", _csv_templates()


def _forms() -> Iterator[tuple[str, Sort, str, bytes]]:
    """Yield the empty workbook of every layout; none where the libraries for workbooks are not installed."""
    from juesuan.export.book import empty_book  # noqa: PLC0415
    from juesuan.export.formats import book_bytes  # noqa: PLC0415
    from juesuan.export.request import chosen_layout, layout_codes, usual_year  # noqa: PLC0415

    for code in layout_codes():
        layout = chosen_layout(code)
        try:
            yield (
                form_path(code),
                "form",
                code,
                book_bytes(empty_book(layout, "", usual_year(layout)), "xlsx"),
            )
        except InputError:
            return


def _csv_templates() -> bytes:
    """Return a zip of the tables without rows: each CSV is its header, in the order of the standard."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in table_names():
            entry = zipfile.ZipInfo(f"{name}.csv", _LONG_AGO)
            archive.writestr(entry, ",".join(table_schema(name).columns) + "\n")
    return buffer.getvalue()
