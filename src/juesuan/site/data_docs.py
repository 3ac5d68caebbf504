"""The Data Docs of Great Expectations, made to work without a network: no scripts, a style sheet of ours."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from lxml import etree, html  # type: ignore[import-untyped]

from juesuan.errors import InputError
from juesuan.package.content import Package
from juesuan.package.load import load_package
from juesuan.site.templating import render

_STYLE = Path(__file__).parent / "theme" / "assets" / "data_docs.css"
_OUTSIDE = ("http:", "https:", "//")
_REMOVED = (
    "//script | //link | //img | //iframe | //button | //footer | //*[@id='ge-cta-footer']"
    " | //*[contains(concat(' ', @class, ' '), ' modal ')]"
    " | //*[contains(concat(' ', @class, ' '), ' col-lg-2 ')] | //a[@data-toggle='collapse']"
)
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)


def build_data_docs(sources: Sequence[Path], folder: Path) -> bool:
    """Judge packages with Great Expectations and write its Data Docs; False where it is not installed.

    `sources` are the descriptors of the packages; what cannot be read is left out.
    """
    from juesuan.encode.engines import evaluate_with  # noqa: PLC0415

    packages = [package for file in sources if (package := _load(file)) is not None]
    try:
        evaluate_with("gx", packages, folder)
    except InputError:
        return False
    localise(folder)
    return True


def localise(folder: Path) -> None:
    """Take everything from Data Docs that a browser would fetch elsewhere, and the scripts that then fail."""
    shutil.copyfile(_STYLE, folder / _STYLE.name)
    shutil.rmtree(folder / "static", ignore_errors=True)
    for file in sorted(folder.rglob("*.html")):
        _localise(file, "../" * (len(file.relative_to(folder).parts) - 1))
    (folder / "index.html").write_text(_index(folder), encoding="utf-8")


def _localise(file: Path, top: str) -> None:
    document = html.fromstring(file.read_text(encoding="utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    for node in document.xpath(_REMOVED):
        node.drop_tree()
    for link in document.xpath("//a[@href]"):
        if link.get("href").startswith(_OUTSIDE):
            link.drop_tag()
    for node in document.xpath("//*[@*[starts-with(name(), 'on')]]"):
        for name in [name for name in node.attrib if name.startswith("on")]:
            del node.attrib[name]
    document.set("lang", "en")
    document.find("head").extend(
        [
            html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            html.Element("link", rel="icon", href="data:,"),
            html.Element("link", rel="stylesheet", href=top + _STYLE.name),
        ]
    )
    file.write_bytes(etree.tostring(document, method="html", encoding="utf-8", doctype="<!DOCTYPE html>"))


def _index(folder: Path) -> str:
    """Return a list of all pages instead of the index, which is a script over a table that is fetched."""
    lists = {part: _entries(folder, part) for part in ("validations", "expectations")}
    return render("data_docs.html.j2", "en", "data-docs/index", lists=lists, style=_STYLE.name)


def _entries(folder: Path, part: str) -> list[tuple[str, str]]:
    """Return the address and the name of each page of one kind."""
    files = sorted((folder / part).rglob("*.html"))
    return [(file.relative_to(folder).as_posix(), _name(file, folder / part)) for file in files]


def _name(file: Path, part: Path) -> str:
    first = file.relative_to(part).parts[0]
    return first.removesuffix(".html")


def _load(file: Path) -> Package | None:
    try:
        return load_package(file)
    except InputError:
        return None
