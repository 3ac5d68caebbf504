"""What the pages tell a reader to run does run, and prints what they say; nothing is left untried unsaid."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from docs.blocks import Block, blocks_of
from docs.desk import ROOT, Desk, commands

BESIDE = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")
PAGES = [*BESIDE, *(str(file.relative_to(ROOT)) for file in sorted((ROOT / "docs").rglob("*.md")))]
RUN = ("python", "sql", "r", "sh", "console")
READ = {"json": json.loads, "yaml": yaml.safe_load, "toml": tomllib.loads, "csv": str, "text": str}
"""Languages of data: blocks of these are read, not run."""
LONG = ("docs/zh/engines.md",)
"""Pages whose commands take a minute; those of the other language, which are the same, are run."""
TWINS = [page for page in PAGES if page.startswith("docs/zh/")] + ["README.zh-CN.md"]


def plain(text: str) -> str:
    """Return a text without blanks at the ends of lines, which a page cannot show."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def without_language(code: str) -> list[str]:
    """Return commands without comments and without what may differ between languages."""
    return [re.sub(r" *(#.*|--lang (zh|en))", "", line) for line in commands(code)]


def twin(page: str) -> Path:
    english = "README.md" if page == "README.zh-CN.md" else page.replace("docs/zh/", "docs/en/")
    return ROOT / english


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_run_or_says_why_not(page: str) -> None:
    for block in blocks_of(ROOT / page):
        known = block.language in RUN or block.language in READ or block.why_not_run
        assert known, f"{page}:{block.line}: a block of “{block.language}” that nothing runs"
        if block.language in READ and not block.why_not_run:
            READ[block.language](block.code)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page not in LONG and "```" in (ROOT / page).read_text("utf-8")]
)
def test_the_blocks_of_a_page_run_in_order(page: str, tmp_path: Path) -> None:
    has_r = shutil.which("Rscript") is not None
    skipped = False
    with Desk(tmp_path) as desk:
        for block in blocks_of(ROOT / page):
            if block.why_not_run or block.language not in RUN:
                continue
            if block.language == "r" and not has_r:
                skipped = True
                continue
            check(desk, block, f"{page}:{block.line}")
    if skipped:
        assert os.environ.get("CI") != "true", "R must be installed where CI runs"
        pytest.skip("Rscript is not installed: the blocks in R were not run")


def check(desk: Desk, block: Block, place: str) -> None:
    """Run one block and compare what it prints with what the page says."""
    if block.language == "console":
        assert plain(desk.transcript(block, place)) == plain(block.code), place
        return
    printed = desk.run(block, place)
    if block.printed is not None:
        assert plain(printed) == plain(block.printed), place


@pytest.mark.parametrize("page", [page for page in TWINS if twin(page).exists()])
def test_both_languages_give_the_same_code(page: str) -> None:
    # The Chinese README is shorter: it has the commands, not the examples of programs.
    languages = ("sh",) if page in BESIDE else ("python", "sql", "r", "sh")

    def code(path: Path) -> list[object]:
        kept = (block for block in blocks_of(path) if block.language in languages)
        return [
            without_language(block.code) if block.language == "sh" else (block.code, block.printed)
            for block in kept
        ]

    assert code(ROOT / page) == code(twin(page))


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_links_to_files_of_the_repository_lead_somewhere(page: str) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / link).exists(), link
