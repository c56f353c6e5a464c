"""Names in Chinese characters read as English ones: known words by their meaning, the rest by its sound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from .folding import latin
from .lexicon import chinese_words

__all__ = ["in_english", "segments"]


def in_english(text: str, token: Callable[..., Any]) -> list[Any]:
    """Return the tokens of a run of Chinese characters; `token(text, others, kind)` makes one."""
    found = []
    for part in segments(text):
        glosses = chinese_words().get(part)
        if glosses is None:
            found.append(token(latin(part), (), "sound"))
            continue
        for wordings in glosses:
            optional = wordings[-1] == "*"
            words = wordings[:-1] if optional else wordings
            found.append(token(words[0], words[1:], "optional" if optional else ""))
    return found


def segments(text: str) -> Iterator[str]:
    """Yield the known words of a run of Chinese characters, the longest first at each place, and what is between them.

    >>> list(segments("北京大学第一医院")), list(segments("江苏恒立康生物科技"))
    (['北京', '大学', '第一', '医院'], ['江苏', '恒立康', '生物科技'])
    """
    known, longest = chinese_words(), _longest()
    place = start = 0
    while place < len(text):
        length = next((n for n in range(min(longest, len(text) - place), 0, -1) if text[place : place + n] in known), 0)
        if not length:
            place += 1
            continue
        if start < place:
            yield text[start:place]
        yield text[place : place + length]
        place = start = place + length
    if start < len(text):
        yield text[start:]


@cache
def _longest() -> int:
    return max(map(len, chinese_words()))
