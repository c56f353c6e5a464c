"""What is known of the words of medicines' names: salts, esters, forms, synonyms, and how words are spelt."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .folding import IDEOGRAPHS, clean
from .lexicon import rows

__all__ = ["CHINESE", "chinese_brands", "chinese_names", "chinese_words", "kinds", "salts", "spelt", "synonyms"]

BRAND = "®"
CHINESE = re.compile(f"[{IDEOGRAPHS}]")
_SPELLING = (("ph", "f"), ("th", "t"), ("rh", "r"), ("ch", "c"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("k", "c"))
_TWICE = re.compile(r"(.)\1")


@lru_cache(maxsize=100_000)
def spelt(word: str) -> str:
    """Return a word in the spelling that its spellings in many languages have in common.

    >>> spelt("amoxycillin"), spelt("amoxicilina"), spelt("sulphadiazine") == spelt("sulfadiazin")
    ('amoxicilin', 'amoxicilin', True)
    """
    for one, other in _SPELLING:
        word = word.replace(one, other)
    if len(word) > 3:
        word = _TWICE.sub(r"\1", word)
    if len(word) > 5:
        word = re.sub(r"(?:um|us|e|a|o)$", "", word)
    return word


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the words that name no substance, by what they tell."""
    return {kind: frozenset(words) for kind, *words in rows("dosage.tsv")}


@cache
def salts() -> dict[str, str]:
    """Return the word that stands for each word of salts; with an asterisk where it may be an ester."""
    return {other.rstrip("*"): first for first, *others in rows("salts.tsv") for other in (first, *others)}


@cache
def chinese_words() -> dict[str, str]:
    """Return the Chinese words of salts, esters and forms, the longest first, with what is read instead of each."""
    words = {word: word for group in kinds().values() for word in group if CHINESE.match(word)}
    words |= {word: salt.rstrip("*") for word, salt in salts().items() if CHINESE.match(word)}
    words |= {other: first for first, *others in rows("esters.tsv") for other in others}
    return dict(sorted(words.items(), key=lambda entry: (-len(entry[0]), entry[0])))


@cache
def chinese_names() -> dict[str, str]:
    """Return the international name of each substance whose Chinese name is known; for a brand, with that after it."""
    return {
        clean(name).rstrip(BRAND).casefold(): f"{first} {name.rstrip(BRAND)}" if name.endswith(BRAND) else first
        for table in ("medicines.tsv", "medicines_chinese.tsv")
        for first, *others in rows(table)
        for name in others
        if CHINESE.search(name)
    }


@cache
def chinese_brands() -> frozenset[str]:
    """Return the brands among the Chinese names."""
    return frozenset(text.rpartition(" ")[2] for text in chinese_names().values() if CHINESE.search(text))


@cache
def synonyms() -> dict[str, str]:
    """Return the international name for each other one in Latin letters."""
    return {
        name: first
        for table in ("medicines.tsv", "medicines_chinese.tsv")
        for first, *others in rows(table)
        for name in others
        if not CHINESE.search(name)
    }
