"""Where the sentences and the items of a passage begin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from juesuan.read.prose.language import ORDINAL
from juesuan.read.prose.passages import Passage

_ORDINAL = re.compile(ORDINAL)
_STOP = re.compile("。")


class Sentences:
    """The sentences of one passage; a line that an ordinal opens begins one, and an item."""

    def __init__(self, passage: Passage) -> None:
        text = passage.text
        self.length = len(text)
        self.stops = [match.start() for match in _STOP.finditer(text)]
        self.items = [start for start in passage.starts if _ORDINAL.match(text, start)]
        self.starts = sorted({0, *self.items, *(stop + 1 for stop in self.stops)})

    def index(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return bisect_right(self.starts, offset) - 1

    def start(self, offset: int) -> int:
        """Return where the sentence that holds an offset starts."""
        return self.starts[self.index(offset)]

    def stop(self, offset: int) -> int:
        """Return where the next full stop stands."""
        after = bisect_left(self.stops, offset)
        return self.stops[after] if after < len(self.stops) else self.length

    def around(self, offset: int, text: str) -> str:
        """Return the sentence of the passage's text that holds an offset."""
        return text[self.start(offset) : self.stop(offset)]

    def item(self, offset: int) -> int:
        """Return where the item that holds an offset starts; 0 before the first."""
        after = bisect_right(self.items, offset)
        return self.items[after - 1] if after else 0
