"""The words of the page itself, in both languages."""

from __future__ import annotations

from .picture import Words

__all__ = ["GROUPS", "PAGE"]

GROUPS: dict[str, Words] = {
    "status": Words("Status", "状态"),
    "plans": Words("Plans and expectations", "规划与预期"),
    "where": Words("Where", "位置"),
    "links": Words("Ties", "往来"),
    "people": Words("People and organisations", "人物与机构"),
    "science": Words("Science and products", "科研与产品"),
    "regulation": Words("Regulation", "监管"),
    "profile": Words("Profile", "概况"),
    "parts": Words("Holds", "其中有"),
    "names": Words("Names", "名称"),
}
"""Group of facts → its heading, in the order of the panel."""

PAGE: dict[str, Words] = {
    "things": Words("things", "个事物"),
    "citedLinks": Words("cited links", "条有据关联"),
    "sources": Words("sources", "个来源"),
    "upTo": Words("as known on", "截至"),
    "search": Words("Search parks, companies, drugs …", "搜索园区、企业、药物……"),
    "settledOnly": Words("Settled facts only", "仅看已定事实"),
    "fit": Words("Whole map", "全图"),
    "theme": Words("Dark", "深色"),
    "light": Words("Light", "浅色"),
    "language": Words("中文", "English"),
    "kinds": Words("Kinds of things", "事物类别"),
    "sure": Words("How sure is the link?", "关联有多确定？"),
    "outline": Words("How far along is it?", "进展如何？"),
    "reading": Words("Reading the map", "读图说明"),
    "readingText": Words(
        "A mark inside an area is said to be there. A number keeps the hedge of its source; ≠ means that sources "
        "disagree. Select anything to see who says so. Click a kind or a line to hide it.",
        "区域内的图形表示来源称其位于该处；数字保留来源的限定词，≠ 表示来源不一致。"
        "点选任何事物可查看出处，点击类别或线型可将其隐藏。",
    ),
    "built": Words("There now", "已存在"),
    "underWay": Words("Under way", "进行中"),
    "planned": Words("Planned", "规划中"),
    "expected": Words("Expected", "预期"),
    "overview": Words("What this map holds", "本图内容"),
    "overviewText": Words(
        "Every mark and line leads back to the words that say it. Select one, or search, to read them.",
        "每个图形和线条都可追溯到原文。点选或搜索即可查看。",
    ),
    "best": Words("Best connected", "关联最多"),
    "fromSources": Words("Sources", "来源"),
    "alsoCalled": Words("Also", "又名"),
    "characters": Words("characters", "字符"),
    "claim": Words("claim", "主张"),
    "saidBy": Words("said by", "据"),
    "moreClaims": Words("more", "条更多"),
    "moreNumbers": Words("more numbers", "个更多数字"),
    "inferredFrom": Words("inferred from", "推断自"),
    "confidence": Words("confidence", "置信度"),
    "disagree": Words("sources disagree", "来源不一致"),
    "outweighed": Words("a newer or better source differs", "另有更新或更可靠的来源"),
    "conflicts": Words("disagrees with", "与之矛盾"),
    "openList": Words("an open list: there are more", "未尽列举"),
    "noClaims": Words("no claim recorded", "无记录主张"),
    "hiddenRows": Words("not settled, hidden", "条未定事实已隐藏"),
    "unlinked": Words("Without a link, found by search only", "无关联，仅可搜索"),
    "none": Words("Nothing found", "未找到"),
    "inside": Words("in", "位于"),
    "legend": Words("Legend and filters", "图例与筛选"),
    "canvas": Words(
        "Map. Arrow keys go from thing to thing, Enter reads, plus and minus zoom, Escape lets go.",
        "地图。方向键切换事物，回车查看，加减键缩放，Esc 取消选择。",
    ),
    "details": Words("Details", "详情"),
    "linked": Words("What links them", "两者的关联"),
    "back": Words("Overview", "总览"),
    "noscript": Words("The same facts as tables", "同样事实的表格"),
    "thing": Words("Thing", "事物"),
    "kind": Words("Kind", "类别"),
    "name": Words("Chinese name", "英文名称"),
    "fact": Words("Fact", "事实"),
    "standing": Words("Standing", "确定程度"),
    "evidence": Words("Who says so", "出处"),
    "zoomIn": Words("Zoom in", "放大"),
    "zoomOut": Words("Zoom out", "缩小"),
}
"""Key → words; the page shows those of its language."""
