"""Make a PNG of a drawing small: few colours, told by number."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from math import dist

__all__ = ["shrink"]

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 128
Colour = tuple[int, int, int]


def shrink(png: bytes) -> bytes:
    """Return a PNG of 8-bit RGB or RGBA pixels, as browsers make them, with its commonest colours or the nearest.

    Raises ValueError for any other kind of PNG.
    """
    width, height, pixels = _pixels(png)
    common = [colour for colour, _ in Counter(pixels).most_common(COLOURS)]
    number = {colour: i for i, colour in enumerate(common)}
    for colour in set(pixels) - number.keys():
        number[colour] = min(range(len(common)), key=lambda i: dist(common[i], colour))
    rows = (pixels[y * width : (y + 1) * width] for y in range(height))
    data = b"".join(b"\0" + bytes(number[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = bytes(part for colour in common for part in colour)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(data, 9)), (b"IEND", b"")]
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pixels(png: bytes) -> tuple[int, int, list[Colour]]:
    """Return width, height and the colours."""
    width, height, depth, kind, *_, interlaced = struct.unpack(">IIBBBBB", png[16:29])
    if not png.startswith(SIGNATURE) or depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("not a PNG of 8-bit RGB or RGBA pixels, line by line")
    size, at, packed = 4 if kind == 6 else 3, 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    data, before = zlib.decompress(packed), bytearray(width * size)
    pixels: list[Colour] = []
    for y in range(height):
        start = y * (width * size + 1)
        before = _line(data[start], bytearray(data[start + 1 : start + 1 + width * size]), before, size)
        pixels += zip(*(before[c::size] for c in range(3)), strict=True)
    return width, height, pixels


def _line(rule: int, line: bytearray, above: bytearray, size: int) -> bytearray:
    """Undo the filter of a line: what was left out is told by the pixels to the left and above."""
    for i in range(len(line)):
        left, corner = (line[i - size], above[i - size]) if i >= size else (0, 0)
        up = above[i]
        line[i] = (line[i] + (0, left, up, (left + up) // 2, _nearest(left, up, corner))[rule]) & 255
    return line


def _nearest(left: int, up: int, corner: int) -> int:
    """Return which of three is nearest to what they foretell together (Paeth)."""
    told = left + up - corner
    return min((left, up, corner), key=lambda part: abs(told - part))
