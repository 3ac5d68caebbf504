"""Every kind of page opens quietly, asks for nothing elsewhere, fits a phone and is accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "index.html",
    "primer.html",
    "quickstart.html",
    "specification.html",
    "recipes.html",
    "limits.html",
    "metadata.html",
    "tables/index.html",
    "tables/revenue.html",
    "codelists/index.html",
    "codelists/concepts.html",
    "glossary.html",
    "rules/index.html",
    "rules/kinds.html",
    "rules/three-public-total.html",
    "faults.html",
    "reports/index.html",
    "reports/quality.html",
    "reports/420103-jianghan-government-office-2021.html",
    "reports/420114-caidian-government-office-2020.html",
    "cli.html",
    "python.html",
    "performance.html",
    "downloads.html",
    "changelog.html",
]
"""One page of every kind."""
BOTH = [*PAGES, *(f"en/{path}" for path in PAGES)]

GRAVE = ("serious", "critical")
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("path", [*BOTH, "data-docs/index.html"])
def test_a_page_opens_without_complaint_and_asks_for_nothing_elsewhere(desktop, path):
    desktop.open(path)
    assert desktop.errors == []
    assert desktop.outside == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_the_width_of_a_phone(phone, path):
    page = phone.open(path)
    assert page.evaluate(OVERFLOW) <= 0
    assert phone.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_barrier(desktop, path, scheme):
    desktop.page.emulate_media(color_scheme=scheme)
    page = desktop.open(path)
    violations = Axe().run(page).response["violations"]
    grave = [
        f"{each['id']}: {node['target']} {node.get('failureSummary', '')}"
        for each in violations
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]
    assert grave == []
