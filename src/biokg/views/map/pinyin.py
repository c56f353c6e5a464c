"""Chinese names in Latin letters, for those who search without a Chinese keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec

__all__ = ["pinyin"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
LONGEST = 60  # characters of a name; nobody types more


def pinyin(names: Iterable[str]) -> list[str]:
    """Return the syllables of the Chinese parts of names, without tones; none where pypinyin is not installed.

    >>> pinyin(["华辉安健", "Huahui Health"])
    ['hua hui an jian']
    """
    parts = [part[:LONGEST] for name in names for part in _HAN.findall(name)]
    if not parts or find_spec("pypinyin") is None:
        return []
    from pypinyin import lazy_pinyin  # 0.2 s, so only where a map is drawn

    return list(dict.fromkeys(" ".join(lazy_pinyin(part)) for part in parts))
