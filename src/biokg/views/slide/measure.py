"""How wide words are in the letters of the slide, and where their lines break."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, east_asian_width

__all__ = ["FONT", "FONT_ZH", "balanced", "cut", "rows", "width_of"]

_CHINESE = (
    "'PingFang SC','Hiragino Sans GB','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',"
    "'WenQuanYi Micro Hei','WenQuanYi Zen Hei'"
)
FONT = f"Arial,'Liberation Sans',Helvetica,'Noto Sans','DejaVu Sans',{_CHINESE},sans-serif"
"""First those that are as wide as `width_of` says: text in a picture cannot make room for itself."""
FONT_ZH = f"{_CHINESE},Arial,'Liberation Sans',sans-serif"

_ARIAL = (  # thousandths of the height, from the space on
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_WIDTHS = [int(part) / 1000 for part in _ARIAL.split()]
_BOLD = 1.08
_NOT_FIRST = frozenset("，。、；：？！）》」』”’…·,.;:?!)%")
"""Signs that no line begins with."""
LONGEST = 240
"""Letters of a name that are looked at: no room on a slide takes more."""


@lru_cache(1 << 14)
def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return about how many units wide a text is.

    >>> width_of("药物", 10), width_of("il", 10)
    (20.0, 4.44)
    """
    return round(sum(_share(sign, _BOLD if bold else 1.0) for sign in text) * size, 3)


def _share(sign: str, bold: float) -> float:
    place = ord(sign) - 32
    if 0 <= place < len(_WIDTHS):
        return _WIDTHS[place] * bold
    if east_asian_width(sign) in "WF":
        return 1.0
    return 0.0 if category(sign) in ("Mn", "Me", "Cf") else 0.7 * bold


def cut(text: str, width: float, size: float, bold: bool = False) -> str:
    """Return a text that fits a width, cut with an ellipsis where it does not.

    >>> cut("International BioPark", 60, 12)
    'Internatio…'
    """
    text = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    if width_of(text, size, bold) <= width:
        return text
    while text and width_of(text + "…", size, bold) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def rows(text: str, width: float, size: float, most: int) -> list[str]:
    """Return a text in at most so many lines; the last is cut where it does not fit.

    >>> rows("National Institute of Biology", 80, 12, 2)
    ['National', 'Institute of Bi…']
    """
    lines = [""]
    for part in _parts(text[:LONGEST]):
        longer = lines[-1] + part
        if lines[-1] and width_of(longer.rstrip(), size) > width and len(lines) < most:
            lines.append(part.lstrip())
        else:
            lines[-1] = longer
    return [cut(line.strip(), width, size) for line in lines]


def balanced(text: str, width: float, size: float, most: int) -> list[str]:
    """Return a text in as few lines as `rows` does, these as even as they can be.

    >>> balanced("北京大兴国际机场", 70, 10, 2)
    ['北京大兴', '国际机场']
    """
    lines = rows(text, width, size, most)
    if len(lines) == 1 or lines[-1].endswith("…"):
        return lines
    narrow, wide = width / 2, width
    while wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        other = rows(text, middle, size, most)
        if len(other) > len(lines) or any(line.endswith("…") for line in other):
            narrow = middle
        else:
            wide, lines = middle, other
    return lines


@lru_cache(1 << 12)
def _parts(text: str) -> tuple[str, ...]:
    """Return the parts between which a line may end: after a space or hyphen, and around every wide letter."""
    parts = [""]
    for sign in text:
        wide = east_asian_width(sign) in "WF"
        last = parts[-1][-1:]
        ends = bool(last) and (last in " -" or east_asian_width(last) in "WF")
        if (wide or ends) and last and sign not in _NOT_FIRST:
            parts.append("")
        parts[-1] += sign
    return tuple(part for part in parts if part)
