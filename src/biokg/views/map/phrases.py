"""How a link is read in a sentence, from either end, and the group of facts that it belongs to."""

from __future__ import annotations

from .picture import Words

__all__ = ["PREDICATES", "ROLES"]

_Phrases = tuple[str, Words, Words]

PREDICATES: dict[str, _Phrases] = {
    "locatedIn": ("where", Words("in", "位于"), Words("holds", "其中有")),
    "partOf": ("where", Words("part of", "属于"), Words("has as part", "包含")),
    "basedIn": ("where", Words("based in", "总部位于"), Words("base of", "总部在此：")),
    "presentIn": ("where", Words("present in", "入驻"), Words("has present", "入驻者：")),
    "connectsTo": ("where", Words("links with", "连接"), Words("linked with", "连接")),
    "serves": ("where", Words("serves", "服务于"), Words("served by", "配套方：")),
    "near": ("where", Words("near", "邻近"), Words("near", "邻近")),
    "Event.locatedIn": ("plans", Words("took place at", "举办于"), Words("saw", "在此举办：")),
    "managedBy": ("people", Words("run by", "管理方为"), Words("runs", "管理")),
    "foundedBy": ("people", Words("founded by", "创始人为"), Words("founded", "创办")),
    "affiliatedWith": ("people", Words("belongs to", "任职于"), Words("has among its people", "人员有")),
    "collaboratesWith": ("links", Words("works with", "合作"), Words("works with", "合作")),
    "fromGroup": ("links", Words("one of the", "属于"), Words("among them", "其中有")),
    "developedBy": ("science", Words("developed by", "研发方为"), Words("develops", "研发")),
    "basedOnResearchBy": ("science", Words("rests on research by", "源自研究："), Words("researched for", "成果用于")),
    "studies": ("science", Words("studies", "研究"), Words("studied in", "临床试验：")),
    "indicatedFor": ("science", Words("aimed at", "针对"), Words("aimed at by", "针对它的产品：")),
    "decisionOn": ("regulation", Words("is about", "涉及"), Words("has decision", "监管决定：")),
    "decidedBy": ("regulation", Words("made by", "作出机构："), Words("made", "作出")),
    "jurisdiction": ("regulation", Words("in force in", "法域为"), Words("is where holds", "在此生效：")),
    "forIndication": ("regulation", Words("for", "适应症为"), Words("is covered by", "相关决定：")),
    "fulfilledBy": ("plans", Words("came true as", "实现于"), Words("fulfils the forecast", "实现了预期：")),
    "expects": ("plans", Words("expects", "预期"), Words("expected in", "见于预期：")),
    "plans": ("plans", Words("plans", "规划"), Words("planned by", "规划方：")),
    "Event.plans": ("plans", Words("prepares", "筹备"), Words("prepared by", "筹备事项：")),
    "hasGoal": ("plans", Words("aims at", "目标为"), Words("goal of", "提出者：")),
    "announcedAt": ("plans", Words("announced at", "发布于"), Words("saw the announcement of", "在此发布：")),
    "attributedTo": ("plans", Words("released by", "发布方为"), Words("released", "发布")),
    "status": ("status", Words("is", "状态："), Words("")),
    "verbatim": ("plans", Words("in the source's words", "原文"), Words("")),
    "edtf": ("plans", Words("when", "时间"), Words("")),
    "validFrom": ("plans", Words("since", "始于"), Words("")),
    "validTo": ("plans", Words("until", "止于"), Words("")),
    "altLabel": ("names", Words("also called", "又名"), Words("")),
    "identifier": ("names", Words("number", "编号"), Words("")),
    "groupSize": ("profile", Words("how many", "数量"), Words("")),
}  # fmt: skip
"""Local name of a property → group, words from subject to object, words back; the ontology's label for all others.

A class in front of the name makes a special case for its things."""

ROLES: dict[str, tuple[Words, Words]] = {
    "attracted": (Words("being attracted by", "受招引至"), Words("attracting", "正在招引")),
    "chosen": (Words("has chosen", "选择落户"), Words("chosen by", "选择落户者：")),
    "tenant": (Words("tenant of", "入驻"), Words("has as tenant", "入驻者：")),
    "rd-centre": (Words("R&D centre at", "研发中心设于"), Words("has R&D centre of", "设有研发中心：")),
    "innovation-centre": (Words("innovation centre at", "创新中心设于"),
                          Words("has innovation centre of", "设有创新中心：")),
    "innovation-base": (Words("innovation base at", "创新基地设于"), Words("has innovation base of", "设有创新基地：")),
    "investor": (Words("invests in", "投资"), Words("invested in by", "投资方：")),
    "partner": (Words("partner of", "合作"), Words("partner of", "合作方：")),
    "spin-off": (Words("grew out of", "孵化自"), Words("gave rise to", "孵化出")),
    "secretary": (Words("secretary of", "书记，任职于"), Words("has as secretary", "书记为")),
    "director": (Words("director of", "所长（主任），任职于"), Words("has as director", "所长（主任）为")),
    "chief-executive": (Words("chief executive of", "首席执行官，任职于"), Words("led by", "首席执行官为")),
    "researcher": (Words("researcher at", "研究员，任职于"), Words("has as researcher", "研究员有")),
    "senior-researcher": (Words("senior researcher at", "资深研究员，任职于"), Words("has as researcher", "研究员有")),
}  # fmt: skip
"""Local name of a role → words from the party to where it is, words back; the role's label for all others."""
