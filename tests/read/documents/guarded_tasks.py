"""What the tests ask a guarded process to do."""

import os
import signal
import sys
import time
from pathlib import Path

from juesuan.read.documents.document import Document, Paragraph, Position
from juesuan.read.documents.guarded import Guard, Limits
from juesuan.read.errors import refusal


def document(raw):
    return Document((Paragraph(raw.decode(), Position(line=1)),))


def refuse(key):
    raise refusal(key)


def fail():
    raise KeyError("unforeseen")


def wait(seconds, file=None):
    if file:
        Path(file).write_text(str(os.getpid()))
    time.sleep(seconds)


def spin():
    while True:
        pass


def fill(megabytes):
    return len(bytearray(megabytes * 1024 * 1024))


def keep(megabytes):
    Path.kept = bytearray(megabytes * 1024 * 1024)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def leave():
    sys.exit(0)


def chatter():
    os.write(1, b"a library prints this")
    sys.stdout.write("and this")
    sys.stdout.flush()
    return sys.stdin.read()


def foreign():
    return Path("/etc")


def large():
    return "x" * (65 * 1024 * 1024)


def process():
    return os.getpid()


def nested(raw):
    with_own = Guard(Limits(5, 300))
    found = with_own.run("read.documents.guarded_tasks:document", raw)
    with_own.close()
    return found
