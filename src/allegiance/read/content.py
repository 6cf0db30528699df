"""Bounded bytes of a file, packed or not."""

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from allegiance.read.problem import Unreadable
from allegiance.read.sources import STDIN

_GZIP = b"\x1f\x8b"
# Text packs 3 to 10 times, deflate at most 1,032 times; what unpacks further than this is a bomb, not a report.
_LARGEST_RATIO = 200
_FREE = 1_000_000


class _Unpacked(io.RawIOBase):
    """A gzip stream that, past 1 MB, refuses to grow beyond ``_LARGEST_RATIO`` times its packed size."""

    def __init__(self, packed: BinaryIO) -> None:
        self._counted = _Counted(packed)
        self._stream = gzip.GzipFile(fileobj=cast("BinaryIO", self._counted))
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]", /) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except (zlib.error, gzip.BadGzipFile, EOFError) as error:
            raise Unreadable("gzip-broken", f"The packed file is damaged: {error}.") from None
        buffer[: len(data)] = data
        self._given += len(data)
        if self._given > _FREE and self._given > _LARGEST_RATIO * self._counted.taken:
            raise Unreadable("gzip-bomb", f"It unpacks to more than {_LARGEST_RATIO} times its size; reading stopped.")
        return len(data)


class _Counted:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.taken += len(data)
        return data


@contextmanager
def opened(path: str) -> Iterator[io.BufferedReader]:
    """The bytes of ``path`` as a stream that can be peeked into; gzip is unpacked. Raises ``OSError``."""
    if path == STDIN:
        yield _unpacked(cast("io.BufferedReader", sys.stdin.buffer))
    else:
        with Path(path).open("rb") as stream:
            yield _unpacked(stream)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    if stream.peek(2)[:2] != _GZIP:
        return stream
    return io.BufferedReader(_Unpacked(stream), 1 << 16)


def whole(stream: io.BufferedReader, max_bytes: int) -> bytes:
    """All of the stream. Raises ``Unreadable`` past ``max_bytes``, having read no more than that."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large("This report", max_bytes)
    return data


def lines(stream: io.BufferedReader, max_bytes: int) -> Iterator[tuple[int, bytes | Unreadable]]:
    """Numbered lines from 1 without their line end, one in memory at a time; a line over ``max_bytes`` is skipped."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        if len(line) > max_bytes and not line.endswith(b"\n"):
            while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
                pass
            yield number, too_large("This record", max_bytes)
        else:
            yield number, line.rstrip(b"\r\n")


def too_large(what: str, max_bytes: int) -> Unreadable:
    """The problem of something over the limit."""
    return Unreadable("too-large", f"{what} is larger than {max_bytes / 1_000_000:g} MB, the limit for one report.")
