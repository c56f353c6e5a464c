"""The words of the report on registers: topics, what things are told apart by, what is not there."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ...report.phrases import grouped

__all__ = [
    "ABSENT",
    "COUNTED",
    "FIGURES",
    "KNOWN",
    "RECORDS",
    "REMARKS",
    "TOPICS",
    "FigureWords",
    "Noun",
    "Words",
]

Words: TypeAlias = tuple[str, str]
"""In English and in Chinese."""


class FigureWords(NamedTuple):
    """How a figure is read."""

    heading: Words
    value: Words
    """The heading of the column of its values, one of them."""
    known: Words
    """What those of its base are said to have of which a value is known: "with a country"."""
    values: Words
    """Its values in the plural, after their number."""


class Noun(NamedTuple):
    """What is counted."""

    en: str
    """In the plural."""
    one: str
    """In the singular."""
    classifier: str
    """The word between a number and the Chinese noun."""
    zh: str

    def counted(self, number: int, language: str) -> str:
        """Return a number with the noun."""
        if language == "zh":
            return f"{grouped(number)}{self.classifier}{self.zh}"
        return f"{grouped(number)} {self.one if number == 1 else self.en}"


TOPICS: dict[str, Noun] = {
    "things": Noun("things", "thing", "个", "事物"),
    "organisations": Noun("organisations", "organisation", "家", "机构"),
    "studies": Noun("studies", "study", "项", "研究"),
    "decisions": Noun("decisions", "decision", "项", "决定"),
    "products": Noun("products", "product", "个", "产品"),
}
"""Topic → what is counted."""

RECORDS = Noun("records", "record", "条", "记录")

FIGURES: dict[tuple[str, str], FigureWords] = {
    ("things", "classes"): FigureWords(
        ("Things by class", "按类别的事物"), ("class", "类别"), ("with a class", "有类别"), ("classes", "个类别")
    ),
    ("organisations", "countries"): FigureWords(
        ("Organisations by country", "按国家和地区的机构"), ("country", "国家或地区"),
        ("with a country", "有国家或地区"), ("countries and regions", "个国家和地区"),
    ),
    ("organisations", "towns"): FigureWords(
        ("Organisations by town", "按城镇的机构"), ("town", "城镇"), ("with a town", "有所在城镇"), ("towns", "个城镇")
    ),
    ("organisations", "kinds"): FigureWords(
        ("Organisations by kind", "按类型的机构"), ("kind", "类型"), ("with a kind", "有类型"), ("kinds", "种类型")
    ),
    ("organisations", "statuses"): FigureWords(
        ("Organisations by status", "按状态的机构"), ("status", "状态"), ("with a status", "有状态"),
        ("statuses", "种状态"),
    ),
    ("studies", "statuses"): FigureWords(
        ("Studies by status", "按状态的研究"), ("status", "状态"), ("with a status", "有状态"), ("statuses", "种状态")
    ),
    ("studies", "phases"): FigureWords(
        ("Studies by phase and kind", "按分期和类型的研究"), ("phase or kind", "分期或类型"),
        ("with a phase or kind", "有分期或类型"), ("phases and kinds", "种分期和类型"),
    ),
    ("studies", "years"): FigureWords(
        ("Studies by year of start", "按开始年份的研究"), ("year", "年份"),
        ("that are said to have begun", "已知开始日期"), ("years", "个年份"),
    ),
    ("studies", "sponsors"): FigureWords(
        ("Most frequent sponsors", "最常见的申办方"), ("sponsor", "申办方"), ("with a sponsor", "有申办方"),
        ("sponsors", "个申办方"),
    ),
    ("studies", "diseases"): FigureWords(
        ("Diseases most often studied", "研究最多的疾病"), ("disease", "疾病"), ("of a disease", "有所研究的疾病"),
        ("diseases", "种疾病"),
    ),
    ("studies", "products"): FigureWords(
        ("Products most often studied", "研究最多的产品"), ("product", "产品"), ("of a product", "有所研究的产品"),
        ("products", "个产品"),
    ),
    ("studies", "countries"): FigureWords(
        ("Studies by country of their sites", "按研究中心所在国家和地区的研究"), ("country", "国家或地区"),
        ("with a site in a known country", "有已知国家或地区的研究中心"), ("countries and regions", "个国家和地区"),
    ),
    ("decisions", "kinds"): FigureWords(
        ("Decisions by kind and area", "按种类和地域的监管决定"), ("kind", "种类"), ("with a kind", "有种类"),
        ("kinds", "个种类"),
    ),
    ("decisions", "years"): FigureWords(
        ("Decisions by year and area", "按年份和地域的监管决定"), ("year", "年份"), ("with a date", "有日期"),
        ("years", "个年份"),
    ),
    ("decisions", "holders"): FigureWords(
        ("Holders of most authorisations", "持有上市许可最多的机构"), ("holder", "持有人"),
        ("with a holder", "有持有人"), ("holders", "个持有人"),
    ),
    ("products", "statuses"): FigureWords(
        ("Products by status of authorisation", "按上市许可状态的产品"), ("status", "状态"),
        ("with a decision on their sale", "有上市决定"), ("statuses", "种状态"),
    ),
}  # fmt: skip
"""Topic and name of a figure → its words."""

REMARKS: dict[tuple[str, str], Words] = {
    ("things", "classes"): (
        "Each by the most specific classes that are stated of it.", "各按所陈述的最具体类别计。"
    ),
    ("studies", "diseases"): ("As the sponsors write them.", "按申办方的写法。"),
    ("studies", "products"): ("As the sponsors write them, placebo too.", "按申办方的写法，含安慰剂。"),
    ("studies", "years"): (
        "A start that is only estimated is an expectation and does not count.", "仅为预计的开始日期属于预期，不计入。"
    ),
    ("decisions", "holders"): (
        "Authorisations in force: granted marketing and conditional approvals; a name of each publisher is a holder of "
        "its own.",
        "有效的上市许可：已授予的上市批准和附条件批准；各发布机构所写的名称分别计为持有人。",
    ),
    ("products", "statuses"): (
        "Products are those that decisions are on; one under several decisions counts with each status.",
        "产品指监管决定所涉产品；有多项决定者按各状态分别计入。",
    ),
}  # fmt: skip
"""What a reader must know of a figure besides its base."""

COUNTED: dict[tuple[str, str], Noun] = {
    ("decisions", "holders"): Noun("authorisations", "authorisation", "项", "上市许可")
}
"""What a figure counts, where it is not its topic as a whole."""

ABSENT: dict[str, tuple[Words, str]] = {
    "organisations": (("organisations", "机构"), "biokg import ror"),
    "seats": (("countries of organisations", "机构所在国家"), "biokg import ror"),
    "studies": (("studies", "临床研究"), "biokg import clinicaltrials"),
    "sites": (("sites of studies", "研究中心"), "biokg import clinicaltrials --sites organisations"),
    "decisions": (("decisions of regulators", "监管决定"), "biokg import ema, fda"),
    "known": (("things of the sources tied to records", "与记录对应的来源事物"), "biokg match"),
}
"""What the registers do not hold, and what brings it."""

KNOWN: dict[str, Words] = {
    "sponsored": ("leads", "牵头"),
    "supported": ("supports", "支持"),
    "studied": ("studied in", "被研究"),
    "held": ("holds", "持有"),
    "ruled": ("decided on in", "相关决定"),
}
"""What is told of a record that is the same as a thing: of studies, then of decisions."""
