"""What programs import."""

import subprocess
import sys
from pathlib import Path

import pytest

import juesuan

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "data" / "example"


def test_a_package_is_loaded_and_judged():
    package = juesuan.load(EXAMPLE)
    assert package.id == "999999-example-office-2024"
    assert juesuan.validate(package) == juesuan.validate(str(EXAMPLE))
    assert juesuan.validate(package).findings == ()


def test_unusable_input_raises_one_sentence():
    with pytest.raises(juesuan.InputError, match="no package"):
        juesuan.validate(ROOT / "docs")


def test_importing_is_light():
    """`import juesuan` loads no data library; the oracle loads nothing compiled but the YAML parser."""
    heavy = (
        "polars",
        "pandas",
        "numpy",
        "duckdb",
        "pandera",
        "great_expectations",
        "frictionless",
        "rich",
        "jinja2",
    )
    code = f"import sys, juesuan, juesuan.evaluate.oracle; print([n for n in {heavy!r} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONPATH": str(ROOT / "src")}
    )
    assert done.stdout.decode().strip() == "[]"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="nonsense"):
        juesuan.nonsense  # noqa: B018
