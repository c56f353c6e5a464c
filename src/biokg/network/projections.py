"""The projections by name: what of the graph becomes nodes, what becomes ties, and which questions each serves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..errors import UnknownName
from ..names import nearest

__all__ = ["PROJECTIONS", "Fold", "Projection", "Way", "projection_called"]


@dataclass(frozen=True)
class Way:
    """How a thing with several ends becomes ties: from each value of one property to each value of another."""

    start: str
    end: str
    predicate: str = ""
    """What the tie is called; the class of the thing where empty."""


@dataclass(frozen=True)
class Fold:
    """A class whose things become ties instead of nodes."""

    cls: str
    ways: tuple[Way, ...]
    required: bool = True
    """Whether a thing that lacks an end is counted as incomplete: it was meant to be a tie."""


@dataclass(frozen=True)
class Projection:
    """What of the graph becomes a network. Classes count with their subclasses, properties with their inverses."""

    words: tuple[str, str]
    """What it is, in one sentence (English, Chinese)."""
    serves: tuple[str, str]
    """The questions that it serves (English, Chinese)."""
    nodes: frozenset[str] | None
    """Classes whose things are nodes, tied or not; None for all but what is folded or left out."""
    context: frozenset[str] = frozenset()
    """Classes whose things are nodes only where a tie leads to one of `nodes`."""
    relations: frozenset[str] | None = None
    """Properties that are ties; None for every property between two nodes."""
    folds: tuple[Fold, ...] = ()
    left_out: frozenset[str] = frozenset()
    """Classes whose things are neither: what is said, hoped or foreseen of things, or happens to them, is none."""
    kept: frozenset[str] = frozenset()
    """Classes below those left out whose things are nodes all the same."""

    recorded: frozenset[str] = frozenset()
    """Properties that are ties, too, where registers are asked for."""
    recorded_folds: tuple[Fold, ...] = ()
    """What becomes a tie then besides `folds`."""

    def with_registers(self) -> Projection:
        """Return what becomes a network where registers are asked for."""
        relations = None if self.relations is None else self.relations | self.recorded
        return replace(self, relations=relations, folds=self.folds + self.recorded_folds)

    @property
    def properties(self) -> frozenset[str]:
        """The properties that ties rest on; only those of `folds` where every property is a tie."""
        ways = {name for fold in self.folds for way in fold.ways for name in (way.start, way.end)}
        return (self.relations or frozenset()) | ways

    @property
    def gone(self) -> frozenset[str]:
        """Classes that are no nodes where all others are, unless `kept`: what is folded or left out."""
        return self.left_out | {fold.cls for fold in self.folds}


_ENGAGEMENT = Fold("Engagement", (Way("party", "at"),))
_POSITION = Fold("Position", (Way("party", "at"),))
_RELATIONSHIP = Fold("Relationship", (Way("party", "at"),))
_DECISION = Fold(
    "RegulatoryDecision",
    tuple(Way("decisionOn", end, end) for end in ("decidedBy", "jurisdiction", "forIndication")),
)
_SHARED_RESEARCH = Fold(
    "MedicalProduct", (Way("developedBy", "basedOnResearchBy", "basedOnResearchBy"),), required=False
)
_STUDY = Fold("ClinicalTrial", (Way("sponsoredBy", "supportedBy"),), required=False)
_HOLDING = Fold("RegulatoryDecision", (Way("decisionOn", "grantedTo", "grantedTo"),), required=False)

PROJECTIONS: dict[str, Projection] = {
    "ecosystem": Projection(
        words=(
            "Places, agents, products, diseases, trials and decisions, with every relation between them; engagements "
            "and positions are ties from who has them to where.",
            "地点、主体、产品、疾病、试验和决定，以及它们之间的一切关系；入驻合作与任职化为由当事方指向所在的联系。",
        ),
        serves=(
            "Who and what hangs together? Who is central? What would fall apart without whom?",
            "谁与谁、何物与何物相连？谁居于中心？缺了谁会断开？",
        ),
        nodes=None,
        folds=(_RELATIONSHIP,),
        left_out=frozenset({"Statistic", "Goal", "Expectation", "Event", "Plan"}),
        kept=frozenset({"RegulatoryDecision"}),
    ),
    "collaboration": Projection(
        words=(
            "Organizations, tied by stated cooperation, by founding, by engagements of one at another (partner, "
            "spin-off), and by a product of one that rests on the research of another.",
            "机构之间的联系：明确的合作、创立、一方在另一方的入驻合作（合作方、孵化企业），以及一方产品源自另一方的研究。",
        ),
        serves=(
            "Who works with whom? Which spheres (university, industry, government) meet, and through whom?",
            "谁与谁合作？高校、产业、政府在何处相交，由谁牵线？",
        ),
        nodes=frozenset({"Organization"}),
        relations=frozenset({"collaboratesWith", "foundedBy"}),
        folds=(_ENGAGEMENT, _SHARED_RESEARCH),
        recorded=frozenset({"subOrganizationOf", "ultimateParent", "succeededBy", "associatedWith"}),
        recorded_folds=(_STUDY,),
    ),
    "pipeline": Projection(
        words=(
            "Products and clinical trials with their developers, diseases and research origins; each regulatory "
            "decision ties its product to the authority, to the jurisdiction and to each indication.",
            "产品与临床试验及其研发方、疾病和研究来源；每项监管决定把产品与决定机构、法域和各适应症相连。",
        ),
        serves=(
            "Who develops what against which disease, decided by whom and valid where? What is expected next?",
            "谁针对何种疾病研发什么，由谁决定，在何处有效？接下来预期什么？",
        ),
        nodes=frozenset({"MedicalProduct", "ClinicalTrial"}),
        context=frozenset({"Disease", "Agent", "AdministrativeArea"}),
        relations=frozenset({"developedBy", "basedOnResearchBy", "indicatedFor", "studies"}),
        folds=(_DECISION,),
        recorded=frozenset({"sponsoredBy", "supportedBy", "hasActiveIngredient"}),
        recorded_folds=(_HOLDING,),
    ),
    "places": Projection(
        words=(
            "Places of every size, tied by containment, connection and nearness, with the organizations and platforms "
            "that are there, run them, serve them or plan them.",
            "各级地点及其包含、连接与邻近关系，连同位于其中、运营、服务或规划它们的机构与平台。",
        ),
        serves=(
            "What lies where? Who is at which park? What connects the zones?",
            "何物位于何处？谁在哪个园区？功能区如何相连？",
        ),
        nodes=frozenset({"Place"}),
        context=frozenset({"Agent", "ServicePlatform"}),
        relations=frozenset(
            {"locatedIn", "partOf", "connectsTo", "near", "serves", "managedBy", "basedIn", "presentIn", "plans"}
        ),
        folds=(_ENGAGEMENT,),
    ),
    "people": Projection(
        words=(
            "Persons and the organizations that they hold a position in, belong to or founded.",
            "人物及其任职、所属或创立的机构。",
        ),
        serves=(
            "Who holds which post? Which persons link two organizations?",
            "谁担任何职？哪些人物连接两个机构？",
        ),
        nodes=frozenset({"Person"}),
        context=frozenset({"Organization"}),
        relations=frozenset({"affiliatedWith", "foundedBy"}),
        folds=(_POSITION,),
    ),
}
"""The projections by name. A tie joins two nodes of which at least one is no mere context."""


def projection_called(name: str) -> Projection:
    """Return the projection with a name; raises UnknownName with the nearest.

    >>> projection_called("people").nodes
    frozenset({'Person'})
    """
    if name not in PROJECTIONS:
        near = nearest(name, list(PROJECTIONS))
        known = ", ".join(PROJECTIONS)
        choice, other = ("", "") if near else (f" Choose one of {known}.", f"可选：{known}。")
        raise UnknownName(f"'{name}' is not a projection.{choice}", near, zh=f"“{name}”不是一种网络。{other}")
    return PROJECTIONS[name]
