"""The wheel carries the standard: installed anywhere, it knows its rules, tables and report templates."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_an_installed_wheel_works_away_from_the_checkout(tmp_path):
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(ROOT)], check=True, cwd=tmp_path)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "LC_ALL": "C.UTF-8"}

    def juesuan(*arguments):
        command = [sys.executable, "-P", "-m", "juesuan", *arguments]
        return subprocess.run(
            command, check=True, cwd=tmp_path, env=environment, capture_output=True
        ).stdout.decode()

    where = [sys.executable, "-P", "-c", "import juesuan; print(juesuan.__file__)"]
    assert (
        str(tmp_path)
        in subprocess.run(
            where, check=True, cwd=tmp_path, env=environment, capture_output=True
        ).stdout.decode()
    )
    assert "three-public-total" in juesuan("rules")
    assert "government_funds" in juesuan("schema")
    assert (tmp_path / "site" / "juesuan" / "_standard" / "docs" / "zh" / "index.md").is_file()
    assert (tmp_path / "site" / "juesuan" / "_standard" / "mkdocs.yml").is_file()
    html = juesuan("validate", str(ROOT / "data" / "example"), "--format", "html")
    assert html.rstrip().endswith("</html>")
