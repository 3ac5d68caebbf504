"""Start a child process and exchange messages with it; what it answers is not trusted."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

from juesuan.read.documents import document
from juesuan.read.documents.child import HEAD

LARGEST_ANSWER = 64 * 1024 * 1024
"""The largest document that is taken back, in bytes as pickled; a long real one has two million."""

_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    "from juesuan.read.documents.child import serve; serve(*map(int, sys.argv[2:]))"
)
_DOCUMENT = frozenset({"Document", "Grid", "GridCell", "GridRow", "Heading", "Paragraph", "Position"})


def start(seconds: int, megabytes: int, *, leads: bool) -> subprocess.Popen[bytes]:
    """Start a child process that works within bounds; one that leads has a group of processes of its own."""
    path = [entry or str(Path.cwd()) for entry in sys.path]
    bounds = (str(seconds), str(megabytes))
    return subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-P", "-c", _START, json.dumps(path), *bounds],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        process_group=0 if leads and sys.platform != "win32" else None,
    )


def ask(process: subprocess.Popen[bytes], message: bytes) -> bytes:
    """Send a message and return the answer; nothing where the process ends or says too much."""
    source, sink = process.stdout, process.stdin
    if source is None or sink is None:
        return b""
    try:
        sink.write(len(message).to_bytes(HEAD, "big"))
        sink.write(message)
        sink.flush()
        size = int.from_bytes(source.read(HEAD), "big")
        raw = source.read(size) if size <= LARGEST_ANSWER else b""
    except OSError:
        return b""
    return raw if len(raw) == size else b""


class _Answers(pickle.Unpickler):
    """Takes documents and plain values only: a reader that was taken over cannot send anything else."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if module_name != document.__name__ or global_name not in _DOCUMENT:
            raise pickle.UnpicklingError(global_name)
        return getattr(document, global_name)


def unpacked(raw: bytes) -> tuple[tuple[Any, ...] | None, bool]:
    """Return an answer, None where it is none, and whether the process ends after it."""
    try:
        answer, retires = _Answers(io.BytesIO(raw)).load()
    except Exception:  # noqa: BLE001 - a forged answer can raise anything
        return None, True
    return (answer, retires) if isinstance(answer, tuple) else (None, True)
