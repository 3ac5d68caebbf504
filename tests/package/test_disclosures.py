"""Many disclosures at once: the same packages whatever finishes first, and no failure stops another."""

import os
import resource
import sys
from pathlib import Path

import pytest

from juesuan.errors import InputError
from juesuan.package.disclosure import Given
from juesuan.package.disclosures import find_disclosures, ingest_many
from juesuan.package.load import find_packages, load_package
from package.disclosure_texts import NO_DISCLOSURE, prose_only, with_table

NAMES = ["武汉市江汉区示范局", "武汉市青山区样例局", "武汉市蔡甸区试验局"]


def fill(folder, texts):
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def ingest_all(folder, out, **options):
    return list(ingest_many(find_disclosures([folder]).files, out, Given(), **options))


@pytest.fixture
def folder(tmp_path):
    texts = {
        f"{n}/{year}.txt": with_table(name, year) for n, name in enumerate(NAMES) for year in (2023, 2024)
    }
    return fill(tmp_path / "in", texts)


def test_a_folder_is_read_to_its_depth_in_order_without_hidden_and_lock_files(tmp_path):
    names = ["b.txt", "a.PDF", "c/d/e.docx", ".hidden.txt", "~$a.docx", ".git/x.txt", "photo.png", "README"]
    fill(tmp_path, dict.fromkeys(names, "x"))
    found = find_disclosures([tmp_path])
    assert [file.relative_to(tmp_path).as_posix() for file in found.files] == ["a.PDF", "b.txt", "c/d/e.docx"]
    assert found.others == {".png": 1, "": 1}


def test_a_named_file_is_taken_whatever_it_is_called_and_once(tmp_path):
    fill(tmp_path, {"a.txt": "x", "disclosure.dat": "x"})
    found = find_disclosures([tmp_path / "disclosure.dat", tmp_path, tmp_path / "." / "a.txt"])
    assert [file.name for file in found.files] == ["disclosure.dat", "a.txt"]


def test_a_folder_without_disclosures_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"\.docx"):
        find_disclosures([tmp_path])


def test_a_link_that_leads_back_up_ends_nowhere(tmp_path):
    fill(tmp_path, {"a/a.txt": "x"})
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert len(find_disclosures([tmp_path]).files) == 1


def test_a_folder_without_access_is_said(tmp_path, monkeypatch):
    fill(tmp_path, {"a.txt": "x", "closed/b.txt": "x"})
    scan = os.scandir

    def deny(path):
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", deny)
    found = find_disclosures([tmp_path])
    assert [file.name for file in found.files] == ["a.txt"]
    assert [outcome.problem.key for outcome in found.closed] == ["unreadable_file"]


def test_any_number_of_processes_writes_the_same(folder, tmp_path):
    for jobs in (1, 3):
        outcomes = ingest_all(folder, tmp_path / str(jobs), jobs=jobs)
        assert [outcome.problem for outcome in outcomes] == [None] * 6
        assert [outcome.source.name for outcome in outcomes] == ["2023.txt", "2024.txt"] * 3
    assert contents(tmp_path / "1") == contents(tmp_path / "3")
    assert len(find_packages(tmp_path / "1")) == 6


def test_a_failure_stops_no_other(folder, tmp_path):
    fill(folder, {"0/a.txt": NO_DISCLOSURE, "1/z.pdf": b"%PDF-1.4 broken", "2/empty.docx": b""})
    outcomes = ingest_all(folder, tmp_path / "out", jobs=2)
    problems = {outcome.source.name: outcome.problem.key for outcome in outcomes if outcome.problem}
    assert problems == dict(zip(
        ("a.txt", "z.pdf", "empty.docx"), ("no_disclosure", *["unreadable_disclosure"] * 2), strict=True
    ))  # fmt: skip
    assert sum(outcome.written is not None for outcome in outcomes) == 6


def test_of_two_files_of_one_package_the_first_is_written_whichever_is_read_first(tmp_path):
    slow = with_table(amount="1.00") + "本年度工作情况良好。\n" * 5000
    fill(tmp_path / "in", {"a.txt": slow, "b.txt": with_table(amount="2.00"), "c.txt": prose_only(year=2020)})
    for jobs in (1, 3):
        out = tmp_path / str(jobs)
        outcomes = ingest_all(tmp_path / "in", out, jobs=jobs)
        assert [outcome.problem and outcome.problem.key for outcome in outcomes] == [
            None,
            "same_package",
            None,
        ]
        assert "a.txt" in outcomes[1].problem.text("zh")
        assert outcomes[1].problem.__traceback__ is None, "it would keep all that was read alive"
        (package,) = find_packages(outcomes[0].written.folder)
        assert load_package(package).tables["revenue"][0].values["total_revenue"] == "1.00"


def test_an_existing_package_is_a_failure_unless_it_may_be_replaced(folder, tmp_path):
    ingest_all(folder, tmp_path / "out")
    again = ingest_all(folder, tmp_path / "out")
    assert {outcome.problem.key for outcome in again} == {"output_exists"}
    assert all(outcome.written for outcome in ingest_all(folder, tmp_path / "out", replace=True))


def test_stopping_half_way_leaves_whole_packages_and_no_process(folder, tmp_path):
    work = ingest_many(find_disclosures([folder]).files, tmp_path / "out", Given(), jobs=2)
    assert next(work).written
    work.close()
    assert len(find_packages(tmp_path / "out")) == 1
    assert list((tmp_path / "out").rglob(".juesuan-*")) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measured on Linux")
def test_memory_does_not_grow_with_the_number_of_files(tmp_path):
    def peak():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    text = "本年度工作情况良好。\n" * 300
    names = [f"武汉市江汉区第{n}局" for n in range(60)]
    fill(tmp_path / "in", {f"{n:03}.txt": prose_only(name) + text for n, name in enumerate(names)})
    files = find_disclosures([tmp_path / "in"]).files
    list(ingest_many(files[:20], tmp_path / "out", Given(), jobs=2))
    before = peak()
    assert (
        sum(bool(each.written) for each in ingest_many(files[20:], tmp_path / "out", Given(), jobs=2)) == 40
    )
    assert peak() - before < 20 * 1024
