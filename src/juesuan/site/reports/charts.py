"""A figure as inline SVG: bars drawn by pygal, with labels that hold Chinese, without script or style."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import Any

import pygal  # type: ignore[import-untyped]
from markupsafe import Markup
from pygal.style import Style  # type: ignore[import-untyped]

from juesuan.site.reports.drawings import Bar, Drawing, described

_BARS, _NUMBERS = 138, 118
"""The width of the longest bar with what is around it, and of the numbers behind the bars."""
_LABELS = {"zh": 104, "en": 126}
_BAR, _GAP, _LINE = 21, 16, 14
"""The heights of a bar, between the bars of two items, and of a line of a label."""
_WIDE, _LONG = 8, 17
"""How many Chinese characters and how many letters a line of a label holds."""
_STYLE = Style(font_family="inherit", label_font_size=13, value_font_size=13, colors=("#000",) * 3)


def chart(drawing: Drawing, language: str, name: str) -> Markup:
    """Return a figure as SVG that says its numbers; `name` begins the ids in it and is unique on the page."""
    series = max(1, len(drawing.series))
    lines = max(len(label_lines(bar.label)) for bar in drawing.bars)
    height = max(series * _BAR + _GAP, lines * _LINE + 6)
    plot = pygal.HorizontalBar(_configuration(len(drawing.bars) * height, _LABELS[language]), style=_STYLE)
    bars = drawing.bars[::-1]  # pygal stands the first at the bottom
    plot.x_labels = [str(number) for number in range(len(bars))]
    for index in range(series):
        plot.add(str(index), [_value(bar, index, drawing.unit) for bar in bars])
    plot.add_xml_filter(_finish(drawing, bars, language, name))
    return Markup(plot.render(is_unicode=True))  # noqa: S704  # lxml has escaped what stands in it


def _configuration(height: int, labels: int) -> pygal.Config:
    return pygal.Config(
        width=labels + _BARS + _NUMBERS,
        height=height + 2,
        margin=1,
        margin_left=labels,
        margin_right=_NUMBERS,
        spacing=0,
        rounded_bars=2,
        print_values=True,
        print_values_position="top",
        truncate_label=-1,
        no_data_text="",
        disable_xml_declaration=True,
        js=(),
        css=(),
        **dict.fromkeys(("show_legend", "show_x_labels", "show_x_guides", "show_y_guides"), False),
    )


def _value(bar: Bar, index: int, unit: str) -> dict[str, Any] | None:
    amount = bar.amounts[index]
    if amount is None:
        return None
    text = amount.text if amount.unit == unit else _written(f"{amount.text} {amount.unit}")
    words = f"{text} ({bar.share})" if bar.share else text
    return {"value": amount.size, "formatter": lambda _: words}


def _finish(drawing: Drawing, bars: tuple[Bar, ...], language: str, name: str) -> Callable[[Any], Any]:
    """Return what makes the drawing of pygal ours: named, described, labelled, and nothing else in it."""

    def finish(root: Any) -> Any:
        _strip(root)
        for key in ("id", "class"):
            root.attrib.pop(key, None)
        root.attrib.update(
            {"role": "img", "aria-labelledby": f"{name}-title {name}-desc", "class": "chart-drawing"}
        )
        for tag, text in (("desc", described(drawing, language)), ("title", drawing.title)):
            element = root.makeelement(tag, {"id": f"{name}-{tag}"})
            element.text = _written(text)
            root.insert(0, element)
        labels = [group.find("text") for group in root.iter("g") if group.get("class") == "guides"]
        for text, bar in zip(labels, bars, strict=True):
            _write_label(text, _written(bar.label))
        return root

    return finish


def _written(text: str) -> str:
    """Return a text without the control characters that no XML may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _strip(root: Any) -> None:
    """Take out what belongs to pygal's own page: styles, scripts, tooltips, axes."""
    for element in list(root.iter()):
        parent = element.getparent()
        if parent is None:
            continue
        unwanted = not isinstance(element.tag, str) or element.tag in (
            "defs",
            "title",
            "desc",
            "script",
            "style",
        )
        if unwanted or element.get("class") in (
            "background",
            "axis x",
            "titles",
            "plot overlay",
            "plot tooltip-overlay",
        ):
            parent.remove(element)


def _write_label(text: Any, label: str) -> None:
    lines = label_lines(label)
    top = float(text.get("y")) - (len(lines) - 1) * _LINE / 2
    text.text = None
    for number, line in enumerate(lines):
        part = text.makeelement("tspan", {"x": text.get("x"), "y": f"{top + number * _LINE:g}"})
        part.text = line
        text.append(part)


def label_lines(label: str) -> list[str]:
    """Break a label into lines of about the same length; what does not fit ends in an ellipsis."""
    if label.isascii():
        return textwrap.wrap(label, _LONG, max_lines=3, placeholder="…") or [""]
    if len(label) <= _WIDE:
        return [label]
    kept = label if len(label) <= _WIDE * 2 else label[: _WIDE * 2 - 1] + "…"
    half = (len(kept) + 1) // 2
    return [kept[:half], kept[half:]]
