"""The text of a paragraph as Word prints it, and the boxes that are anchored in it."""

from __future__ import annotations

from collections.abc import Iterator

from juesuan.read.documents.office.markup import Element
from juesuan.read.documents.word.styles import Styles
from juesuan.read.documents.word.tags import WORD, child, is_on, tag_of, value_of

_HOLDING = frozenset({
    "bdo", "customXml", "dir", "fldSimple", "hyperlink", "ins", "moveTo", "oMath", "oMathPara", "r",
    "ruby", "rubyBase", "sdt", "sdtContent", "smartTag",
})  # fmt: skip
"""Elements whose content is printed in the paragraph."""

_PLAIN = {"tab": " ", "ptab": " ", "noBreakHyphen": "-", "softHyphen": "", "br": "\n", "cr": "\n"}
_DRAWN = frozenset({"drawing", "object", "pict"})
_BOX = "txbxContent"
_CHOICE = "AlternateContent"


class Runs:
    """Reads one paragraph: its text, with a line end for each break, and the text boxes in it."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._words: list[str] = []
        self._fields: list[bool] = []
        """The open fields, from the outside in: whether each has come to its result."""
        self.boxes: list[Element] = []

    @property
    def text(self) -> str:
        """Return what was read."""
        return "".join(self._words)

    def read(self, element: Element) -> None:
        """Read what an element holds."""
        for each in element:
            tag = tag_of(each)
            if tag == "t":
                self._add(each.text or "")
            elif tag in _PLAIN:
                self._add(_PLAIN[tag])
            elif tag == "r" and self._is_hidden(each):
                continue
            elif tag in _HOLDING:
                self.read(each)
            elif tag == "fldChar":
                self._field(each)
            elif tag == _CHOICE:
                chosen = choice(each)
                if chosen is not None:
                    self.read(chosen)
            elif tag in _DRAWN:
                self.boxes.extend(_boxes(each))

    def _add(self, text: str) -> None:
        if all(self._fields):
            self._words.append(text)

    def _is_hidden(self, run: Element) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return False
        if child(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        style = value_of(properties, "rStyle")
        return style is not None and self._styles.is_hidden(style)

    def _field(self, mark: Element) -> None:
        kind = mark.get(f"{WORD}fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def choice(element: Element) -> Element | None:
    """Return the first with content of alternatives, which say the same for newer and older programs."""
    alternatives = (each for each in element if tag_of(each) in ("Choice", "Fallback"))
    return next((each for each in alternatives if any(True for _ in each)), None)


def _boxes(element: Element) -> Iterator[Element]:
    """Yield the text boxes below a drawing; what a box holds itself is read with it."""
    for each in element:
        tag = tag_of(each)
        if tag == _BOX:
            yield each
        elif tag == _CHOICE:
            chosen = choice(each)
            if chosen is not None:
                yield from _boxes(chosen)
        else:
            yield from _boxes(each)
