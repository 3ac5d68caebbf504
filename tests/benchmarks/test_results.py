from __future__ import annotations

import json
from pathlib import Path

from injection.clean import clean
from injection.fault import Fault, Trial
from injection.results import results
from measuring import add_result, conditions

CAUGHT = Trial(
    Fault("shanghai", "package", "table cell", "swap", "revenue/total/total_revenue", bound=True),
    (("revenue-sources", "arithmetic", "error", "revenue/total/total_revenue"),),
    located=True,
)
MISSED = Trial(Fault("shanghai", "document", "punctuation", "doubled 。", "L7", "", "。"), (), located=False)


def test_results_count_what_was_caught_and_say_why_not() -> None:
    found = results([clean("shanghai")], [CAUGHT, MISSED])
    assert found["injected"] == 2
    assert [(row["target"], row["caught"], row["families"]) for row in found["faults"]] == [
        ("punctuation", 0, {}),
        ("table cell", 1, {"arithmetic": 1}),
    ]
    assert [(row["target"], row["reason"], row["missed"]) for row in found["missed"]] == [
        ("punctuation", "form", 1)
    ]


def test_conditions_name_the_command_but_not_the_file_it_writes() -> None:
    told = conditions("faults.py", ["--sample", "9", "--json", "somewhere.json"], 12.3)
    assert (told["command"], told["seconds"]) == ("python benchmarks/faults.py --sample 9", 12)


def test_a_result_is_put_beside_others(tmp_path: Path) -> None:
    file = tmp_path / "results" / "performance.json"
    add_result(file, "single_package", {"rows": [1]})
    add_result(file, "ingest", {"rows": []})
    assert list(json.loads(file.read_text("utf-8"))) == ["ingest", "single_package"]
