"""The dossier's own words: levels, posts, what is wanted."""

from __future__ import annotations

__all__ = ["HOW", "LEVELS", "WANTED"]

LEVELS = {
    "group": ("one of", "属于"),
    "park": ("part of the park", "所属园区"),
    "development zone": ("development zone", "所在开发区"),
    "zone administration": ("zone administration", "开发区管理机构"),
    "party committee": ("party committee", "党工委"),
    "operator": ("operator", "运营方"),
    "planned by": ("planned by", "规划方"),
    "area": ("lies in", "所在行政区"),
}

HOW = {"post": ("", ""), "founder": ("founder", "创始人"), "member": ("belongs to it", "成员")}

WANTED = {
    "operator": ("operator", "运营方"),
    "land area": ("land area", "占地面积"),
    "floor space": ("floor space", "建筑面积"),
    "start of construction": ("start of construction", "开工日期"),
    "opening date": ("opening date", "启用日期"),
    "zones": ("zones", "功能区"),
    "number of companies": ("number of companies there", "入驻企业数"),
    "companies there": ("companies there", "入驻企业"),
    "institutions": ("institutions", "机构"),
    "service platforms": ("service platforms", "服务平台"),
    "employees": ("employees", "从业人数"),
    "scientists": ("scientists", "科学家人数"),
    "investment": ("investment", "投资额"),
    "output": ("output or revenue", "产值或收入"),
    "fields": ("fields", "领域"),
    "drugs of its companies": ("drugs of its companies", "入驻企业的药物"),
    "approvals": ("approvals", "获批产品"),
    "people": ("people in charge", "负责人"),
    "forecasts": ("forecasts", "预期"),
}
"""What a dossier should have (`biokg.analysis.park.gaps.WANTED`) → its words."""
