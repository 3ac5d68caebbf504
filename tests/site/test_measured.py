from __future__ import annotations

import re

import pytest

from juesuan.site.edition import Site
from juesuan.site.measured import measured_pages, measurement, share
from juesuan.site.templating import render
from juesuan.site.words import say


def bodies(language):
    return {page.path: page.body for page in measured_pages(Site(language, ()))}


def test_a_share_is_never_rounded_up_to_all():
    assert (share(1999, 2000), share(2000, 2000), share(0, 0)) == ("99.9 %", "100.0 %", "–")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("group", "rows", "name"),
    [
        ("bar", "bars", "name"),
        ("target", "faults", "target"),
        ("kind", "faults", "kind"),
        ("reason", "missed", "reason"),
        ("region", "untouched", "region"),
    ],
)
def test_what_a_benchmark_names_has_words(language, group, rows, name):
    for row in measurement("faults")[rows]:
        if row[name]:
            assert say(f"measured.{group}.{row[name]}", language)


def test_every_fault_and_every_file_is_on_its_page():
    pages = bodies("en")
    found = measurement("faults")
    assert pages["faults"].count("\n| ") >= len(found["faults"]) + len(found["bars"])
    assert f"{found['injected']} faults were put in" in pages["faults"]
    for row in measurement("performance")["ingest"]["rows"]:
        assert f"| {row['file']} |" in pages["performance"]


@pytest.mark.parametrize("path", ["faults", "performance"])
def test_both_languages_have_the_same_numbers_and_anchors(path):
    def of(body):
        return re.findall(r"\{ #(\S+) \}", body), re.findall(r"\| (\d[\d.]*)(?= %? ?\|)", body)

    assert of(bodies("zh")[path]) == of(bodies("en")[path])


def test_the_command_that_measured_is_told():
    assert "python benchmarks/faults.py --sample" in bodies("zh")["faults"]


def test_the_site_s_own_time_is_told_once_it_is_measured():
    names = ("packages", "pages", "seconds", "seconds_of_judging", "milliseconds_per_package")
    sizes = ("largest_page_kilobytes", "largest_process_megabytes")
    measured = measurement("performance")["ingest"]["measured"]
    found = {
        **measurement("performance"),
        "site": {"measured": measured, **dict.fromkeys((*names, *sizes), 7)},
    }
    body = render("performance.md.j2", "en", "performance", **found)
    assert body.count("| 7 |") == len(names + sizes)
