"""Write every file that is derived; run it after changing schemas/, validations/ or data/."""

from __future__ import annotations

import sys
from pathlib import Path

from juesuan.maintenance import derived_files

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Write what is stale and delete what is no longer derived; with --check only say so."""
    check = "--check" in sys.argv[1:]
    wanted = derived_files(ROOT)
    stale = [path for path, content in wanted.items() if not path.is_file() or path.read_bytes() != content]
    orphans = [
        path
        for folder in derived_folders()
        for path in folder.rglob("*")
        if path.is_file() and path not in wanted
    ]
    for path in [*stale, *orphans]:
        print(path.relative_to(ROOT))
    if not check:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path])
        for path in orphans:
            path.unlink()
    return 1 if check and (stale or orphans) else 0


def derived_folders() -> list[Path]:
    """Return the folders that hold nothing but derived files."""
    tests, validations = ROOT / "tests" / "fixtures", ROOT / "validations"
    return [tests / "valid", tests / "invalid", validations / "expectations", validations / "pandera"]


if __name__ == "__main__":
    sys.exit(main())
