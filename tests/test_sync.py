"""Everything derived is what the standard says today."""

from pathlib import Path

from juesuan.maintenance import derived_files

ROOT = Path(__file__).parent.parent


def test_derived_files_are_current():
    stale = [
        str(path.relative_to(ROOT))
        for path, content in derived_files(ROOT).items()
        if not path.is_file() or path.read_bytes() != content
    ]
    assert stale == [], "run: python scripts/sync.py"
