"""The page on the Python library, from its docstrings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import juesuan
from juesuan.site.page import Heading, Page
from juesuan.site.templating import render
from juesuan.site.words import say

if TYPE_CHECKING:
    import griffe

    from juesuan.site.edition import Site

FUNCTIONS = ("juesuan.api.load", "juesuan.api.validate", "juesuan.api.schema")
CLASSES = (
    "juesuan.package.content.Package",
    "juesuan.package.content.Record",
    "juesuan.package.content.Problem",
    "juesuan.package.content.Explanation",
    "juesuan.evaluate.finding.Evaluation",
    "juesuan.evaluate.finding.Outcome",
    "juesuan.evaluate.finding.Finding",
    "juesuan.evaluate.finding.BrokenEquation",
    "juesuan.arithmetic.equations.Cell",
    "juesuan.standard.catalogue.Rule",
    "juesuan.errors.InputError",
)


class Member(NamedTuple):
    """A function, or an attribute or method of a class."""

    name: str
    signature: str
    text: str


class Entry(NamedTuple):
    """What the page says of a function or a class."""

    anchor: str
    name: str
    path: str
    signature: str
    text: str
    members: tuple[Member, ...]


def pages(site: Site) -> Iterator[Page]:
    """Yield the page on the library."""
    language, path = site.language, "python"
    functions, classes = entries(FUNCTIONS), entries(CLASSES)
    body = render("reference/python.html.j2", language, path, functions=functions, classes=classes)
    title, description = (say(f"reference.python.{key}", language) for key in ("title", "description"))
    headings = [Heading("use", say("reference.python.use", language))]
    for part, found in (("functions", functions), ("classes", classes)):
        headings.append(Heading(part, say(f"reference.python.{part}", language)))
        headings += [Heading(each.anchor, each.name, 3) for each in found]
    yield Page(path, title, body, "html", description, tuple(headings))


def entries(paths: tuple[str, ...]) -> list[Entry]:
    """Return what the docstrings say, read from the source without importing it."""
    return [
        _entry(path, name, _module(module)[name])
        for path in paths
        for module, _, name in [path.rpartition(".")]
    ]


@cache
def _module(name: str) -> Any:
    """Read the source of one module."""
    import griffe  # noqa: PLC0415

    file = Path(juesuan.__file__).parent.joinpath(*name.split(".")[1:]).with_suffix(".py")
    return griffe.visit(name, file, file.read_text(encoding="utf-8"))


def _entry(path: str, name: str, item: Any) -> Entry:
    public = f"juesuan.{name}" if path.startswith(("juesuan.api.", "juesuan.errors.")) else path
    if item.is_function:
        return Entry(name, name, public, _signature(public, item), _text(item), ())
    members = tuple(_member(each) for each in item.members.values() if _is_shown(each))
    return Entry(name, name, public, f"class {public}", _text(item), members)


def _is_shown(member: griffe.Object | griffe.Alias) -> bool:
    return not member.is_alias and not member.name.startswith("_") and not member.is_class


def _member(item: Any) -> Member:
    if item.is_function:
        return Member(item.name, _signature(item.name, item), _text(item))
    kind = f": {item.annotation}" if item.annotation else ""
    return Member(item.name, f"{item.name}{kind}", _text(item))


def _signature(name: str, function: Any) -> str:
    """Write a function as it is called, with its types."""
    written = [_parameter(each) for each in function.parameters if each.name != "self"]
    return f"{name}({', '.join(written)}) -> {function.returns}"


def _parameter(parameter: Any) -> str:
    stars = {"variadic positional": "*", "variadic keyword": "**"}.get(parameter.kind.value, "")
    default = "" if stars or parameter.default is None else f" = {parameter.default}"
    return f"{stars}{parameter.name}: {parameter.annotation}{default}"


def _text(item: Any) -> str:
    return item.docstring.value if item.docstring else ""
