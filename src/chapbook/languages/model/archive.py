"""The model's file: named arrays of bytes in one packed file, the same bytes for the same content.

Layout: the magic word, the length of a JSON table of contents (4 bytes, little end first), the table
(name, type, length and packed length for each array, in order), then the arrays. All is packed with deflate,
which unpacks several times as fast as LZMA and needs a fortieth more room; columns of numbers byte plane by
byte plane, of which those without any bit are left empty.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"chapbook model 2\n"


def _pack(column: NDArray[np.generic]) -> bytes:
    planes = np.ascontiguousarray(column).view(np.uint8).reshape(len(column), column.itemsize).T
    return b"".join(_framed(zlib.compress(plane.tobytes(), 9) if plane.any() else b"") for plane in planes)


def _framed(packed: bytes) -> bytes:
    return len(packed).to_bytes(4, "little") + packed


def _planes(packed: memoryview, length: int) -> Iterator[NDArray[np.uint8] | None]:
    """The byte planes of a column, the lowest first; none for an empty one. The length spares much copying."""
    while packed:
        end = 4 + int.from_bytes(packed[:4], "little")
        yield np.frombuffer(zlib.decompress(packed[4:end], bufsize=length), dtype=np.uint8) if end > 4 else None
        packed = packed[end:]


def write_archive(texts: Mapping[str, str], columns: Mapping[str, NDArray[np.generic]]) -> bytes:
    """The bytes of a model file that holds these texts and columns, in the order given."""
    table, parts = [], []
    for name, text in texts.items():
        parts.append(zlib.compress(text.encode(), 9))
        table.append((name, "text", len(text.encode()), len(parts[-1])))
    for name, column in columns.items():
        parts.append(_pack(column))
        table.append((name, column.dtype.str, len(column), len(parts[-1])))
    header = json.dumps(table).encode()
    return b"".join([_MAGIC, len(header).to_bytes(4, "little"), header, *parts])


class Archive:
    """A model file that is open: each text and each column is unpacked when it is asked for.

    Raises ValueError if the file is none.
    """

    def __init__(self, file: Traversable) -> None:
        whole = memoryview(file.read_bytes())
        if whole[: len(_MAGIC)] != _MAGIC:
            raise ValueError(f"{file}: not a model file of this version; build it again with `./press model`")
        start = len(_MAGIC) + 4
        end = start + int.from_bytes(whole[len(_MAGIC) : start], "little")
        self._packed: dict[str, tuple[memoryview, int]] = {}
        for name, _, length, size in json.loads(bytes(whole[start:end])):
            self._packed[name] = whole[end : end + size], length
            end += size

    def text(self, name: str) -> bytes:
        """The text of a name, in UTF-8."""
        packed, length = self._packed[name]
        return zlib.decompress(packed, bufsize=length)

    def numbers(self, name: str) -> NDArray[np.int64]:
        """The column of a name that holds whole numbers, none below 0."""
        packed, length = self._packed[name]
        # Put together in the width they are used in: much of the time of loading goes into taking fresh memory.
        numbers = np.zeros(length, dtype="<i8")
        octets = numbers.view(np.uint8).reshape(length, numbers.itemsize)
        for place, plane in enumerate(_planes(packed, length)):
            if plane is not None:
                octets[:, place] = plane
        return numbers.astype(np.int64, copy=False)

    def octets(self, name: str) -> NDArray[np.uint8]:
        """The column of a name that holds bytes."""
        packed, length = self._packed[name]
        (plane,) = _planes(packed, length)
        return np.zeros(length, dtype=np.uint8) if plane is None else plane
