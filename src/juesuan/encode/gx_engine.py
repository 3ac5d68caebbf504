"""Great Expectations on a SQLite file: the suites run, their rows collected, Data Docs built."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from sqlite3 import Connection
from typing import Any

from juesuan.encode.collect import add_violations, collect_outcomes, judge_aside
from juesuan.encode.expectations import suites
from juesuan.encode.prepared import prepare
from juesuan.encode.results import EngineResult
from juesuan.encode.sqlite_engine import connect
from juesuan.errors import InputError
from juesuan.package.content import Package

_SITE = "juesuan"
_QUERY = "unexpected_rows_query"


def run_gx(packages: Iterable[Package], docs: Path | None = None) -> dict[str, EngineResult]:
    """Judge packages with the suites; with a folder, build Data Docs in it.

    The violations are what Great Expectations found (suites leave conversion tails out). A suite knows no
    “not applicable” or “not run”, so what a rule without violations means is read from the same file.
    Raises InputError where the optional part `gx` is not installed.
    """
    listed = list(packages)
    prepared = prepare(listed)
    # Windows cannot delete a file that a connection pool still holds.
    with tempfile.TemporaryDirectory(prefix="juesuan-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "packages.sqlite"
        with closing(connect(prepared, file)) as connection:
            validations = _validate(file, docs)
            results = collect_outcomes(lambda query: connection.execute(query).fetchall(), prepared)
            for table, validation in validations:
                add_violations(_rows(table, validation, connection), results)
    return judge_aside(results, prepared, listed)


def _validate(file: Path, docs: Path | None) -> list[tuple[str, Any]]:
    """Run every suite; return the result of each expectation with the table it belongs to."""
    gx = _library()
    with warnings.catch_warnings():
        # Great Expectations leaves closing its connections to the garbage collector.
        warnings.simplefilter("ignore")
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        context.variables.analytics_enabled = False
        source = context.data_sources.add_sqlite("packages", connection_string=f"sqlite:///{file}")
        definitions = [_definition(gx, context, source, table) for table in suites()]
        checkpoint = gx.Checkpoint(name=_SITE, validation_definitions=definitions, result_format="COMPLETE")
        outcome = context.checkpoints.add(checkpoint).run()
        if docs is not None:
            context.add_data_docs_site(_SITE, _site(docs))
            context.build_data_docs(site_names=[_SITE])
        source.get_engine().dispose()
    return [(each.suite_name, result) for each in outcome.run_results.values() for result in each.results]


def _library() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import great_expectations  # noqa: PLC0415
            import sqlalchemy  # noqa: F401, PLC0415
    except ImportError:
        raise InputError("missing_extra", extra="gx") from None
    return great_expectations


def _definition(gx: Any, context: Any, source: Any, table: str) -> Any:
    suite = context.suites.add(gx.ExpectationSuite(**deepcopy(suites()[table])))
    batch = source.add_table_asset(table, table_name=table).add_batch_definition_whole_table("all")
    return context.validation_definitions.add(gx.ValidationDefinition(name=table, data=batch, suite=suite))


def _site(docs: Path) -> dict[str, Any]:
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs.resolve())}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    return {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": store}


def _rows(table: str, validation: Any, connection: Connection) -> Iterator[Sequence[Any]]:
    """Return the rows of one expectation; Great Expectations itself hands over at most 200."""
    if validation.success:
        return
    if "observed_value" not in validation.result:
        raise RuntimeError(f"Great Expectations could not run {validation.expectation_config.id}")
    rows = [tuple(row.values()) for row in validation.result["details"]["unexpected_rows"]]
    if len(rows) < validation.result["observed_value"]:
        query = validation.expectation_config.kwargs[_QUERY]
        rows = connection.execute(query.format(batch=table)).fetchall()
    yield from rows
