from __future__ import annotations

import re

import pytest

from juesuan.site.edition import Site
from juesuan.site.measured import measured_pages, measurement, share
from juesuan.site.measured_corpora import corpus_tables
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
        **{name: each for name, each in measurement("performance").items() if name != "corpus"},
        "site": {"measured": measured, **dict.fromkeys((*names, *sizes), 7)},
    }
    body = render("performance.md.j2", "en", "performance", **found)
    assert body.count("| 7 |") == len(names + sizes)


def size(packages, **rates):
    measured = {"command": "python benchmarks/corpus.py", "versions": {"polars": "2.1.0"}}
    rows = [{"what": what, "rate": rate, "peak_megabytes": 50} for what, rate in rates.items()]
    return {"packages": packages, "faulty": 0.1, "memory": "1GB", "measured": measured, "rows": rows}


def test_corpora_of_several_sizes_stand_side_by_side_in_the_order_of_the_words():
    found = corpus_tables([size(100, csv_limit=7000, csv_frictionless=8.5), size(10_000, csv_frictionless=9)])
    rates, memory, *others = found["tables"]
    assert (found["sizes"], found["faulty"], found["memory"]) == (["100", "10,000"], "10%", "1GB")
    assert [(row["what"], row["cells"]) for row in rates["rows"]] == [
        ("csv_frictionless", ["8.5", "9"]),
        ("csv_limit", ["7,000", "–"]),
    ]
    assert memory["rows"][1]["cells"] == ["50", "–"]
    assert [table["rows"] for table in others] == [[], []]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_corpora_are_on_the_page_once_they_are_measured(language):
    found = measurement("performance")
    sizes = [size(100, csv_frictionless=8.5), size(1000, csv_frictionless=9)]
    for each in sizes:
        each["measured"] |= found["ingest"]["measured"]
        each["rows"][0] |= {"times_frictionless": 1.0, "share_of_limit": 0.001, "rules": 7}
    tables = corpus_tables(sizes)
    body = render("performance.md.j2", language, "performance", **{**found, "corpus": tables})
    assert "| 7 | 8.5 | 9 |" in body
    assert body.count("| 7 | 0.1 % | 0.1 % |") == 1
    assert re.search(r"\| 100 \| 1,000 \|\n\| --- \| --: \| --: \| --: \|\n", body)
