"""The bytes of an input file, packed by gzip or not, never more than a limit; what they mean is the readers' affair."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase, BufferedReader, RawIOBase
from pathlib import Path
from typing import Any

from chapbook.shapes.findings import SetupError

MEGABYTE = 1024 * 1024


class NoTextError(SetupError):
    """What was read holds no text: it is empty, or a blank page."""


class PictureError(NoTextError):
    """What was read holds pictures of pages, which OCR has to read first."""


class Limited(RawIOBase):
    """A stream that refuses to give more than ``limit`` bytes, whatever a packed file unfolds to."""

    def __init__(self, stream: BufferedIOBase, path: Path, limit: int) -> None:
        super().__init__()
        self._stream, self._path, self._limit, self._left = stream, path, limit, limit

    def readable(self) -> bool:
        """True, which is what makes the stream one to read from."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fills the buffer; raises SetupError once the limit is passed."""
        # Any, for only Python 3.12 has a name for buffers.
        count = self._stream.readinto(buffer)
        self._left -= count
        if self._left < 0:
            said = f"over {self._limit // MEGABYTE} MB of data"
            raise SetupError(f"{self._path}: {said}. Split the scan into several books or pages.")
        return count


@contextmanager
def opened(path: Path, limit: int) -> Iterator[BufferedReader]:
    """The file as a stream of at most ``limit`` bytes; a name that ends in .gz is unpacked.

    Raises SetupError, also while it is being read, where the file cannot be read, is broken off or too large.
    """
    try:
        with _unpacked(path) as stream:
            yield BufferedReader(Limited(stream, path, limit))
    except (OSError, EOFError, zlib.error) as error:
        raise SetupError(f"{path}: cannot be read ({error}). Check the file and its rights.") from error


def _unpacked(path: Path) -> BufferedIOBase:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def read_bytes(path: Path, limit: int) -> bytes:
    """All bytes of a file, unpacked; raises SetupError as ``opened`` does."""
    with opened(path, limit) as stream:
        return stream.read()


def kind(path: Path) -> str:
    """The suffix that tells what a file is, in small letters and with ``.gz`` where it is packed: ``.hocr.gz``."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])


def natural_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts names as people do: numbers by their value, so that pg-2 comes before pg-10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return tuple((1, int(part), part) if part.isdecimal() else (0, 0, part) for part in parts)
