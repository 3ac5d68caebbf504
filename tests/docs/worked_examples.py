"""The worked examples of the specification: tables below a comment such as `<!-- examples: sums -->`."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = {
    language: (ROOT / "docs" / language / "specification.md").read_text(encoding="utf-8")
    for language in ("en", "zh")
}
_EXAMPLES = re.compile(r"<!-- examples: (\w+) -->\n\n?((?:\|.*\n)+)")


def tables(language):
    """Return every example table of a page: its name and its rows, each a list of cells without backticks."""
    found = []
    for name, text in _EXAMPLES.findall(PAGES[language]):
        lines = [line.replace(r"\|", "¦").strip("|").split("|") for line in text.splitlines()[2:]]
        found.append((name, [[cell.strip().strip("`") for cell in line] for line in lines]))
    return found


def examples(name):
    """Return the rows of all example tables of one name, as parameters of a test."""
    rows = [row for other, table in tables("en") if other == name for row in table]
    assert rows, name
    return pytest.mark.parametrize("row", rows, ids=" | ".join)
