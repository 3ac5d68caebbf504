"""Run the program as a user does: in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src"


class Result(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def juesuan(tmp_path):
    def run(*arguments, language="en_US.UTF-8"):
        environment = {**os.environ, "LC_ALL": language, "PYTHONPATH": str(SOURCE)}
        command = [sys.executable, "-m", "juesuan", *map(str, arguments)]
        done = subprocess.run(
            command, capture_output=True, env=environment, cwd=tmp_path, check=False, timeout=120
        )
        return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run
