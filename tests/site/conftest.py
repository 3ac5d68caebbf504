"""The site of the packages in `data/`, built once for all tests that look at finished pages."""

from pathlib import Path

import pytest

from juesuan.site.builder import build_site

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "site"
    build_site([ROOT / "data"], out)
    return out
