"""Work in a process with bounds: whatever happens there ends in an answer or a refusal here."""

import os
import signal
import subprocess
import sys
import threading
import time
from multiprocessing import get_context
from pathlib import Path

import pytest

from juesuan.read import UnreadableError
from juesuan.read.documents.document import Document
from juesuan.read.documents.guarded import Guard, Limits, read_guarded
from juesuan.standard.yaml_files import load

ROOT = Path(__file__).parent.parent.parent.parent
TASKS = "read.documents.guarded_tasks:"
TEXT = "示例市示例局"


@pytest.fixture
def guard():
    guard = Guard(Limits(seconds=3, megabytes=300))
    yield guard
    guard.close()


def ask(guard, task, *arguments):
    return guard.run(TASKS + task, *arguments)


def refused(guard, task, *arguments):
    """Return the key of the refusal that a task ends in, and check that the guard goes on after it."""
    with pytest.raises(UnreadableError) as caught:
        ask(guard, task, *arguments)
    assert ask(guard, "document", TEXT.encode()).blocks[0].text == TEXT
    messages = load("validations/messages/refusals.yaml")
    start = caught.value.message_en[:40]
    return next(key for key, words in messages.items() if words["en"][:40].startswith(start[:20]))


def is_running(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def ended(process):
    deadline = time.monotonic() + 10
    while is_running(process) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(process)


def test_a_document_comes_back_as_it_was_read(guard):
    found = ask(guard, "document", TEXT.encode())
    assert isinstance(found, Document)
    assert (found.blocks[0].text, found.blocks[0].position.line) == (TEXT, 1)


def test_one_process_does_one_task_after_another(guard):
    assert ask(guard, "process") == ask(guard, "process") != os.getpid()


def test_a_refusal_comes_back_in_both_languages(guard):
    with pytest.raises(UnreadableError) as caught:
        ask(guard, "refuse", "source_image")
    assert "OCR" in caught.value.message_zh
    assert "OCR" in caught.value.message_en


@pytest.mark.parametrize("task", ["spin", "wait"])
def test_what_takes_too_long_is_stopped(task):
    guard = Guard(Limits(seconds=1, megabytes=300))
    start = time.monotonic()
    assert refused(guard, task, *([60] if task == "wait" else [])) == "source_slow"
    assert time.monotonic() - start < 3
    guard.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux bounds the memory of a process")
def test_what_takes_too_much_memory_is_stopped(guard):
    assert ask(guard, "fill", 50) == 50 * 1024 * 1024
    assert refused(guard, "fill", 400) == "source_memory"


@pytest.mark.parametrize("task", ["crash", "foreign", "large"])
def test_a_crash_and_an_answer_that_no_reader_gives_are_refused(guard, task):
    assert refused(guard, task) == "source_crash"


@pytest.mark.parametrize("task", ["fail", "leave"])
def test_an_unforeseen_error_is_refused_and_its_trace_kept(guard, task):
    with pytest.raises(UnreadableError) as caught:
        ask(guard, task)
    assert "damaged" in caught.value.message_en
    assert "Traceback" in caught.value.__notes__[0]


def test_what_a_library_prints_does_not_mix_with_the_answer(guard):
    assert ask(guard, "chatter") == ""
    assert ask(guard, "chatter") == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measured on Linux")
def test_a_process_that_stays_large_is_replaced(guard):
    first = ask(guard, "process")
    ask(guard, "fill", 200)
    assert ask(guard, "process") == first
    ask(guard, "keep", 200)
    assert ask(guard, "process") != first
    assert ended(first)


def test_closing_leaves_no_process(guard):
    process = ask(guard, "process")
    guard.close()
    assert not is_running(process)


def test_a_process_that_was_killed_from_outside_is_replaced(guard):
    process = ask(guard, "process")
    os.kill(process, signal.SIGKILL)
    time.sleep(0.1)
    assert ask(guard, "process") != process


def test_threads_share_a_guard(guard):
    answers = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append((n, ask(guard, "fill", n)))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [(n, n * 1024 * 1024) for n in range(8)]


def test_another_thread_can_abort_a_task():
    guard = Guard(Limits(seconds=60, megabytes=300))
    ask(guard, "process")
    threading.Timer(0.3, guard.abort).start()
    with pytest.raises(UnreadableError):
        ask(guard, "wait", 60)
    with pytest.raises(UnreadableError):
        ask(guard, "process")
    guard.close()


def _in_another_process(queue):
    queue.put(read_guarded(TASKS + "document", TEXT.encode()).blocks[0].text)


@pytest.mark.parametrize("method", ["spawn", pytest.param("fork", marks=pytest.mark.skipif(
    sys.platform != "linux", reason="no fork"))])  # fmt: skip
def test_it_works_in_a_process_that_was_started_meanwhile(method):
    assert read_guarded(TASKS + "document", b"x").blocks[0].text == "x"
    context = get_context(method)
    queue = context.Queue()
    process = context.Process(target=_in_another_process, args=(queue,))
    process.start()
    assert queue.get(timeout=30) == TEXT
    process.join(10)
    assert process.exitcode == 0
    assert read_guarded(TASKS + "document", b"y").blocks[0].text == "y"


def test_it_works_inside_a_guarded_process(guard):
    assert ask(guard, "nested", TEXT.encode()).blocks[0].text == TEXT


def test_only_a_document_counts_as_one():
    with pytest.raises(UnreadableError):
        read_guarded(TASKS + "fill", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("signals", [[signal.SIGINT], [signal.SIGKILL]], ids=["interrupt", "kill"])
def test_a_parent_that_ends_leaves_no_process(tmp_path, signals):
    file = tmp_path / "process"
    code = (
        "from juesuan.read.documents.guarded import Guard, Limits\n"
        f"Guard(Limits(60, 300)).run('{TASKS}wait', 3, {str(file)!r})\n"
    )
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}"}
    parent = subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.DEVNULL)
    while not file.exists() or not file.read_text():
        time.sleep(0.02)
    for each in signals:
        parent.send_signal(each)
    assert parent.wait(2) != 0
    assert ended(int(file.read_text()))
