"""The picture of the map in the README: small, and of few colours."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from .palette import SIGNATURE, shrink


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(rows: list[bytes], width: int, kind: int = 2) -> bytes:
    head = struct.pack(">IIBBBBB", width, len(rows), 8, kind, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b"")


def test_the_picture_is_small(repository: Path) -> None:
    assert (repository / "docs" / "map.png").stat().st_size <= 200_000


def test_every_filter_is_undone() -> None:
    white, black = b"\xff\xff\xff", b"\x00\x00\x00"
    lines = [
        b"\x00" + white + black,
        b"\x01" + white + b"\x01\x01\x01",  # left: 255 + 1 is black again
        b"\x02" + black + white,  # above
        b"\x03" + b"\x80\x80\x80" + b"\x81\x81\x81",  # half of left and above: 128 + 127, 129 + 255
        b"\x04" + black + b"\x01\x01\x01",  # Paeth
    ]
    small = shrink(png(lines, 2))
    at = small.index(b"IDAT")
    (length,) = struct.unpack(">I", small[at - 4 : at])
    numbers = zlib.decompress(small[at + 4 : at + 4 + length])
    palette = small[small.index(b"PLTE") + 4 :]
    colours = [[palette[3 * n] for n in numbers[1 + 3 * y : 3 + 3 * y]] for y in range(5)]
    assert colours == [[255, 0], [255, 0], [255, 255], [255, 128], [255, 129]]


def test_what_is_no_such_png_is_refused() -> None:
    with pytest.raises(ValueError, match="8-bit RGB"):
        shrink(png([b"\x00\x01"], 1, kind=0))
