"""Every link and anchor of the finished site leads somewhere, and no page needs anything from elsewhere."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

LARGEST = 500_000
"""Bytes of one page."""
FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src", "use": "href"}
NOT_FETCHED = {"canonical", "alternate", "next", "prev", "edit"}


@pytest.fixture(scope="module")
def documents(site):
    """Return every page by its path on the site."""
    files = sorted(site.rglob("*.html"))
    return {file.relative_to(site).as_posix(): html.parse(str(file)).getroot() for file in files}


@pytest.fixture(scope="module")
def anchors(documents):
    return {
        path: {*document.xpath("//@id"), *document.xpath("//a/@name"), ""}
        for path, document in documents.items()
    }


def targets(path, document, site):
    """Yield each internal link of a page as (link, path on the site, anchor)."""
    for link in document.xpath("//a/@href | //area/@href"):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        if path.endswith("404.html"):  # it is shown at any address, so its links start at the top
            target = site / parts.path.lstrip("/")
        else:
            target = (site / path).parent / unquote(parts.path) if parts.path else site / path
        target = target.resolve()
        yield link, (target / "index.html" if target.is_dir() else target), unquote(parts.fragment)


def test_every_internal_link_and_anchor_leads_somewhere(site, documents, anchors):
    broken = []
    for path, document in documents.items():
        for link, target, anchor in targets(path, document, site):
            name = target.relative_to(site.resolve()).as_posix() if site.resolve() in target.parents else None
            if name is None or not target.is_file():
                broken.append(f"{path}: {link}")
            elif name in anchors and anchor not in anchors[name] and not anchor.startswith("__"):
                broken.append(f"{path}: {link} (no such anchor)")
    assert broken == []


def test_no_page_fetches_anything_from_elsewhere(site, documents):
    outside = [
        f"{path}: <{tag} {name}={value}>"
        for path, document in documents.items()
        for tag, name in FETCHED.items()
        for node in document.iter(tag)
        if (value := node.get(name, "")).startswith(("http:", "https:", "//"))
        and not NOT_FETCHED & set(node.get("rel", "").split())
    ]
    assert outside == []


def test_no_style_sheet_fetches_anything_from_elsewhere(site):
    for file in site.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        assert "url(http" not in text, file
        assert "@import" not in text, file


def test_no_page_is_larger_than_half_a_megabyte(site):
    large = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    assert {path: size for path, size in large.items() if size >= LARGEST} == {}


def test_every_page_exists_in_both_languages(documents):
    shared = ("en/", "data-docs/")
    chinese = {path for path in documents if not path.startswith(shared)}
    english = {path.removeprefix("en/") for path in documents if path.startswith("en/")}
    assert chinese == english


def test_every_page_links_to_its_twin(site, documents):
    for path, document in documents.items():
        if path.startswith("data-docs/") or path.endswith("404.html"):
            continue
        (twin,) = document.xpath("//a[@class='language-switch']/@href")
        other = path.removeprefix("en/") if path.startswith("en/") else f"en/{path}"
        assert ((site / path).parent / twin).resolve() == (site / other).resolve()


@pytest.mark.parametrize("top", ["", "en/"])
@pytest.mark.parametrize(
    "aim",
    [
        "quickstart.html",
        "recipes.html",
        "tables/revenue.html#fiscal_appropriation",
        "rules/three-public-total.html",
        "reports/index.html",
        "specification.html",
        "cli.html",
        "python.html",
    ],
)
def test_each_role_reaches_its_aim_within_three_clicks(site, documents, top, aim):
    """Follow the links of the home page, of what they lead to, and of that."""
    reached, aims = {f"{top}index.html"}, set()
    for _click in range(3):
        found = [each for path in reached for each in targets(path, documents[path], site)]
        pairs = [(Path(target).relative_to(site.resolve()).as_posix(), anchor) for _, target, anchor in found]
        aims |= {f"{path}#{anchor}" if anchor else path for path, anchor in pairs}
        reached |= {path for path, _ in pairs if path in documents}
    assert f"{top}{aim}" in aims
