"""Great Expectations on a SQLite file: the suites run, their rows collected, Data Docs built."""

from __future__ import annotations

import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

from juesuan.encode.collect import add_violations, collect_outcomes, judge_aside
from juesuan.encode.expectations import expectation_rules, suites
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
            validations = validate_file(file, docs)
            rules = expectation_rules()
            results = collect_outcomes(lambda query: connection.execute(query).fetchall(), prepared, rules)
            for table, validation in validations:
                add_violations(unexpected_rows(table, validation, connection.execute), results)
    return judge_aside(results, prepared, listed)


def validate_file(file: Path, docs: Path | None) -> list[tuple[str, Any]]:
    """Run every suite on a SQLite file; return the result of each expectation with its table."""
    with _context() as (gx, context):
        source = context.data_sources.add_sqlite("packages", connection_string=f"sqlite:///{file}")
        definitions = [_definition(gx, context, source, table) for table in suites()]
        found = _checked(gx, context, definitions, _SITE)
        _document(context, docs)
        source.get_engine().dispose()
    return found


def validate_frames(frames: Mapping[str, Any], docs: Path | None) -> list[tuple[str, Any]]:
    """Run every suite on Spark data frames, by table; return the result of each expectation with its table.

    The tables that a suite looks up must be known to the session by their names.
    Raises InputError where the optional part `gx` is not installed.
    """
    found = []
    with _context() as (gx, context):
        source = context.data_sources.add_spark("packages", force_reuse_spark_context=True, persist=False)
        for table in suites():
            asset = source.add_dataframe_asset(table).add_batch_definition_whole_dataframe("all")
            definition = _defined(gx, context, asset, table)
            found += _checked(gx, context, [definition], table, {"dataframe": frames[table]})
        _document(context, docs)
    return found


@contextmanager
def _context() -> Iterator[tuple[Any, Any]]:
    """Give the library and a context in memory, both of which say nothing."""
    gx = _library()
    with warnings.catch_warnings():
        # Great Expectations leaves closing its connections to the garbage collector.
        warnings.simplefilter("ignore")
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}
        context.variables.analytics_enabled = False
        yield gx, context


def _checked(
    gx: Any, context: Any, definitions: list[Any], name: str, parameters: dict[str, Any] | None = None
) -> list[tuple[str, Any]]:
    checkpoint = gx.Checkpoint(name=name, validation_definitions=definitions, result_format="COMPLETE")
    outcome = context.checkpoints.add(checkpoint).run(batch_parameters=parameters)
    return [(each.suite_name, result) for each in outcome.run_results.values() for result in each.results]


def _document(context: Any, docs: Path | None) -> None:
    if docs is not None:
        context.add_data_docs_site(_SITE, _site(docs))
        context.build_data_docs(site_names=[_SITE])


def _library() -> Any:
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    try:
        with warnings.catch_warnings(), _program_in_a_file():
            warnings.simplefilter("ignore")
            import great_expectations  # noqa: PLC0415
            import sqlalchemy  # noqa: F401, PLC0415
    except ImportError:
        raise InputError("missing_extra", extra="gx") from None
    return great_expectations


@contextmanager
def _program_in_a_file() -> Iterator[None]:
    """Let the running program look like a file: PySpark, imported by the library, takes others for its tests.

    It then ends the process, without an error, where a part of it is not installed.
    """
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = ""
    try:
        yield
    finally:
        del main.__file__


def _definition(gx: Any, context: Any, source: Any, table: str) -> Any:
    batch = source.add_table_asset(table, table_name=table).add_batch_definition_whole_table("all")
    return _defined(gx, context, batch, table)


def _defined(gx: Any, context: Any, batch: Any, table: str) -> Any:
    suite = context.suites.add(gx.ExpectationSuite(**deepcopy(suites()[table])))
    return context.validation_definitions.add(gx.ValidationDefinition(name=table, data=batch, suite=suite))


def _site(docs: Path) -> dict[str, Any]:
    store = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(docs.resolve())}
    index = {"class_name": "DefaultSiteIndexBuilder"}
    return {"class_name": "SiteBuilder", "site_index_builder": index, "store_backend": store}


def unexpected_rows(table: str, validation: Any, run: Callable[[str], Any]) -> Iterator[Sequence[Any]]:
    """Yield the rows of one expectation; Great Expectations itself hands over at most 200.

    `run` is given the expectation's own query where there are more, and returns all rows.
    """
    if validation.success:
        return
    if "observed_value" not in validation.result:
        raise RuntimeError(f"Great Expectations could not run {validation.expectation_config.id}")
    rows = [tuple(row.values()) for row in validation.result["details"]["unexpected_rows"]]
    if len(rows) < validation.result["observed_value"]:
        yield from run(validation.expectation_config.kwargs[_QUERY].format(batch=table))
    else:
        yield from rows
