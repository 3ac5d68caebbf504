"""How a page is taken apart into blocks, and how a block that does not do what it says is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs.blocks import Block, blocks_of
from docs.desk import Desk, commands
from docs.python_session import plain_table

PAGE = """# A page

```python
print(1)
```

```text
1
```

Then, in a list:

1.  First

    <!-- not run: it installs -->
    ```sh
    pip install juesuan
    ```

<!-- not run: these are the tests -->
<!-- test-command -->
```sh
bash scripts/test.sh
```

```console
$ juesuan schema
```
"""


def read(tmp_path: Path, text: str) -> list[Block]:
    file = tmp_path / "page.md"
    file.write_text(text, encoding="utf-8")
    return blocks_of(file)


def test_a_block_knows_what_it_prints_and_why_it_is_not_run(tmp_path: Path) -> None:
    assert read(tmp_path, PAGE) == [
        Block(3, "python", "print(1)\n", printed="1\n"),
        Block(16, "sh", "pip install juesuan\n", why_not_run="it installs"),
        Block(22, "sh", "bash scripts/test.sh\n", why_not_run="these are the tests"),
        Block(26, "console", "$ juesuan schema\n"),
    ]


def test_text_that_follows_after_a_sentence_is_no_output(tmp_path: Path) -> None:
    found = read(tmp_path, "```python\nprint(1)\n```\n\nThe form is:\n\n```text\na = b\n```\n")
    assert [(block.language, block.printed) for block in found] == [("python", None), ("text", None)]


def test_a_block_without_an_end_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 1: the block has no end"):
        read(tmp_path, "```python\nprint(1)\n")


def test_commands_are_told_from_comments() -> None:
    assert commands("# first\njuesuan schema \\\n  revenue\n\n") == ["juesuan schema    revenue"]


def test_blocks_share_names_and_one_that_fails_is_noticed(tmp_path: Path) -> None:
    with Desk(tmp_path) as desk:
        assert desk.run(Block(1, "python", "a = 1\n"), "page:1") == ""
        assert desk.run(Block(2, "python", "print(a)\n"), "page:2") == "1\n"
        with pytest.raises(AssertionError, match="page:3"):
            desk.run(Block(3, "python", "unknown\n"), "page:3")


def test_a_command_that_is_not_ours_is_not_run(tmp_path: Path) -> None:
    with Desk(tmp_path) as desk, pytest.raises(AssertionError, match="only juesuan is run"):
        desk.run(Block(1, "sh", "rm -r data\n"), "page:1")


def test_a_table_lines_up_although_chinese_is_wide() -> None:
    assert plain_table(["name", "n"], [("合计", 1), ("类", None)]) == (
        "| name | n    |\n|------|------|\n| 合计 | 1    |\n| 类   | NULL |"
    )
