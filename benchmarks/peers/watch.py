"""Run a command and tell how long it took, and how much memory it and all its processes took at once.

Usage: python -m peers.watch OUTPUT COMMAND...

Prints one JSON object; what the command prints goes to the file OUTPUT. Started as a small process of its
own, because the peak of a new process counts from that of the one that starts it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_EVERY = 0.1
_SESSION = 3


def main() -> None:
    """Run the command of the command line."""
    print(json.dumps(watch(sys.argv[2:], Path(sys.argv[1]))))


def watch(command: list[str], output: Path) -> dict[str, Any]:
    """Run a command; return its exit code, its seconds, and its memory in megabytes.

    `largest_process_megabytes` is the peak of the largest process, as the system counted it;
    `peak_megabytes` is what all processes held at once, memory that they share counted once, looked at
    every tenth of a second.
    """
    peak = 0
    start = time.perf_counter()
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, start_new_session=True)
        while process.poll() is None:
            peak = max(peak, _held(process.pid))
            try:
                process.wait(_EVERY)
            except subprocess.TimeoutExpired:
                continue
    seconds = time.perf_counter() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return {
        "code": process.returncode,
        "seconds": round(seconds, 3),
        "largest_process_megabytes": largest,
        "peak_megabytes": max(largest, peak // 1024),
    }


def _held(session: int) -> int:
    """Return the kilobytes that the processes of a session hold now."""
    return sum(_kilobytes(each) for each in Path("/proc").iterdir() if _is_of(each, session))


def _is_of(process: Path, session: int) -> bool:
    if not process.name.isdecimal():
        return False
    try:
        # The name of the program, in brackets, may itself hold blanks and brackets.
        fields = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[_SESSION]) == session


def _kilobytes(process: Path) -> int:
    """Return what a process holds; of memory that several share, its part."""
    try:
        text = (process / "smaps_rollup").read_text()
    except OSError:
        return 0  # It has ended meanwhile.
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
