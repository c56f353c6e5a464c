"""Words for matches of names: verdicts, relations and reasons, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from .words import percent_words

__all__ = ["JUDGED", "RELATIONS", "VERDICTS", "reasons_worded"]

VERDICTS = {"same": ("same", "相同"), "unsure": ("unsure", "存疑"), "different": ("different", "不同")}
RELATIONS = {
    "same as": ("same as", "等同于"),
    "part of": ("part of", "隶属于"),
    "whole of": ("whole of", "包含"),
    "succeeded by": ("succeeded by", "后继为"),
}
JUDGED = VERDICTS | RELATIONS
_REASONS = {
    "same-words": ("{} of the words", "{}的词相同"),
    "like-words": ("spelt differently", "拼写有别"),
    "acronym": ("an acronym", "缩写"),
    "translated": ("by sound or meaning", "按读音或含义"),
    "other-number": ("another number", "编号不同"),
    "other-country": ("another country", "国家不同"),
    "other-legal-form": ("another legal form", "法律形式不同"),
    "only-a-town": ("no more than a town", "仅为地名"),
    "head-organisation": ("the head of several", "多家之总部"),
    "namesakes": ("several have the name", "同名者不止一家"),
    "one-of-several-names": ("one of the names given", "所给名称之一"),
    "two-names-agree": ("two names agree", "两种名称一致"),
    "other-salt": ("another salt or form", "盐型或酯型不同"),
    "other-kind": ("another kind of preparation", "制品类型不同"),
    "one-of-several-substances": ("one of several substances", "复方中的一种成分"),
    "product-of-substance": ("a product of the substance", "含该成分的产品"),
    "like-sound": ("names that sound alike", "名称读音相近"),
}


def reasons_worded(reasons: Sequence[tuple[str, float]], language: str) -> str:
    """Return why names match, in few words: what the share of common words and the relation tell already is left out.

    >>> reasons_worded([("same-words", 0.75), ("more-words", 0.75), ("acronym", 0.8)], "en")
    '75 % of the words, an acronym'
    >>> reasons_worded([("same-words", 1.0), ("two-names-agree", 1.0)], "en")
    'the same words, two names agree'
    """
    words = []
    for reason, value in reasons:
        if reason == "same-words" and value == 1:
            words.append("用词相同" if language == "zh" else "the same words")
        elif reason in _REASONS:
            text = _REASONS[reason][language == "zh"]
            words.append(text.format(percent_words(f"{100 * value:.0f}", language)))
    return ("、" if language == "zh" else ", ").join(words)
