"""A reader's desk: a copy of what the repository gives a reader, where the blocks of one page are run."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from docs.blocks import Block
from docs.own_disclosure import FORMATS, disclosure

ROOT = Path(__file__).parents[2]
_SHARED = ("schemas", "validations", "tests", "benchmarks", "src", "docs", "scripts", "datapackage.json")
_WRITES = ("--out", "--output", ">")
_CONTINUED = "\\\n"


class Desk:
    """The folder, and the Python process that runs the page's blocks in order."""

    def __init__(self, folder: Path, columns: int = 100) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "data", folder / "data")  # Commands may write into packages.
        for name in _SHARED:
            (folder / name).symlink_to(ROOT / name)
        self.environment = _environment(folder, columns)
        self.earlier: list[str] = []
        self.python: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.python is not None:
            self.python.communicate()

    def run(self, block: Block, place: str) -> str:
        """Run a block of any language but transcripts; return what it prints, AssertionError if it fails."""
        if block.language == "r":
            return self._r(block.code, place)
        if block.language == "sh":
            return "".join(self.command(line, place, (0, 1)) for line in commands(block.code))
        return self._python(block, place)

    def transcript(self, block: Block, place: str) -> str:
        """Run the commands of a transcript; return it as it should be."""
        asked = (line for line in block.code.splitlines() if line.startswith("$ "))
        return "".join(f"{line}\n{self.command(line[2:], place, (0, 1, 2))}" for line in asked)

    def command(self, command: str, place: str, good: tuple[int, ...]) -> str:
        """Run one command of the program as a shell would."""
        assert command.startswith("juesuan "), f"{place}: {command}: only juesuan is run; say why not"
        if command.startswith("juesuan site "):
            return _understood(command)
        self._provide(command)
        done = self._process(["bash", "-c", command])
        assert done.returncode in good, f"{place}: {command}: ends with {done.returncode}: {done.stdout}"
        return done.stdout

    def _process(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            check=False,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def _provide(self, command: str) -> None:
        words = shlex.split(command, comments=True)
        for before, word in pairwise(words):
            own = self.folder / word
            if own.suffix in FORMATS and before not in _WRITES and not own.exists():
                own.write_bytes(disclosure(own.suffix))

    def _python(self, block: Block, place: str) -> str:
        if self.python is None:
            self.python = _session(self.folder, self.environment)
        request: dict[str, Any] = {"language": block.language, "code": block.code, "place": place}
        assert self.python.stdin is not None
        assert self.python.stdout is not None
        self.python.stdin.write(json.dumps(request) + "\n")
        self.python.stdin.flush()
        printed, failure = json.loads(self.python.stdout.readline())
        assert not failure, f"{place}: {failure}"
        return str(printed)

    def _r(self, code: str, place: str) -> str:
        """Run R anew with the page's earlier blocks silent: R has no session to talk to."""
        script = self.folder / "block.R"
        script.write_text("\n".join(["sink(nullfile())", *self.earlier, "sink()", code]), encoding="utf-8")
        done = self._process(["Rscript", "--vanilla", script.name])
        assert done.returncode == 0, f"{place}: {done.stdout}"
        self.earlier.append(code)
        return done.stdout


def _understood(command: str) -> str:
    """Print nothing where the program understands a command that the tests of the site run whole."""
    program: Any = import_module("juesuan.cli.site").command
    program.make_context("site", shlex.split(command, comments=True)[2:])
    return ""


def commands(code: str) -> list[str]:
    """Return the commands of a shell block without its comments and blank lines."""
    lines = code.replace(_CONTINUED, " ").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _session(folder: Path, environment: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", str(Path(__file__).with_name("python_session.py"))],
        cwd=folder,
        env=environment,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def _environment(folder: Path, columns: int) -> dict[str, str]:
    """Return the environment of a reader whose `juesuan` is this repository's."""
    programs = folder / "bin"
    programs.mkdir()
    program = programs / "juesuan"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m juesuan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "COLUMNS": str(columns),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "en",
    }
