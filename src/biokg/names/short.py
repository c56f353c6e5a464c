"""Short forms of names: some of the words of a name, their beginnings, or its initials."""

from __future__ import annotations

import re

__all__ = ["LITTLE", "ShortForm", "is_wide"]

LEAST = 3
"""Letters that a beginning of a word or initials need; fewer mean too much."""
MOST = 256
"""Letters beyond which a text is no short form."""
LITTLE = frozenset(("a", "an", "and", "at", "by", "de", "for", "in", "of", "on", "the", "to"))
"""Words that initials may pass over."""
AREAS = "省市区县"
_PARTS = re.compile(r"[^\0-\u2e7f]|(?:(?=[\0-\u2e7f])\S)+")  # a set up to U+10FFFF takes milliseconds to compile


class ShortForm:
    """A text, as `normal` makes it, that may be a short form of names.

    Words of the name in their order, others may stand between: each whole, or its first letters where these are three
    or more; of Chinese, Japanese and Korean the characters, two only one after the other. Or the initials, of three
    letters or more: of all words, or of all but the little ones.

    >>> ShortForm("life sci park").fits("zhongguancun life science park")
    True
    >>> ShortForm("zlsp").fits("zhongguancun life science park"), ShortForm("cibr").fits("institute of brain research")
    (True, False)
    >>> ShortForm("生命园").fits("中关村生命科学园"), ShortForm("北园").fits("北京经济园")
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = _PARTS.findall(text)
        """Its words and wide characters."""
        wide = sum(is_wide(part) for part in self.parts)
        self.says_enough = len(text) <= MOST and (wide > 1 or any(len(part) >= LEAST for part in self.parts))
        """Whether it is long enough to be a short form of anything."""
        self.initials = text if self.says_enough and text.isascii() and text.isalpha() else ""
        """The text where it may be initials."""
        whole = wide == len(self.parts) == 2
        self._in_order = [text] if whole else self.parts

    def fits(self, key: str) -> bool:
        """Tell whether it is a short form of a name, as `normal` makes it."""
        if not self.says_enough or key == self.text:
            return False
        return self._has_words(key) or self.abbreviates(key)

    def _has_words(self, key: str) -> bool:
        at = 0
        for part in self._in_order:
            at = _end_of(part, key, at)
            if at < 0:
                return False
        return True

    def stands_in(self, key: str) -> bool:
        """Tell whether it stands in a name as it is, from the beginning of a word on."""
        at = self.text if is_wide(self.text[:1]) else f" {self.text}"
        return at in f" {key}"

    def lacks_only_kind(self, key: str) -> bool:
        """Tell whether a Chinese name is it and the kind of area that people leave out: 北京 for 北京市."""
        return len(self.text) > 1 and is_wide(self.text) and key[:-1] == self.text and key[-1] in AREAS

    def abbreviates(self, key: str) -> bool:
        """Tell whether it is the initials of a name."""
        if not self.initials or key.count(" ") < len(self.initials) - 1 or not key.isascii():
            return False
        words = key.split()
        main = [word for word in words if word not in LITTLE]
        return self.initials in ("".join(word[0] for word in words), "".join(word[0] for word in main))


def is_wide(part: str) -> bool:
    """Tell whether a text begins with a character of a script in which few make a name."""
    return bool(part) and part[0] >= "\u2e80"


def _end_of(part: str, key: str, at: int) -> int:
    """Return where a part of a short form ends in a name, from a place on; -1 where it does not stand there."""
    only_whole = len(part) < LEAST or part.isdigit()
    while (start := key.find(part, at)) >= 0:
        end = start + len(part)
        begins = start == 0 or not _is_of_word(key[start - 1])
        if is_wide(part) or (begins and not (only_whole and end < len(key) and _is_of_word(key[end]))):
            return end
        at = start + 1
    return -1


def _is_of_word(letter: str) -> bool:
    return not is_wide(letter) and not letter.isspace()
