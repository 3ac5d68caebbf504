"""What the reports are about: every package judged once, its report and its downloads kept in a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

from juesuan.errors import InputError
from juesuan.package.content import Package
from juesuan.package.load import broken_package, find_packages, load_heading, load_package
from juesuan.package.years import Years
from juesuan.site.interruption import heed_only_the_parent
from juesuan.site.package_files import REPORT, addresses, write_files

STAMP = "juesuan-site.json"
"""The file that says that a folder is a site of ours, which may be replaced."""
_FEW = 3
"""So many packages are judged in this process: starting others takes longer."""


class _Task(NamedTuple):
    file: Path
    last_year: Path | None
    folder: Path


@dataclass(frozen=True, slots=True)
class Assessed:
    """One judged package: what an index shows of it, and where the rest is."""

    id: str
    title: str
    department_name: str
    department_id: str
    division: str
    fiscal_year: int
    status: str
    errors: int
    warnings: int
    notes: int
    not_run: int
    inconclusive: int
    numbers: int | None
    """Numbers in the document, and how many of them have a place."""
    placed: int | None
    mistakes: tuple[tuple[str, int], ...]
    """How many findings each rule has, errors, warnings and notes."""
    source: str
    """The folder of the package."""
    folder: str
    """Where its files are: those of the package, `report.json`, `tables.xlsx`."""
    downloads: tuple[str, ...]

    def report(self) -> dict[str, Any]:
        """Return the whole report on the package, as `schemas/report.schema.json` defines it."""
        found: dict[str, Any] = json.loads((Path(self.folder) / REPORT).read_text(encoding="utf-8"))
        return found

    def package(self) -> Package:
        """Load the package itself; one that cannot be read has no tables."""
        return _load(Path(self.source))


def found_packages(paths: Iterable[Path]) -> list[Path]:
    """Return the descriptors of all packages at or below the paths, each once.

    The copies that an earlier site below a path offers are none of them.
    """
    found: dict[Path, None] = {}
    for path in paths:
        with suppress(InputError):
            found.update((file, None) for file in find_packages(path) if not _is_copy(file, path))
    return list(found)


def _is_copy(file: Path, top: Path) -> bool:
    return any((each / STAMP).is_file() for each in file.parents if top in each.parents)


def assess(
    sources: Sequence[Path], target: Path, jobs: int = 0, done: Callable[[int, int], None] | None = None
) -> list[Assessed]:
    """Judge the packages of the descriptors and write what the site offers of each below `target`.

    Returns them by division, department and year. `jobs` is the number of processes, by default one a core;
    `done` is told how many of how many packages are judged.
    """
    tasks = list(_tasks(sources, target))
    jobs = min(jobs or os.cpu_count() or 1, len(tasks))
    assessed: list[Assessed] = []
    for each in _each_assessed(tasks, jobs):
        assessed.append(each)
        if done is not None:
            done(len(assessed), len(tasks))
    return sorted(assessed, key=lambda each: (each.division, each.department_id, each.fiscal_year, each.id))


def _each_assessed(tasks: list[_Task], jobs: int) -> Iterator[Assessed]:
    if jobs < 2 or len(tasks) <= _FEW:
        yield from map(_assess, tasks)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn"), heed_only_the_parent) as pool:
        yield from pool.map(_assess, tasks, chunksize=max(1, min(8, len(tasks) // jobs)))


def _tasks(sources: Sequence[Path], target: Path) -> Iterator[_Task]:
    """Yield for each package its descriptor, that of its department's last year, and its own folder."""
    heads = {file: head for file in sources if (head := _heading(file)) is not None}
    years = Years(heads.values())
    files = {id(head): file for file, head in heads.items()}
    names = ((heads[file].id if file in heads else "", file) for file in sources)
    for file, own in zip(sources, addresses(names), strict=True):
        head = heads.get(file)
        earlier = None if head is None else years.before(head)
        yield _Task(file, None if earlier is None else files[id(earlier)], target / own)


def _heading(file: Path) -> Package | None:
    with suppress(InputError):
        return load_heading(file)
    return None


def _load(file: Path) -> Package:
    try:
        return load_package(file)
    except InputError as error:
        error.values.update((name, file.name) for name in ("path",) if name in error.values)
        return broken_package(file, error)


def _assess(task: _Task) -> Assessed:
    from juesuan.evaluate.oracle import evaluate  # noqa: PLC0415
    from juesuan.report.build import Run, build_report  # noqa: PLC0415

    file, last_year, folder = task
    package = _load(file)
    evaluation = evaluate(package, earlier=None if last_year is None else _load(last_year))
    package.path = folder.name  # a reader is not told where the packages lie on this machine
    report = build_report(Run("oracle", "zh", datetime.now(UTC)), [(package, evaluation)])
    downloads = write_files(package, report, file, folder)
    return _assessed(package, report, file, folder, downloads)


def _assessed(
    package: Package, report: dict[str, Any], file: Path, folder: Path, downloads: tuple[str, ...]
) -> Assessed:
    found, summary = report["packages"][0], report["summary"]
    coverage = found["coverage"]
    counts = [coverage[name] for name in ("cells", "figures", "other")]
    mistakes: dict[str, int] = {}
    for finding in found["findings"]:
        mistakes[finding["rule"]] = mistakes.get(finding["rule"], 0) + 1
    return Assessed(
        id=folder.name,
        title=found["title"],
        department_name=found["department_name"],
        department_id=str(package.descriptor.get("juesuan:departmentId", "")),
        division=found["division"],
        fiscal_year=found["fiscal_year"],
        status=found["status"],
        errors=summary["errors"],
        warnings=summary["warnings"],
        notes=summary["notes"],
        not_run=coverage["rules"]["not_run"],
        inconclusive=coverage["rules"]["inconclusive"],
        numbers=coverage["numbers"],
        placed=None if None in counts else sum(counts),
        mistakes=tuple(mistakes.items()),
        source=str(file),
        folder=str(folder),
        downloads=downloads,
    )
