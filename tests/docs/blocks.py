"""The fenced code blocks of a page, each with what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)$")
_COMMENT = re.compile(r"^\s*<!--\s*(?P<words>.*?)\s*-->\s*$")
_NOT_RUN = "not run: "


@dataclass(frozen=True)
class Block:
    """One fenced block: its language, its code, and the line of the page where it begins."""

    line: int
    language: str
    code: str
    why_not_run: str = ""
    printed: str | None = None
    """The `text` block that follows at once: what running this one must print."""


def blocks_of(page: Path) -> list[Block]:
    """Return the blocks of a page in order; a `text` block that is another's output is not one itself."""
    lines = page.read_text(encoding="utf-8").splitlines()
    found: list[Block] = []
    end, number = 0, 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening is None:
            number += 1
            continue
        close = _closing(lines, number, opening["fence"])
        code = _code(lines[number + 1 : close], opening["indent"])
        language = opening["info"].strip().split(" ")[0]
        between = "".join(lines[end:number]).strip()
        if language == "text" and found and not between and _may_print(found[-1]):
            last = found.pop()
            found.append(Block(last.line, last.language, last.code, printed=code))
        else:
            found.append(Block(number + 1, language, code, _why_not_run(lines[:number])))
        number = end = close + 1
    return found


def _code(lines: list[str], indent: str) -> str:
    """Return the lines without the indent of their fence, which a list or a tab gives to a block."""
    return "".join(f"{line.removeprefix(indent)}\n" for line in lines)


def _closing(lines: list[str], opening: int, fence: str) -> int:
    ends = (n for n in range(opening + 1, len(lines)) if lines[n].strip() == fence)
    close = next(ends, None)
    if close is None:
        raise ValueError(f"line {opening + 1}: the block has no end")
    return close


def _may_print(block: Block) -> bool:
    return block.printed is None and not block.why_not_run and block.language in ("python", "sql", "r", "sh")


def _why_not_run(before: list[str]) -> str:
    """Return what the comments right before a block say about not running it."""
    for line in reversed(before):
        comment = _COMMENT.match(line)
        if comment is None:
            return ""
        if comment["words"].startswith(_NOT_RUN):
            return comment["words"].removeprefix(_NOT_RUN)
    return ""
