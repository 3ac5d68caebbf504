"""How the memory that a run may use is divided."""

from __future__ import annotations

from juesuan.corpus.parts import PART_SIZE
from juesuan.corpus.workers import cores

_WORKER = 260_000_000
"""What a process that reads or judges packages takes at most, its engine aside."""
_WORKER_WITHOUT_ORACLE = 200_000_000
"""What it takes where the engine alone judges."""
_LEAST = 150_000_000
"""What an engine in one process needs in any case."""
_BASE = 240_000_000
"""What the main process takes without an engine."""
_PACKAGE = 150_000
"""What an engine takes for one package of a batch."""


def engine_memory(memory: int | None, *, only_engine: bool = False) -> int | None:
    """Return how many bytes of a run's the engines may take together; None where there is no bound."""
    worker = _WORKER_WITHOUT_ORACLE if only_engine else _WORKER
    return None if memory is None else max(memory - _BASE - worker * cores(), _LEAST * cores())


def most_at_once(memory: int | None, *, only_engine: bool = False) -> int | None:
    """Return how many packages may be judged together; None where there is no bound."""
    bound = engine_memory(memory, only_engine=only_engine)
    return None if bound is None else max(PART_SIZE, bound // _PACKAGE)


def parse_memory(text: str) -> int:
    """Return the bytes of `800MB`, `2G`, `1.5 GiB`; raises ValueError for anything else."""
    import re  # noqa: PLC0415

    match = re.fullmatch(r"\s*([0-9]+)(?:\.([0-9]))?\s*([KMGT])(i?B)?\s*", text, re.IGNORECASE)
    if match is None:
        raise ValueError(text)
    tenths = int(match[1]) * 10 + int(match[2] or 0)
    base = 1024 if (match[4] or "").lower().startswith("i") else 1000
    return tenths * int(base ** ("KMGT".index(match[3].upper()) + 1)) // 10
