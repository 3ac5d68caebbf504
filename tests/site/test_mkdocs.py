"""Authors build the site with MkDocs itself, strictly."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CONFIGURATION = """\
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
plugins:
  - juesuan: {{packages: ['{root}/data/example'], data_docs: false}}
  - search
  - offline
"""


def test_mkdocs_builds_both_languages_strictly(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION.format(root=ROOT.as_posix()), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", "out"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    for page in ("index.html", "en/index.html", "reports/999999-example-office-2024.html"):
        assert (tmp_path / "out" / page).is_file()
    assert (tmp_path / "out" / "files" / "999999-example-office-2024" / "revenue.csv").is_file()
