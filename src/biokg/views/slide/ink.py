"""SVG as text: the few elements that a slide is made of, every word escaped."""

from __future__ import annotations

from html import escape
from unicodedata import east_asian_width

from ...characters import harmless
from .measure import FONT, FONT_ZH

__all__ = ["INK", "LINK", "PAGE", "QUIET", "RULE", "STYLE", "n", "path", "rect", "text", "titled"]

PAGE, INK, QUIET, RULE, LINK = "#ffffff", "#1a2230", "#515d70", "#d7dde6", "#0b5cad"
STYLE = f"text{{font-family:{FONT};fill:{INK}}}text.zh{{font-family:{FONT_ZH}}}.halo{{paint-order:stroke}}"


def n(value: float) -> str:
    """Return a number with at most one digit after the point.

    >>> n(3.04), n(-0.01), n(12.5)
    ('3', '0', '12.5')
    """
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, size: float, *, fill: str = "", weight: int = 400, anchor: str = "start",
         halo: str = "", italic: bool = False) -> str:  # fmt: skip
    """Return one line of words, its foot at `y`; with `halo` its letters have a rim of that colour."""
    words = harmless(words)
    looks = [*(["zh"] if any(east_asian_width(sign) in "WF" for sign in words) else []), *(["halo"] if halo else [])]
    more = f' class="{" ".join(looks)}"' if looks else ""
    more += f' fill="{fill}" style="fill:{fill}"' if fill else ""
    more += f' font-weight="{weight}"' if weight != 400 else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    more += ' font-style="italic"' if italic else ""
    more += f' stroke="{halo}" stroke-width="3" stroke-linejoin="round"' if halo else ""
    return f'<text x="{n(x)}" y="{n(y)}" font-size="{n(size)}"{more}>{escape(words)}</text>'


def rect(x: float, y: float, width: float, height: float, *, round_: float = 0, fill: str = "none", stroke: str = "",
         line: float = 1, dash: tuple[float, ...] = ()) -> str:  # fmt: skip
    """Return a box."""
    more = f' rx="{n(round_)}"' if round_ else ""
    more += f' stroke="{stroke}" stroke-width="{line:g}"' if stroke else ""
    more += f' stroke-dasharray="{" ".join(n(part) for part in dash)}"' if dash else ""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(max(width, 0))}" height="{n(max(height, 0))}" fill="{fill}"{more}/>'


def path(data: str, **looks: str | float) -> str:
    """Return a path; `looks` are its attributes, with `_` for `-`."""
    more = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in looks.items())
    return f'<path d="{data}"{more}/>'


def titled(words: str, *parts: str) -> str:
    """Return parts that say `words` when pointed at."""
    return f"<g><title>{escape(harmless(words, 300))}</title>{''.join(parts)}</g>"
