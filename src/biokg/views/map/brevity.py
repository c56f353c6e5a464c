"""Briefer names, for where there is no room: without what the marks, lines and areas around a name tell as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import zip_longest
from typing import TypeAlias

from .picture import Words

__all__ = ["abbreviated", "briefer"]

_HAN = re.compile("[\u4e00-\u9fff]")
_BODY = re.compile(
    r"^(?:[A-Z][\w.&-]* )*?(?:Cent(?:er|re)|Institute|Academy|Laboratory|Department|Bureau|Commission) (?:for|of) "
    r"(?:the )?(?=[A-Z][\w-]* \w)"
)
"""What a body is, before what it is for: "National Engineering Research Center for"."""
_REACH = re.compile(r"^(?:National|International|Chinese|China) (?=[\w&-]+ \w)")
_PURPOSE = re.compile(r"^((?:[\w&-]+ )+[\w&-]+) for .{8,}$")
"""What something is, of two words at least, before what it is for: "Pilot base for"."""
_FIRM = re.compile(
    r"(?:,? (?:and Company|Ltd|Inc|Co|Corporation|Group|Holdings?|International|Pharmaceuticals?|Pharma"
    r"|Technolog(?:y|ies)|Therapeutics|Biotech(?:nology)?))\.?$"
)
_PLACE = re.compile(
    r"(?: (?:Life|Sciences?|Industrial|Technology|Innovation|Medical|Biomedical|Biopharmaceutical|Pharmaceutical"
    r"|International))* (?:Park|District|County|Province|Municipality)$"
)
"""What kind of place it is, as its colour and outline tell."""
_ABBREVIATIONS = {
    "international": "intl", "national": "natl", "center": "ctr", "centre": "ctr", "institute": "inst.",
    "university": "univ.", "laboratory": "lab", "technology": "tech", "technological": "tech", "development": "dev.",
    "pharmaceutical": "pharma", "pharmaceuticals": "pharma", "biopharmaceutical": "biopharma", "engineering": "eng.",
    "evaluation": "eval.", "administration": "admin.", "headquarters": "HQ", "medical": "med.", "conditional": "cond.",
    "department": "dept", "association": "assoc.", "hospital": "hosp.", "manufacturing": "mfg", "information": "info",
    "and": "&",
}  # fmt: skip
"""What maps write for common words where there is no room."""
_COMMON = re.compile(r"\b(?:" + "|".join(_ABBREVIATIONS) + r")\b", re.IGNORECASE)
_TIED = r",? (?:\w+(?:ed|ing) )?(?:of|for|at|in|by|into|with) (?:the )?"
_OFFICE = re.compile("^.{2,5}[局院部委会](?=.{4})")
_Step: TypeAlias = Callable[[str], str]


def briefer(
    name: Words,
    linked: Iterable[Words] = (),
    aliases: Iterable[str] = (),
    towns: Iterable[Words] = (),
    firm: bool = False,
    area: bool = False,
) -> tuple[Words, ...]:
    """Return ever briefer forms of a name; none where there is nothing to leave out.

    What a source calls it comes first, where that is much shorter; then go the names of what its lines lead to and of
    what holds it (`linked`), the town, what kind of body it is, and of a `firm` what many firms are called; then common
    words are abbreviated, and at last goes what something is for, and of an `area` what kind of place it is.

    >>> [w.en for w in briefer(Words("Center for Drug Evaluation, Beijing"), towns=[Words("Beijing", "北京市")])]
    ['Center for Drug Evaluation', 'Drug Evaluation', 'Drug Eval.']
    >>> briefer(Words("Philips R&D headquarters"), [Words("Philips")])
    (Words(en='R&D headquarters', zh=''), Words(en='R&D HQ', zh=''))
    >>> briefer(Words("National Institute of Biological Sciences", "北京生命科学研究所"), aliases=("北生所", "NIBS"))[0]
    Words(en='NIBS', zh='北生所')
    >>> [w.en for w in briefer(Words("Zhongguancun Life Science Park"), area=True)]
    ['Zhongguancun']
    """
    linked, aliases, towns = list(linked), list(aliases), list(towns)
    english = [*_alias(name.en, aliases, han=False), *_shrunk(name.en, _english(linked, towns, firm))]
    least = len(english[-1] if english else name.en)
    last = partial(_PLACE.sub, "") if area else partial(_PURPOSE.sub, r"\1")
    english += [one for one in _shrunk(name.en, [last]) if len(one) < least]
    chinese = [*_alias(name.zh, aliases, han=True), *_shrunk(name.zh, _chinese(linked, towns))]
    found = [name]
    for en, zh in zip_longest(english, chinese):
        found.append(Words(en or found[-1].en, zh or found[-1].zh))
    return tuple(found[1:])


def _alias(name: str, aliases: list[str], *, han: bool) -> list[str]:
    """Return the shortest other name in the same script, if it is much shorter."""
    short = [one for one in aliases if bool(_HAN.search(one)) == han and len(one) <= 0.7 * len(name)]
    return [_capital(min(short, key=len))] if short else []


def _shrunk(name: str, steps: Iterable[_Step]) -> Iterator[str]:
    """Yield a name after each step that made it shorter and left something to read."""
    for step in steps:
        brief = step(name)
        if (2 if _HAN.search(brief) else 3) <= len(brief) < len(name):
            name = _capital(brief)
            yield name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _english(linked: list[Words], towns: list[Words], firm: bool) -> list[_Step]:
    """Return the steps that make an English name shorter, in turn."""
    town = partial(_outside, towns=[one.en for one in towns])
    body, reach, kind = (partial(pattern.sub, "") for pattern in (_BODY, _REACH, _FIRM))
    return [partial(_apart, others=linked), town, body, reach, town, *([kind] if firm else []), abbreviated]


def _apart(text: str, others: list[Words]) -> str:
    for other in others:
        text = _without(text, other.en)
    return text


def _outside(text: str, towns: list[str]) -> str:
    """Return an English name without a town before or after it."""
    for town in towns:
        if town in text:
            where = re.escape(town)
            text = re.sub(rf"^{where} (?=[\w&-]+ \w)|, {where}$| \({where}\)$", "", text)
    return text


def _without(text: str, other: str) -> str:
    """Return an English name without that of something else, at its beginning, in the midst, or as a closing phrase.

    >>> [_without(t, "Park") for t in ("Park office one", "Firms moving into the Park", "Firms in the park")]
    ['office one', 'Firms', 'Firms']
    >>> _without("Smart sharing corridor", "Three corridors")
    'Smart sharing'
    """
    if other in text:
        rest = text.removeprefix(other).removeprefix("'s").strip() if text.startswith(f"{other} ") else text
        rest = rest.replace(f" {other} ", " ") if " " in other else rest
        rest = re.sub(_TIED + re.escape(other) + "$", "", rest)
        return rest if " " in rest or text.startswith(rest) else text
    noun = other.rpartition(" ")[2].lower()
    if text.endswith(f" the {noun}"):
        return re.sub(_TIED + re.escape(noun) + "$", "", text)
    return text.removesuffix(f" {noun[:-1]}") if noun.endswith("s") else text


def abbreviated(text: str) -> str:
    """Return a name with its common words as maps write them.

    >>> abbreviated("Center for drug and medical device evaluation")
    'Ctr for drug & med. device eval.'
    """

    def brief(word: re.Match[str]) -> str:
        short = _ABBREVIATIONS[word[0].lower()]
        return _capital(short) if word[0][0].isupper() else short

    return _COMMON.sub(brief, text)


def _chinese(linked: list[Words], towns: list[Words]) -> list[_Step]:
    """Return the steps that make a Chinese name shorter, in turn."""
    stems = [re.sub("[市省区县]$", "", one.zh) for one in towns if one.zh]
    names = [other.zh for other in linked if other.zh]
    return [
        lambda text: re.sub("（[^）]*）$", "", text),
        partial(_alone, others=names),
        partial(_elsewhere, stems=stems),
        lambda text: re.sub("^国家(?=.{5})", "", text),
    ]


def _alone(text: str, others: list[str]) -> str:
    """Return a Chinese name without that of something else, or a short form of it at the beginning.

    >>> [_alone(t, ["国家药品监督管理局"]) for t in ("国家药监局信息中心", "国家药品监督管理局的信息中心")]
    ['信息中心', '信息中心']
    """
    for other in others:
        if other in text and len(rest := text.replace(other, "", 1).strip("的·，、 ")) >= 4:
            text = rest
    if (office := _OFFICE.match(text)) and any(_within(office[0], other) for other in others):
        text = text[office.end() :]
    return text


def _within(short: str, name: str) -> bool:
    """Tell whether a name is another one with characters left out."""
    rest = iter(name)
    return all(character in rest for character in short)


def _elsewhere(text: str, stems: list[str]) -> str:
    """Return a Chinese name without a town before or after it; only one, for the second tells which it is.

    >>> _elsewhere("北京大兴国际机场", ["北京", "大兴"])
    '大兴国际机场'
    """
    for stem in stems:
        if stem in text and (brief := re.sub(rf"^{stem}(?=.{{4}})|（{stem}）$", "", text)) != text:
            return brief.lstrip("的")
    return text
