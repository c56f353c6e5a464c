"""What each finding says and advises, in two languages: the one table of codes."""

from __future__ import annotations

from dataclasses import dataclass

from .report import Finding, Severity

__all__ = ["WORDINGS", "Wording", "worded"]


@dataclass(frozen=True)
class Wording:
    """The words of one kind of finding; names in braces are filled in."""

    severity: Severity
    message: str
    message_zh: str
    remedy: str
    remedy_zh: str


WORDINGS: dict[str, Wording] = {
    "wrong-input": Wording(
        "violation",
        "{message}",
        "输入有误：{message}",
        "",
        "",
    ),
    "not-all-checked": Wording(
        "info",
        "The other checks wait until the files can be read.",
        "文件可读之前，其他检查暂不进行。",
        "Mend what is said above, then check again.",
        "请先按上文修正，再重新检查。",
    ),
    "shape": Wording("violation", "{name}: {message}", "{name}：{message_zh}", "({shape})", "（{shape}）"),
    "shapes-not-checked": Wording(
        "warning",
        "The SHACL shapes were not checked: pySHACL is not installed.",
        "未检查 SHACL 形状：未安装 pySHACL。",
        "Install it with `pip install 'biokg[check]'`.",
        "请运行 `pip install 'biokg[check]'` 安装。",
    ),
    "edge-without-claim": Wording(
        "violation",
        "The plain edge {edge} has no live claim.",
        "普通边 {edge} 没有有效主张支持。",
        "Run `biokg build`; plain edges are never written by hand.",
        "请运行 `biokg build`；普通边不得手写。",
    ),
    "store-out-of-date": Wording(
        "warning",
        "The store lacks {count} plain edges that the files support, {edge} first.",
        "存储缺少文件所支持的 {count} 条普通边，首条为 {edge}。",
        "Run `biokg build`.",
        "请运行 `biokg build`。",
    ),
    "articles-not-given": Wording(
        "info",
        "The quoted words of {count} sources were not compared with their articles.",
        "{count} 个来源的引文未与原文核对。",
        "Give the folder that holds the articles with --articles.",
        "请用 --articles 指明存放原文的文件夹。",
    ),
    "article-missing": Wording(
        "info",
        "{name} could not be verified: its article is not in the folder.",
        "无法核对 {name}：文件夹中没有其原文。",
        "Put the article there as it was read (its SHA-256 begins with {hash}).",
        "请放入当时所读的原文（SHA-256 以 {hash} 开头）。",
    ),
    "article-changed": Wording(
        "violation",
        "{file} was taken for the article of {name}, but its text was changed since it was read: its SHA-256 begins "
        "with {found}, not {hash}. {kept} of {cited} cited spans still stand where they were, {moved} elsewhere in it.",
        "{file} 被视为 {name} 的原文，但文本在阅读后已改动：其 SHA-256 以 {found} 开头，而非 {hash}。"
        "{cited} 处引文中有 {kept} 处仍在原位，{moved} 处移至文中别处。",
        "Put the text back as it was read; where it is another text, take it out of the folder.",
        "请恢复当时所读的文本；如为其他文本，请移出该文件夹。",
    ),
    "article-changed-elsewhere": Wording(
        "warning",
        "{file} was taken for the article of {name}, but its text was changed since it was read: its SHA-256 begins "
        "with {found}, not {hash}. All {cited} cited spans still stand where they were.",
        "{file} 被视为 {name} 的原文，但文本在阅读后已改动：其 SHA-256 以 {found} 开头，而非 {hash}。"
        "{cited} 处引文均仍在原位。",
        "Put the text back as it was read; where it is another text, take it out of the folder.",
        "请恢复当时所读的文本；如为其他文本，请移出该文件夹。",
    ),
    "files-of-no-source": Wording(
        "warning",
        "{files} fits no source, while the article of {missing} is not in the folder.",
        "{files} 不属于任何来源，而文件夹中缺少 {missing} 的原文。",
        "Where one is a changed article, give it the name of its source or put its text back as it was read; "
        "move other files elsewhere.",
        "如其中有改动过的原文，请以来源名称命名或恢复当时所读的文本；其他文件请移往别处。",
    ),
    "length-differs": Wording(
        "violation",
        "{name} has {length} characters written, its article has {found}.",
        "{name} 所记长度为 {length} 字符，原文为 {found}。",
        "Correct b:length.",
        "请更正 b:length。",
    ),
    "span-outside": Wording(
        "violation",
        "{name} {problem}",
        "{name} 超出原文范围：{problem}",
        "Correct oa:start and oa:end.",
        "请更正 oa:start 与 oa:end。",
    ),
    "span-differs": Wording(
        "violation",
        "The words at {name} are not those that were hashed: the article has “{words}” there.",
        "{name} 处的文字与哈希不符：原文该处为“{words}”。",
        "Put the article back as it was read, or correct the offsets or quote the words anew with `biokg claim add`.",
        "请恢复当时所读的原文，或更正起止位置，或用 `biokg claim add` 重新引用。",
    ),
    "cycle": Wording(
        "violation",
        "{property} goes round in a circle: {ring}.",
        "{property} 构成循环：{ring}。",
        "Retract or correct one of its claims.",
        "请撤回或更正其中一条主张。",
    ),
    "ends-before-it-begins": Wording(
        "violation",
        "{name} ends ({end}) before it begins ({begin}).",
        "{name} 的结束（{end}）早于开始（{begin}）。",
        "Correct b:validFrom or b:validTo.",
        "请更正 b:validFrom 或 b:validTo。",
    ),
    "issued-not-latest": Wording(
        "warning",
        "{name} is issued on {issued}, but the last day that {edtf} can mean is {latest}.",
        "{name} 的发布日为 {issued}，而 {edtf} 最晚为 {latest}。",
        "Write the last day as dct:issued, so that “known by” is safe.",
        "请把最晚日期写入 dct:issued，使“截至某日已知”可靠。",
    ),
    "id-differs": Wording(
        "warning",
        "{name} should be called {expected} by its content.",
        "按内容，{name} 的标识应为 {expected}。",
        "Undo the change, or run `biokg format --ids`.",
        "请撤销改动，或运行 `biokg format --ids`。",
    ),
    "rival-values": Wording(
        "warning",
        "{name} has rival values of {property} that no claim relates: {values}.",
        "{name} 的 {property} 有互不关联的不同取值：{values}。",
        "Relate the claims with b:conflictsWith or b:supersedes.",
        "请用 b:conflictsWith 或 b:supersedes 说明其关系。",
    ),
    "conflict-one-way": Wording(
        "warning",
        "{name} conflicts with {other}, which does not say so.",
        "{name} 与 {other} 矛盾，后者却未注明。",
        "Add b:conflictsWith to the other claim too.",
        "请在另一主张中也写明 b:conflictsWith。",
    ),
    "disjoint-classes": Wording(
        "violation",
        "{name} is of the classes {one} and {other}, which exclude each other.",
        "{name} 同属互斥的类别 {one} 与 {other}。",
        "Correct its class, or the claim from which the other class follows.",
        "请更正其类别，或更正推出另一类别的主张。",
    ),
    "wrong-subject": Wording(
        "violation",
        "{property} is said of {name} ({found}); it is for: {expected}.",
        "{property} 用于 {name}（{found_zh}），应仅用于{expected_zh}。",
        "Correct the property, the subject or its class.",
        "请更正属性、主语或其类别。",
    ),
    "wrong-object": Wording(
        "violation",
        "{property} is given {name} ({found}); it takes: {expected}.",
        "{property} 的取值 {name} 是{found_zh}，应为{expected_zh}。",
        "Correct the property, the object or its class.",
        "请更正属性、宾语或其类别。",
    ),
    "name-turns": Wording(
        "warning",
        "{name} has the name “{text}”, in which {signs} turns the direction of writing: it can look like another name.",
        "{name} 的名称“{text}”含有改变书写方向的 {signs}，可能看似另一名称。",
        "Take it out; right-to-left letters need none.",
        "请删去；从右至左的文字无需此类字符。",
    ),
    "unused-thing": Wording(
        "info",
        "{name} is in no claim.",
        "没有主张提到 {name}。",
        "Claim something of it, or delete it.",
        "请补充主张或删去。",
    ),
    "unused-section": Wording(
        "info",
        "{name} is cited by no claim.",
        "没有主张引用 {name}。",
        "Read it again, or leave it.",
        "请重读该段，或保留。",
    ),
    "unused-citation": Wording(
        "info",
        "{name} is cited by no claim.",
        "没有主张引用 {name}。",
        "Delete it, or cite it.",
        "请删去，或加以引用。",
    ),
    "confidence-not-inferred": Wording(
        "violation",
        "{name} has a confidence but is not inferred.",
        "{name} 并非推断，却有置信度。",
        "Take b:confidence away, or make the claim modality:inferred.",
        "请删去 b:confidence，或改为 modality:inferred。",
    ),
    "no-confidence": Wording(
        "warning",
        "{name} is inferred without a confidence.",
        "{name} 为推断，却无置信度。",
        "Say how sure the inference is with b:confidence.",
        "请用 b:confidence 说明把握程度。",
    ),
    "confidence-out-of-range": Wording(
        "violation",
        "{name} has a confidence of {value}.",
        "{name} 的置信度为 {value}。",
        "Write a number from 0 to 1.",
        "请写 0 至 1 之间的数。",
    ),
    "hedge-of-another-source": Wording(
        "warning",
        "{name} takes its number from {source} and its {property} from {other}: nobody said both.",
        "{name} 的数值出自 {source}，{property} 出自 {other}：并无来源同时如此说。",
        "Make a b:Statistic for each source.",
        "请为每个来源分别建立 b:Statistic。",
    ),
    "impossible-number": Wording(
        "violation",
        "{name} has {property} {value}.",
        "{name} 的 {property} 为 {value}。",
        "Correct the number or its unit.",
        "请更正数值或单位。",
    ),
    "mapping-of-unknown": Wording(
        "violation",
        "The mapping is of {name}, which is not known.",
        "映射涉及未知的 {name}。",
        "Correct the name, or add the thing.",
        "请更正名称，或添加该事物。",
    ),
    "mapping-to-itself": Wording(
        "violation",
        "{name} is mapped to {other}, which is biokg's own.",
        "{name} 被映射到 biokg 自身的 {other}。",
        "Name a record elsewhere.",
        "请指明外部记录。",
    ),
    "mapping-not-justified": Wording(
        "violation",
        "The mapping of {name} is justified by {value}, which is no semapv term.",
        "{name} 的映射依据 {value} 并非 semapv 术语。",
        "Write one of https://w3id.org/semapv/vocab/.",
        "请使用 https://w3id.org/semapv/vocab/ 中的术语。",
    ),
    "mapping-confidence": Wording(
        "violation",
        "The mapping of {name} has a confidence of '{value}'.",
        "{name} 的映射置信度为“{value}”。",
        "Write a number from 0 to 1.",
        "请写 0 至 1 之间的数。",
    ),
    "mapping-twice": Wording(
        "violation",
        "{name} is mapped to {other} twice.",
        "{name} 与 {other} 的映射重复。",
        "Keep one row.",
        "请只保留一行。",
    ),
    "two-exact-matches": Wording(
        "warning",
        "{name} matches both {one} and {other} exactly, two records of one register.",
        "{name} 同时与同一登记系统的 {one} 和 {other} 完全匹配。",
        "Keep the right one, or make the other a closeMatch.",
        "请保留正确的一个，或将另一个改为 closeMatch。",
    ),
}
"""Code → what it says and advises."""


def worded(code: str, where: str = "", node: str = "", **values: object) -> Finding:
    """Return a finding of a kind, its words filled in."""
    wording = WORDINGS[code]
    texts = (wording.message, wording.message_zh, wording.remedy, wording.remedy_zh)
    message, message_zh, remedy, remedy_zh = (text.format(**values) for text in texts)
    return Finding(wording.severity, code, where, message, message_zh, remedy, remedy_zh, node)
