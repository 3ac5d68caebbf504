"""The parts of an office file, unpacked within bounds whatever the archive claims of itself."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from lzma import LZMAError

from juesuan.read.errors import refusal

LARGEST_FILE = 50 * 1024 * 1024
"""The largest office file that is read, in bytes; real ones have some megabytes, pictures included."""

LARGEST_PART = 100 * 1024 * 1024
LARGEST_WHOLE = 200 * 1024 * 1024
MOST_PARTS = 10_000
_LARGEST_DIRECTORY = 4 * 1024 * 1024
_SUSPICIOUS_SIZE = 50 * 1024 * 1024
_LARGEST_RATIO = 200
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 1
_CHUNK = 1024 * 1024
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)


class Archive:
    """The parts of an office file by name; names differ in more than case."""

    def __init__(self, raw: bytes) -> None:
        _check_directory(raw)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except _BROKEN:
            raise refusal("source_damaged") from None
        self._parts = {info.filename.lower().lstrip("/"): info for info in self._zip.infolist()}
        self._read = 0
        _check_claims(self._zip.infolist())

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def part(self, name: str) -> bytes:
        """Return one part, b"" where there is none.

        Raises UnreadableError where it is damaged, encrypted or unpacks to more than is read.
        """
        info = self._parts.get(name.lower())
        if info is None:
            return b""
        if info.flag_bits & _ENCRYPTED:
            raise refusal("source_protected")
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    # The archive may unpack to more than it claims, or name one part many times.
                    if size > LARGEST_PART or self._read > LARGEST_WHOLE:
                        raise refusal("office_unpacked")
                    chunks.append(chunk)
        except _BROKEN:
            raise refusal("source_damaged") from None
        return b"".join(chunks)


def _check_directory(raw: bytes) -> None:
    """Look at the archive's last record before anything parses a directory of unknown length."""
    start = raw.rfind(_END_MARK, max(0, len(raw) - _LONGEST_COMMENT - _END.size))
    if start < 0 or len(raw) - start < _END.size:
        raise refusal("source_damaged")
    record = _END.unpack_from(raw, start)
    if record[4] > MOST_PARTS or record[5] > _LARGEST_DIRECTORY:
        raise refusal("office_unpacked")


def _check_claims(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise refusal("office_unpacked")
    for part in parts:
        ratio = part.file_size / max(part.compress_size, 1)
        if part.file_size > LARGEST_PART or (part.file_size > _SUSPICIOUS_SIZE and ratio > _LARGEST_RATIO):
            raise refusal("office_unpacked")
