"""The page on the command line: what the program itself says with `--help`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from juesuan.site.page import Heading, Page
from juesuan.site.templating import render
from juesuan.site.words import say

if TYPE_CHECKING:
    from juesuan.site.edition import Site

_PROGRAM = "import sys; sys.argv[0] = 'juesuan'; from juesuan.cli.main import run; run()"
"""The program as a user calls it; this layer knows it only from outside."""
_LOCALES = {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}
_LISTED = re.compile(r"^  ([a-z]+)  ", re.MULTILINE)
EXIT_CODES = ("0", "1", "2", "3")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page on the command line."""
    language, path = site.language, "cli"
    helps = help_texts(language)
    codes = [(code, say(f"reference.commands.exit.code_{code}", language)) for code in EXIT_CODES]
    body = render("reference/commands.html.j2", language, path, helps=helps, codes=codes)
    title, description = (say(f"reference.commands.{key}", language) for key in ("title", "description"))
    headings = [Heading(name, f"juesuan {name}") for name in helps if name != "juesuan"]
    headings.append(Heading("exit-codes", say("reference.commands.exit.title", language)))
    yield Page(path, title, body, "html", description, tuple(headings))


def help_texts(language: str) -> dict[str, str]:
    """Return the help of the program and of each of its commands, by name."""
    whole = _help([], language)
    names = _LISTED.findall(whole.partition("Commands:")[2])
    with ThreadPoolExecutor(len(names)) as pool:
        texts = pool.map(lambda name: _help([name], language), names)
        return {"juesuan": whole, **dict(zip(names, texts, strict=True))}


def _help(command: list[str], language: str) -> str:
    """Run the program in a language and return what it prints.

    Raises CalledProcessError where it fails.
    """
    local = {"LC_ALL": _LOCALES[language], "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _PROGRAM, *command, "--help"],
        env={**os.environ, **local},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8").strip()
