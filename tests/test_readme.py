"""The READMEs tell the truth: their transcripts are what the program prints, their Python runs."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ["README.md", "README.zh-CN.md"]


def blocks(page, language):
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_transcripts_are_what_the_program_prints(page):
    for block in blocks(page, "console"):
        command, _, printed = block.partition("\n")
        program, *arguments = shlex.split(command.removeprefix("$ "))
        assert program == "juesuan"
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
        done = subprocess.run(
            [sys.executable, "-m", "juesuan", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=False,
        )
        assert done.stdout.decode("utf-8") == printed, f"{page}: {command}"


@pytest.mark.parametrize("block", blocks("README.md", "python"))
@pytest.mark.filterwarnings("ignore")
def test_python_examples_run(block, monkeypatch):
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102


def test_both_pages_give_the_same_commands():
    english, chinese = (blocks(page, "sh") for page in PAGES)
    assert [re.sub(r" *#.*", "", block) for block in english] == [
        re.sub(r" *#.*", "", block) for block in chinese
    ]


def test_the_example_directory_of_commands_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / link).exists(), link
