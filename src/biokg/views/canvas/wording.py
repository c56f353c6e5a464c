"""The words of the large viewer, in both languages."""

from __future__ import annotations

from ..map.picture import Words

__all__ = ["SAY"]

SAY: dict[str, Words] = {
    "things": Words("things", "个事物"),
    "links": Words("links", "条关联"),
    "upTo": Words("as known on", "截至"),
    "search": Words("Search by name …", "按名称搜索……"),
    "kinds": Words("Kinds of things", "事物类别"),
    "sure": Words("How sure is the link?", "关联有多确定？"),
    "all": Words("Show everything", "显示全部"),
    "legend": Words("Legend and filters", "图例与筛选"),
    "details": Words("Details", "详情"),
    "results": Words("Search results", "搜索结果"),
    "none": Words("Nothing found", "未找到"),
    "fit": Words("Whole map", "全图"),
    "zoomIn": Words("Zoom in", "放大"),
    "zoomOut": Words("Zoom out", "缩小"),
    "theme": Words("Dark", "深色"),
    "light": Words("Light", "浅色"),
    "language": Words("中文", "English"),
    "summed": Words("Links between parks are summed; zoom in to see each.", "园区之间的关联已汇总；放大可逐条查看。"),
    "each": Words("Each link is drawn.", "逐条显示关联。"),
    "canvas": Words(
        "Map. Arrow keys go from thing to thing, Enter reads, plus and minus zoom, 0 shows all, Escape lets go.",
        "地图。方向键切换事物，回车查看，加减键缩放，0 显示全图，Esc 取消选择。",
    ),
    "hint": Words(
        "Drag to move, scroll to zoom, click a mark to read it, or search. Click a kind to hide it.",
        "拖动平移，滚轮缩放，点选图形或搜索即可查看；点击类别可隐藏。",
    ),
    "id": Words("Id", "标识"),
    "kind": Words("Kind", "类别"),
    "status": Words("Status", "状态"),
    "other": Words("Chinese name", "英文名称"),
    "inside": Words("Things inside", "内含事物"),
    "in": Words("In", "位于"),
    "tied": Words("Links", "关联"),
    "more": Words("more", "更多"),
    "hidden": Words("hidden by a filter", "被筛选隐藏"),
    "thing": Words("Place", "地点"),
    "ask": Words("Who says so? Ask with: biokg thing", "出处请查询：biokg thing"),
    "old": Words(
        "This browser cannot unpack the map; a browser of 2023 or later can.",
        "此浏览器无法读取本图，请使用2023年或更新的浏览器。",
    ),
    "plain": Words(
        "This map is drawn by a script. Without one, here are the places that hold most.",
        "本图由脚本绘制。未启用脚本时，此处列出内含事物最多的地点。",
    ),
}
"""Key → words."""
