"""What each measure means for an ecosystem, in a sentence, and when it says nothing."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["MEANINGS", "REMARKS", "SILENCES", "Meaning"]


@dataclass(frozen=True)
class Meaning:
    """A measure in words; the pairs are English and Chinese."""

    name: tuple[str, str]
    value: tuple[str, str]
    """What its number is: the heading of a column."""
    sentence: tuple[str, str]
    """What it means for an ecosystem."""
    silent: tuple[str, str]
    """When it says nothing."""


MEANINGS = {
    "degree": Meaning(
        ("Degree", "度"),
        ("tied to", "联系对象"),
        (
            "Who is in touch with the most others: where news, people and projects meet first.",
            "与最多对象有联系者：消息、人员和项目最先在此汇聚。",
        ),
        ("Says nothing where there is no tie, or all have as many.", "没有联系或人人相同时不说明问题。"),
    ),
    "betweenness": Meaning(
        ("Betweenness", "中介中心性"),
        ("share of shortest paths", "最短路径占比"),
        (
            "Who lies between others: through whom parks, firms and institutes that have no tie are connected.",
            "处在他人之间者：互不相识的园区、企业与院所经由它相连。",
        ),
        (
            "Says nothing of fewer than three things, without ties, or where all are equal.",
            "少于三个事物、没有联系或人人相同时不说明问题。",
        ),
    ),
    "closeness": Meaning(
        ("Closeness", "接近中心性"),
        ("closeness", "接近度"),
        (
            "Who reaches all others in the fewest steps: a good place to spread something, or to hear of it.",
            "以最少步数到达所有其他对象者：适合传播消息，也最早听到消息。",
        ),
        (
            "Says nothing of fewer than three things, without ties, or where all are equal; what stands alone has 0.",
            "少于三个事物、没有联系或人人相同时不说明问题；孤立者为0。",
        ),
    ),
    "pagerank": Meaning(
        ("PageRank", "PageRank"),
        ("share of a random walk", "随机游走占比"),
        (
            "Whom one comes by again and again when following ties at random: weight in the ecosystem as a whole.",
            "沿联系随意走动时反复经过者：在整个生态中的分量。",
        ),
        ("Says nothing without ties, or where all are equal.", "没有联系或人人相同时不说明问题。"),
    ),
    "eigenvector": Meaning(
        ("Eigenvector centrality", "特征向量中心性"),
        ("centrality", "中心性"),
        (
            "Who is tied to those who are well tied themselves: the inner circle.",
            "与联系众多者相联系者：核心圈子。",
        ),
        (
            "Defined in the largest component only; says nothing below three things there, where all are equal, or "
            "where it does not converge.",
            "仅在最大连通部分有定义；其中少于三个事物、人人相同或不收敛时不说明问题。",
        ),
    ),
    "k-core": Meaning(
        ("Core", "k核"),
        ("core number", "核数"),
        (
            "Who belongs to the dense middle, where each has several ties: what stays if single ties end.",
            "属于稠密中心者：其中每个成员都与多个成员相联系，个别联系终止也不会散。",
        ),
        ("Says nothing without ties, or where all are in the same core.", "没有联系或都在同一核时不说明问题。"),
    ),
    "articulation-points": Meaning(
        ("Articulation points", "割点"),
        ("cut off without it", "失去它则隔绝"),
        (
            "Without whom something falls apart: the number of things that lose touch with the largest rest.",
            "失去它就会断开：与最大余部失去联系的事物数。",
        ),
        (
            "Says nothing without ties, or where no single loss separates anything; a tie that is merely not reported "
            "may hold things together.",
            "没有联系或任何单个损失都不造成断开时不说明问题；未见报道的联系也可能维系其间。",
        ),
    ),
    "bridges": Meaning(
        ("Bridges", "桥"),
        ("on the smaller side", "较小一侧"),
        (
            "Which pair is the only connection between two sides: the number of things that hang on it.",
            "两侧之间唯一的联系：系于其上的事物数。",
        ),
        (
            "Says nothing without ties, or where every pair has another way round.",
            "没有联系或每对之间都另有途径时不说明问题。",
        ),
    ),
    "constraint": Meaning(
        ("Constraint", "约束度"),
        ("constraint", "约束度"),
        (
            "Least for those whose partners do not know each other: they can bring parties together, and hear first.",
            "伙伴互不相识者最低：能够牵线搭桥，也最先获知消息。",
        ),
        (
            "Says nothing of fewer than three things, without ties, or where all are equal; not defined for what "
            "stands alone.",
            "少于三个事物、没有联系或人人相同时不说明问题；孤立者没有定义。",
        ),
    ),
    "effective-size": Meaning(
        ("Effective size", "有效规模"),
        ("effective partners", "有效伙伴数"),
        (
            "How many of the partners lead somewhere else: ties less those among partners who know each other anyway.",
            "有多少伙伴通向别处：除去彼此本已相识的伙伴。",
        ),
        (
            "Says nothing of fewer than three things, without ties, or where all are equal; not defined for what "
            "stands alone.",
            "少于三个事物、没有联系或人人相同时不说明问题；孤立者没有定义。",
        ),
    ),
    "communities": Meaning(
        ("Groups", "群组"),
        ("group", "群组"),
        (
            "Which things have more to do with each other than with the rest: clusters in fact, not in name.",
            "彼此往来多于与外界往来者：实际的集群，而非名义上的集群。",
        ),
        (
            "Says nothing without ties, where all are one group, or where groups differ from run to run.",
            "没有联系、全为一组或每次划分不同时不说明问题。",
        ),
    ),
    "assortativity": Meaning(
        ("Assortativity by class", "按类别的同配性"),
        ("coefficient", "系数"),
        (
            "Whether like is tied to like: near 1 each kind keeps to itself, below 0 kinds seek one another.",
            "同类是否与同类相联系：接近1则各类自成一体，低于0则不同类相互联系。",
        ),
        ("Says nothing without ties, or where all are of one class.", "没有联系或全属一类时不说明问题。"),
    ),
    "components": Meaning(
        ("Components", "连通部分"),
        ("hang together", "相连事物数"),
        (
            "What hangs together at all: between two components no known tie leads across.",
            "哪些事物相互连通：两个部分之间没有已知联系。",
        ),
        ("Says nothing without ties.", "没有联系时不说明问题。"),
    ),
}
"""By the name of the measure, in the order in which they are shown."""

SILENCES = {
    "few": ("there are fewer than three things", "不足三个事物"),
    "no ties": ("there is no tie", "没有联系"),
    "equal": ("all are equal", "人人相同"),
    "not converged": ("it did not converge", "未收敛"),
    "nothing to cut": ("no single loss separates anything", "任何单个损失都不造成断开"),
    "one group": ("all are one group", "全为一组"),
    "unstable": ("groups differ from run to run", "每次划分的群组不同"),
    "one kind": ("all are of one class", "全属一类"),
}
"""Why a measure says nothing: "says nothing, because …"."""

REMARKS = {
    "outside": ("{} outside the largest component left out", "最大连通部分之外的{}个未计"),
    "sources": ("estimated from {} sources a component", "由每个连通部分的{}个起点估计"),
    "top": ("for the {} with the highest degree", "仅计度最高的{}个"),
    "classless": ("{} pairs without a class left out", "{}对无类别者未计"),
    "components": ("{} components", "{}个连通部分"),
    "alone": ("{} alone", "{}个孤立"),
    "runs": ("{} runs", "运行{}次"),
}
"""What to bear in mind, with a number."""
