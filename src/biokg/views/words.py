"""How biokg words what it holds - standings, dates, numbers with their hedges - in English and in Chinese."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from ..characters import harmless

__all__ = [
    "BADGES",
    "LANGUAGES",
    "Badge",
    "date_words",
    "harmless",
    "listed",
    "number_words",
    "percent_words",
    "plural",
    "quantity_words",
]

LANGUAGES = ("en", "zh")


class Badge(NamedTuple):
    """How a standing is shown: a mark, a colour on a terminal, and its word in each language."""

    mark: str
    colour: str
    en: str
    zh: str

    def word(self, language: str) -> str:
        """Return the word in a language."""
        return self.zh if language == "zh" else self.en


BADGES: dict[str, Badge] = {
    "stated": Badge("●", "green", "stated", "已陈述"),
    "under way": Badge("◐", "cyan", "under way", "进行中"),
    "inferred": Badge("∴", "blue", "inferred", "推断"),
    "planned": Badge("○", "yellow", "planned", "规划中"),
    "expected": Badge("◇", "yellow", "expected", "预期"),
    "intended": Badge("·", "yellow", "intended", "意向"),
    "denied": Badge("✕", "red", "denied", "否认"),
    "entailed": Badge("⊢", "bright_black", "follows", "由此可知"),
}
"""Standing (see `biokg.claims.ledger.STANDINGS`, and `entailed` for what follows from other facts) → its badge."""

_HEDGES = {
    "exactly": ("{}", "{}"),
    "about": ("about {}", "约{}"),
    "over": ("over {}", "超过{}"),
    "at-least": ("at least {}", "至少{}"),
    "nearly": ("nearly {}", "近{}"),
    "under": ("under {}", "不足{}"),
    "at-most": ("at most {}", "至多{}"),
}
_UNITS = {
    "percent": ("%", "%"),
    "square-kilometre": ("km²", "平方公里"),
    "square-metre": ("m²", "平方米"),
    "hectare": ("hectares", "公顷"),
    "kilometre": ("km", "公里"),
    "us-dollar": ("US dollars", "美元"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {"21": ("spring", "春季"), "22": ("summer", "夏季"), "23": ("autumn", "秋季"), "24": ("winter", "冬季")}


def number_words(value: Decimal | str) -> str:
    """Return a number with grouped thousands and no idle zeros.

    >>> number_words("1000"), number_words("5.80"), number_words("2500000000")
    ('1,000', '5.8', '2,500,000,000')
    """
    plain = Decimal(value)
    short = plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain.normalize()
    return f"{short:,f}"


def percent_words(number: str, language: str = "en") -> str:
    """Return a number of percent as the language writes it: Chinese leaves no blank before the sign.

    >>> percent_words("95"), percent_words("95", "zh")
    ('95 %', '95%')
    """
    return f"{number}%" if language == "zh" else f"{number} %"


def quantity_words(
    value: Decimal | str, qualifier: str = "exactly", unit: str = "", measure: str = "", language: str = "en"
) -> str:
    """Return a hedged number with what it counts; `qualifier` and `unit` are local names, `measure` is a label.

    >>> quantity_words("1000", "over", measure="pharmaceutical company")
    'over 1,000 pharmaceutical companies'
    >>> quantity_words("5", "about", "percent", "clinical trial")
    'about 5 % of clinical trials'
    >>> quantity_words("5.8", "about", "square-kilometre", "land area")
    'land area: about 5.8 km²'
    >>> quantity_words("1000", "over", measure="制药企业", language="zh")
    '制药企业：超过1,000'
    """
    en, zh = _HEDGES.get(qualifier, _HEDGES["exactly"])
    short = _UNITS.get(unit, (unit, unit))[language == "zh"]
    if language == "zh":
        hedged = zh.format(f"{number_words(value)}{short}")
        return f"{measure}：{hedged}" if measure else hedged
    hedged = en.format(f"{number_words(value)} {short}".rstrip())
    if not measure:
        return hedged
    if short == "%":
        return f"{hedged} of {plural(measure)}"
    if short:
        return f"{measure}: {hedged}"
    return f"{hedged} {measure if Decimal(value) == 1 else plural(measure)}"


def plural(noun: str) -> str:
    """Return the plural of an English noun phrase: of its first noun where "of", "in", "or" follows, else its last.

    >>> plural("pharmaceutical company"), plural("business founded by a scientist"), plural("hospital bed")
    ('pharmaceutical companies', 'businesses founded by a scientist', 'hospital beds')
    >>> plural("service platform or incubator"), plural("employees")
    ('service platforms or incubators', 'employees')
    """
    if " or " in noun:
        return " or ".join(plural(part) for part in noun.split(" or "))
    head, joint, rest = re.match(r"(.*?)( (?:of|in|by|for|on|to|founded|with) .*|$)()", noun, re.S).groups()  # type: ignore[union-attr]
    return _plural(head) + joint + rest


def _plural(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(ss|x|ch|sh|z)$", word):
        return word + "es"
    return word if word.endswith("s") else word + "s"


def date_words(edtf: str, language: str = "en") -> str:
    """Return an EDTF date, or an xsd:dateTime that stands for a day, in words; as written where it is neither.

    >>> date_words("2025-10-24"), date_words("2025-10/2026-04"), date_words("2025")
    ('24 Oct 2025', 'Oct 2025 – Apr 2026', '2025')
    >>> date_words("2025-10-24", "zh"), date_words("2024~"), date_words("2026-03-29T00:00:00Z")
    ('2025年10月24日', 'about 2024', '29 Mar 2026')
    """
    first, slash, last = edtf.partition("/")
    if slash:
        ends = [date_words(end, language) if end not in {"", ".."} else "…" for end in (first, last)]
        return " – ".join(ends)
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T00:00:00Z)?([~?%]?)", edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match.groups()
    zh = language == "zh"
    if month in _SEASONS:
        text = f"{year}年{_SEASONS[month][1]}" if zh else f"{_SEASONS[month][0]} {year}"
    elif month is not None and not 1 <= int(month) <= 12:
        return edtf
    elif zh:
        text = f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")
    else:
        text = " ".join([*([str(int(day))] if day else []), *([_MONTHS[int(month) - 1]] if month else []), year])
    return text if not doubt else f"约{text}" if zh else f"about {text}"


def listed(parts: list[str], language: str = "en") -> str:
    """Return parts as a list in a line.

    >>> listed(["a", "b"]), listed(["甲", "乙"], "zh")
    ('a, b', '甲、乙')
    """
    return ("、" if language == "zh" else ", ").join(parts)
