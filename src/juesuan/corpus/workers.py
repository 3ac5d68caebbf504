"""The processes that read and judge packages beside the main one."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

_THREADS = "POLARS_MAX_THREADS"


@contextmanager
def workers(count: int | None = None) -> Iterator[Executor]:
    """Give processes, one for each core by default, each of which computes with one thread."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    pool = ProcessPoolExecutor(count or cores(), mp_context=get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        os.environ.pop(_THREADS) if before is None else os.environ.update({_THREADS: before})


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keep Python from looking for circles among millions of short-lived values; there are next to none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cores() -> int:
    """Return how many cores this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
