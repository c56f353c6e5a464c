"""Chinese names of medicines taken apart: the substance between what is said of its salt, form and strength."""

from __future__ import annotations

import re
from functools import cache

from .folding import IDEOGRAPHS
from .medicine_words import CHINESE, chinese_names, chinese_words, kinds

__all__ = ["BETWEEN", "in_words"]

COMPOUND = "复方"
"""Begins the names of combinations that do not tell all of their substances."""
BETWEEN = ";"
_RUN = re.compile(f"[{IDEOGRAPHS}]+")


def in_words(text: str) -> str:
    """Return a name with its Chinese parts set apart, and the substances that are known by their Latin names.

    Several substances have a semicolon between them. What is not known stays as it is.

    >>> in_words("盐酸厄洛替尼片"), in_words("缬沙坦氨氯地平片"), in_words("注射用安心替尼")
    ('hydrochloride erlotinib 片', 'valsartan ; amlodipine 片', '注射用 安心替尼')
    """
    if not CHINESE.search(text):
        return text
    text = _mixed().sub(lambda found: f" {chinese_names()[found[0].casefold()]} ", text)
    return " ".join(_RUN.sub(lambda found: f" {_taken_apart(found[0])} ", text).split())


def _taken_apart(text: str) -> str:
    before, after = list[str](), list[str]()
    while text not in chinese_names():
        if word := next((one for one in chinese_words() if text.endswith(one) and _may_end(one)), ""):
            after.append(word)
            text = text.removesuffix(word)
        elif word := next((one for one in chinese_words() if text.startswith(one) and _may_begin(one)), ""):
            before.append(word)
            text = text.removeprefix(word)
        else:
            break
    if text.startswith(COMPOUND) and text not in chinese_names():
        text = f"{COMPOUND} {BETWEEN} {_taken_apart(text.lstrip(COMPOUND))}"
    words = [*map(chinese_words().__getitem__, before), _substances(text), *map(chinese_words().__getitem__, after)]
    return " ".join(words)


def _may_begin(word: str) -> bool:
    """Tell whether a name may begin with a word: acids stand before a substance, and what a form is used for."""
    return word[-1] in "酸氢化水用服" or word in kinds()["kind"] or word in kinds()["none"]


def _may_end(word: str) -> bool:
    return word[-1] not in "酸氢化水" or word in kinds()["none"]


def _substances(text: str) -> str:
    """Return the Latin name of a substance, or of all that a text is made of; else the text."""
    if text in chinese_names():
        return chinese_names()[text]
    return f" {BETWEEN} ".join(_made_of(text)) or text


def _made_of(text: str) -> list[str]:
    """Return the substances that a text is made of without anything between them but salts; else none."""
    found = list[str]()
    place = 0
    while place < len(text):
        name = next((one for one in _names() if text.startswith(one, place)), "")
        salt = "" if name else next((one for one in chinese_words() if text.startswith(one, place)), "")
        if not name and not salt:
            return []
        if name:
            found.append(chinese_names()[name])
        place += len(name or salt)
    return found


@cache
def _names() -> list[str]:
    return sorted(chinese_names(), key=lambda name: (-len(name), name))


@cache
def _mixed() -> re.Pattern[str]:
    """Return what finds the known names that are not of Chinese characters alone: 维生素D3."""
    names = (name for name in _names() if not _RUN.fullmatch(name))
    return re.compile("|".join(map(re.escape, names)), re.I)
