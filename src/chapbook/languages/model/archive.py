"""The model's file: named arrays of bytes in one packed file, the same bytes for the same content.

Layout: the magic word, the length of a JSON table of contents (4 bytes, little end first), the table
(name, type, packed length for each array, in order), then the arrays. Columns of numbers are packed
byte plane by byte plane with deflate, text with LZMA: the one unpacks fast, the other packs words best.
"""

from __future__ import annotations

import json
import lzma
import zlib
from collections.abc import Mapping
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"chapbook model 1\n"
_FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 23}]


def _pack(column: NDArray[np.generic]) -> bytes:
    planes = np.ascontiguousarray(column).view(np.uint8).reshape(len(column), column.itemsize).T
    return b"".join(_framed(zlib.compress(np.ascontiguousarray(plane).tobytes(), 9)) for plane in planes)


def _framed(packed: bytes) -> bytes:
    return len(packed).to_bytes(4, "little") + packed


def _unpack(packed: memoryview, kind: str, length: int) -> NDArray[np.generic]:
    width = np.dtype(kind).itemsize
    planes = np.empty((length, width), dtype=np.uint8)
    for plane in range(width):
        size = int.from_bytes(packed[:4], "little")
        planes[:, plane] = np.frombuffer(zlib.decompress(packed[4 : 4 + size]), dtype=np.uint8)
        packed = packed[4 + size :]
    return planes.reshape(-1).view(kind)


def write_archive(texts: Mapping[str, str], columns: Mapping[str, NDArray[np.generic]]) -> bytes:
    """The bytes of a model file that holds these texts and columns, in the order given."""
    table, parts = [], []
    for name, text in texts.items():
        parts.append(lzma.compress(text.encode(), lzma.FORMAT_RAW, filters=_FILTERS))
        table.append((name, "text", 0, len(parts[-1])))
    for name, column in columns.items():
        parts.append(_pack(column))
        table.append((name, column.dtype.str, len(column), len(parts[-1])))
    header = json.dumps(table).encode()
    return b"".join([_MAGIC, len(header).to_bytes(4, "little"), header, *parts])


def read_archive(file: Traversable) -> tuple[dict[str, str], dict[str, NDArray[np.generic]]]:
    """The texts and the columns of a model file; raises ValueError if it is none."""
    whole = memoryview(file.read_bytes())
    if whole[: len(_MAGIC)] != _MAGIC:
        raise ValueError(f"{file}: not a model file of this version; build it again with `./press model`")
    start = len(_MAGIC) + 4
    end = start + int.from_bytes(whole[len(_MAGIC) : start], "little")
    texts: dict[str, str] = {}
    columns: dict[str, NDArray[np.generic]] = {}
    for name, kind, length, size in json.loads(bytes(whole[start:end])):
        packed, end = whole[end : end + size], end + size
        if kind == "text":
            texts[name] = lzma.decompress(packed, lzma.FORMAT_RAW, filters=_FILTERS).decode()
        else:
            columns[name] = _unpack(packed, kind, length)
    return texts, columns
