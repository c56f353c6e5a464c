"""A picture of the two parks in our own words, as a table: what the map tests draw without a graph."""

from __future__ import annotations

import hashlib

from biokg.views.map.picture import Claim, Edge, Fact, Node, Number, Picture, Source, Spot, Standing, Words

# id | class | English | Chinese | parent | standing
THINGS = """
china|AdministrativeArea|China|中国||stated
mainland|AdministrativeArea|Chinese mainland|中国大陆||stated
us|AdministrativeArea|United States|美国||stated
beijing|AdministrativeArea|Beijing|北京市||stated
changping|AdministrativeArea|Changping District|昌平区|beijing|stated
daxing|AdministrativeArea|Daxing District|大兴区|beijing|stated
jiugong|AdministrativeArea|Jiugong Town|旧宫镇|daxing|stated
e-town|DevelopmentZone|Beijing E-Town|北京经济技术开发区|beijing|stated
fsc|DevelopmentZone|Future Science City|未来科学城|changping|stated
zlsp|IndustryPark|Zhongguancun Life Science Park|中关村生命科学园|fsc|stated
biopark|IndustryPark|International BioPark|国际医药创新公园|e-town|under-way
hq-cluster|ParkZone|Headquarters cluster|总部集聚区|biopark|planned
medeng-zone|ParkZone|Medical-engineering integration zone|医工融合区|biopark|planned
rd-area|ParkZone|R&D and transformation area|研发转化区|biopark|planned
smart-district|ParkZone|Smart manufacturing district|医药智造区|biopark|planned
gene-gallery|Corridor|Gene gallery|基因长廊|biopark|planned
smart-corridor|Corridor|Smart sharing corridor|智慧共享廊|biopark|planned
eco-corridor|Corridor|Eco-corridor|生态廊道|biopark|planned
pilot-base|Facility|National AI application pilot base|国家人工智能应用中试基地|biopark|planned
supercomputing|Facility|Supercomputing centre|超算中心|pilot-base|planned
labelling|Facility|Data labelling facilities|数据标注设施|pilot-base|planned
data-spaces|Facility|Trusted data spaces|可信数据空间|pilot-base|planned
schools|Facility|Schools|学校|biopark|under-way
apartments|Facility|Talent apartments|人才公寓|biopark|under-way
lifestyle|Facility|Lifestyle districts|生活街区|biopark|under-way
gardens|Facility|Rooftop gardens|屋顶花园|biopark|planned
pfizer-rd|Facility|Pfizer R&D centre, Beijing|辉瑞北京研发中心|biopark|stated
az-rd|Facility|AstraZeneca global R&D centre|阿斯利康全球研发中心|biopark|stated
bayer-centre|Facility|Bayer E-Town Open Innovation Center|拜耳亦庄开放创新中心|biopark|stated
medtronic-base|Facility|Medtronic digital healthcare innovation base|美敦力数字医疗创新基地|biopark|stated
villages|Facility|Themed villages|主题村落|fengchi|planned
fengchi|GreenSpace|Fengchi Park|凤池公园||stated
nanhaizi|GreenSpace|Nanhaizi Park|南海子公园||stated
subway|TransportLink|Three subway lines|三条地铁线||planned
airports|TransportLink|Beijing's airports|北京的机场||stated
axis|Place|Southern central axis|南中轴|beijing|stated
c-campus|Facility|C-Campus Innovation Center|C-Campus创新中心|zlsp|stated
pilot-plant|Facility|Huahui large-molecule pilot plant|华辉安健大分子中试基地|zlsp|stated
intl-hospital|Hospital|International research hospital|国际研究型医院|zlsp|under-way
nibs|ResearchInstitute|National Institute of Biological Sciences|北京生命科学研究所|zlsp|stated
changping-lab|ResearchInstitute|Changping Laboratory|昌平实验室|zlsp|stated
brain|ResearchInstitute|Beijing Institute for Brain Science|北京脑科学研究院|zlsp|stated
phoenix|ResearchInstitute|National Protein Science Center|国家蛋白质科学中心|zlsp|stated
platforms|ServicePlatform|Service platforms|服务平台|zlsp|stated
startups|Organization|Start-ups in the park|园内初创企业||stated
huahui|Company|Huahui Health|华辉安健|zlsp|stated
beigene|Company|BeiGene|百济神州|zlsp|stated
innocare|Company|InnoCare|诺诚健华|zlsp|stated
edigene|Company|EdiGene|博雅辑因|zlsp|stated
shukun|Company|Shukun Technology|数坤科技|zlsp|stated
li-team|Organization|Li Wenhui's team|李文辉团队||stated
li-wenhui|Person|Li Wenhui|李文辉||stated
wang|Person|Wang Xiaodong|王晓东||stated
bin-chen|Person|Bin Chen|陈斌||stated
kong-lei|Person|Kong Lei|孔磊||stated
libevitug|Drug|Libevitug|立贝韦塔单抗||stated
hep-b|Disease|Hepatitis B|乙型肝炎||stated
hep-d|Disease|Hepatitis D|丁型肝炎||stated
btd-cn|RegulatoryDecision|Breakthrough therapy designation (China)|突破性治疗药物认定（中国）||stated
btd-us|RegulatoryDecision|Breakthrough therapy designation (U.S.)|突破性疗法认定（美国）||stated
cond-exp|RegulatoryDecision|Conditional approval, as forecast|附条件批准（预期）||expected
cond-2026|RegulatoryDecision|Conditional approval, Jan 2026|附条件批准（2026年1月）||stated
nct1|ClinicalTrial|HH003-201|HH003-201 试验||stated
nct2|ClinicalTrial|HH003-204|HH003-204 试验||under-way
nmpa|Regulator|NMPA|国家药品监督管理局||stated
fda|Regulator|FDA|美国食品药品监督管理局||stated
nmpa-centres|PublicBody|Six NMPA centres|国家药监局六个中心|biopark|stated
committee|PublicBody|BDA Party Working Committee|经开区工委||stated
authorities|PublicBody|Local authorities|当地有关部门||stated
lilly|MultinationalCompany|Eli Lilly|礼来||stated
pfizer|MultinationalCompany|Pfizer|辉瑞||stated
bayer|MultinationalCompany|Bayer|拜耳||stated
medtronic|MultinationalCompany|Medtronic|美敦力||stated
az|MultinationalCompany|AstraZeneca|阿斯利康||stated
jnj|MultinationalCompany|Johnson & Johnson|强生||stated
ge|MultinationalCompany|GE HealthCare|GE医疗||stated
philips|MultinationalCompany|Philips|飞利浦||stated
huyabio|Company|HUYABIO|沪亚生物||stated
sinobio|Company|Sino Biopharmaceutical|中国生物制药||stated
sanofi|MultinationalCompany|Sanofi|赛诺菲||stated
tide|Company|Beijing Tide|北京泰德制药||stated
youcare|Company|Youcare|悦康药业||stated
lilly-mic|Facility|Lilly China Medical Innovation Center|礼来中国医学创新中心||planned
gateway|Facility|Lilly Gateway Labs|礼来创新孵化器||planned
jnj-centre|Facility|J&J science and innovation centre|强生科技创新中心|biopark|planned
ge-centre|Facility|GE HealthCare R&D centre|GE医疗研发中心|biopark|planned
philips-hq|Facility|Philips R&D headquarters|飞利浦研发总部|biopark|planned
sinobio-rd|Facility|Sino Biopharm frontier R&D centre|中国生物制药前沿研发中心|biopark|planned
life-institute|ResearchInstitute|Life and health industry innovation institute|生命健康产业创新研究院||planned
crh|Hospital|International clinical research hospital|国际临床研究型医院||planned
tsinghua|University|Tsinghua University|清华大学||stated
peking|University|Peking University|北京大学||stated
beihang|University|Beihang University|北京航空航天大学||stated
capital|University|Capital Medical University|首都医科大学||stated
plan|Plan|International BioPark plan|国际医药创新公园规划||stated
forum|Event|2025 Beijing Forum|2025北京论坛||stated
announcement|Event|First announcement of the BioPark|首次公布||stated
solution|Goal|A Beijing solution|北京方案||stated
hub|Goal|Global innovation hub|全球创新高地||stated
cgt|Goal|Shorter drug development|缩短药物研发周期||stated
vaccines|MedicalProduct|Vaccines|疫苗||stated
devices|MedicalDevice|High-end medical devices|高端医疗器械||stated
ai-devices|MedicalDevice|AI medical devices|人工智能医疗器械||stated
drugs|MedicalProduct|Innovative drugs|创新药||stated
multinationals|Company|Multinational drug makers|跨国药企||stated
"""

# source | target | predicate | English | Chinese | English back | Chinese back | standing | group
LINKS = """
libevitug|huahui|developedBy|developed by|研发方为|develops|研发|stated|science
libevitug|hep-b|indicatedFor|aimed at|针对|aimed at by|对应药物|stated|science
libevitug|hep-d|indicatedFor|aimed at|针对|aimed at by|对应药物|stated|science
libevitug|li-team|basedOnResearchBy|based on research by|源自研究|research behind|研究成果|stated|science
btd-cn|libevitug|decisionOn|decision on|涉及产品|subject of|获得决定|stated|regulation
btd-us|libevitug|decisionOn|decision on|涉及产品|subject of|获得决定|stated|regulation
cond-exp|libevitug|decisionOn|decision on|涉及产品|subject of|获得决定|expected|regulation
cond-2026|libevitug|decisionOn|decision on|涉及产品|subject of|获得决定|stated|regulation
cond-exp|cond-2026|fulfilledBy|came true as|实现于|fulfils|实现|stated|regulation
cond-2026|nmpa|decidedBy|decided by|决定机构|decided|作出|stated|regulation
btd-cn|nmpa|decidedBy|decided by|决定机构|decided|作出|stated|regulation
btd-us|fda|decidedBy|decided by|决定机构|decided|作出|stated|regulation
cond-exp|mainland|jurisdiction|in force in|法域|jurisdiction of|法域内决定|expected|regulation
btd-us|us|jurisdiction|in force in|法域|jurisdiction of|法域内决定|stated|regulation
btd-cn|china|jurisdiction|in force in|法域|jurisdiction of|法域内决定|stated|regulation
cond-2026|hep-d|forIndication|for|适应症为|indication of|适应症|stated|regulation
nct1|libevitug|studies|studies|研究|studied in|临床试验|stated|science
nct2|libevitug|studies|studies|研究|studied in|临床试验|under-way|science
huahui|li-wenhui|foundedBy|co-founded by|联合创始人|co-founded|联合创立|stated|people
li-wenhui|nibs|position|senior researcher at|资深研究员|has as senior researcher|资深研究员为|stated|people
li-wenhui|li-team|affiliatedWith|leads|带领|led by|负责人|stated|people
wang|nibs|position|director of|所长|has as director|所长为|stated|people
bin-chen|huahui|position|chief executive of|首席执行官|has as chief executive|首席执行官为|stated|people
huahui|nibs|grewOutOf|grew out of|孵化自|gave rise to|孵化|stated|people
beigene|nibs|grewOutOf|grew out of|孵化自|gave rise to|孵化|stated|people
kong-lei|committee|position|secretary of|书记|has as secretary|书记为|stated|people
e-town|committee|managedBy|managed by|管理方|manages|管理|stated|people
plan|biopark|plans|plan for|规划内容|planned by|规划于|stated|plans
plan|forum|announcedAt|announced at|发布于|saw announced|发布|stated|plans
plan|kong-lei|attributedTo|released by|发布人|released|发布|stated|plans
plan|authorities|attributedTo|released by|发布方|released|发布|stated|plans
plan|solution|hasGoal|aims at|目标为|aimed at by|规划|stated|plans
biopark|hub|hasGoal|aims at|目标为|aimed at by|规划|stated|plans
zlsp|cgt|hasGoal|aims at|目标为|aimed at by|规划|stated|plans
announcement|biopark|about|announced|公布|announced at|公布于|inferred|plans
biopark|fengchi|connectsTo|will link with|将连接|to be linked with|将连接|planned|where
biopark|nanhaizi|connectsTo|will link with|将连接|to be linked with|将连接|planned|where
biopark|subway|connectsTo|will connect to|将连接|to connect to|将连接|planned|where
subway|airports|connectsTo|will lead to|将通往|to be reached by|将连接|planned|where
fengchi|biopark|serves|ecological core of|生态核心|has as ecological core|生态核心为|stated|where
biopark|jiugong|locatedIn|lies in|位于|holds|容纳|stated|where
biopark|axis|locatedIn|lies along|沿线|has along it|沿线有|stated|where
lilly|biopark|engagement|being attracted to|受招引至|attracting|正在招引|under-way|links
pfizer|biopark|engagement|R&D centre at|研发中心设于|has R&D centre of|研发中心|stated|links
bayer|biopark|engagement|being attracted to|受招引至|attracting|正在招引|under-way|links
medtronic|biopark|engagement|being attracted to|受招引至|attracting|正在招引|under-way|links
az|biopark|engagement|has chosen|选址|chosen by|入选|stated|links
huyabio|biopark|engagement|has chosen|选址|chosen by|入选|stated|links
jnj|biopark|engagement|plans a centre at|规划设点|to house|将入驻|planned|links
ge|biopark|engagement|plans a centre at|规划设点|to house|将入驻|planned|links
philips|biopark|engagement|plans a centre at|规划设点|to house|将入驻|planned|links
sinobio|biopark|engagement|plans a centre at|规划设点|to house|将入驻|planned|links
sanofi|e-town|presentIn|present in|入驻|hosts|容纳|stated|links
tide|e-town|presentIn|present in|入驻|hosts|容纳|stated|links
youcare|e-town|presentIn|present in|入驻|hosts|容纳|stated|links
pfizer-rd|pfizer|managedBy|run by|运营方|runs|运营|stated|people
az-rd|az|managedBy|run by|运营方|runs|运营|stated|people
bayer-centre|bayer|managedBy|run by|运营方|runs|运营|stated|people
medtronic-base|medtronic|managedBy|run by|运营方|runs|运营|stated|people
jnj-centre|jnj|managedBy|run by|运营方|runs|运营|planned|people
ge-centre|ge|managedBy|run by|运营方|runs|运营|planned|people
philips-hq|philips|managedBy|run by|运营方|runs|运营|planned|people
sinobio-rd|sinobio|managedBy|run by|运营方|runs|运营|planned|people
lilly|lilly-mic|plans|plans|规划|planned by|规划方|planned|plans
lilly|gateway|plans|plans|规划|planned by|规划方|planned|plans
beijing|life-institute|plans|plans|规划|planned by|规划方|planned|plans
life-institute|crh|plans|to establish|拟建|to be established by|拟建方|planned|plans
life-institute|tsinghua|collaboratesWith|to work with|将合作|to work with|将合作|planned|links
life-institute|peking|collaboratesWith|to work with|将合作|to work with|将合作|planned|links
life-institute|beihang|collaboratesWith|to work with|将合作|to work with|将合作|planned|links
life-institute|capital|collaboratesWith|to work with|将合作|to work with|将合作|planned|links
multinationals|biopark|engagement|being attracted to|受招引至|attracting|正在招引|under-way|links
multinationals|vaccines|covers|cover|涵盖|covered by|涵盖方|stated|science
multinationals|devices|covers|cover|涵盖|covered by|涵盖方|stated|science
multinationals|drugs|covers|cover|涵盖|covered by|涵盖方|stated|science
platforms|startups|serves|support|支持|supported by|受支持于|stated|links
"""

# subject | value en | value zh | measure en | measure zh | disputed
NUMBERS = """
zlsp|over 1,000|超过1,000|pharma companies|医药企业|
zlsp|nearly 60|近60|service platforms|服务平台|
zlsp|about 5 %|约5%|of China's CGT trials|中国细胞和基因治疗临床试验|
zlsp|40 %|40%|of Beijing's AI device certificates|北京人工智能医疗器械注册证|
zlsp|over 3,000|超过3,000|hospital beds nearby|周边医院床位|
biopark|5.8 km²|5.8平方公里|planned land|规划用地|x
biopark|about 3 million m²|约300万平方米|floor space|建筑面积|
e-town|over 5,000|超过5,000|biopharma companies|生物医药企业|x
changping|322|322|high-tech enterprises|高新技术企业|
beijing|149|149|foreign R&D centres|外资研发中心|
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def _claim_id(*words: str) -> str:
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:12]


def sample() -> Picture:
    """Return about a hundred things of the two parks, every link with a claim of its own."""
    nodes = tuple(
        Node(i, c, Words(en, zh), parent=parent or None, standing=Standing(standing),
             status=Words(standing.replace("-", " ")) if standing != "stated" else None)
        for i, c, en, zh, parent, standing in _rows(THINGS)
    )  # fmt: skip
    claims: list[Claim] = []

    def claim(subject: str, *rest: str) -> tuple[str, ...]:
        key = _claim_id(subject, *rest)
        n = int(key[:6], 16)
        digest = n % 3 == 0
        claims.append(
            Claim(
                key,
                "cx" if n % 2 else "cd",
                spots=(
                    Spot(
                        Words("Digest" if digest else "Body, paragraph 4", "摘要" if digest else "正文第4段"),
                        Words("AI digest", "AI摘要") if digest else Words("Reported text", "报道正文"),
                        n % 2000,
                        n % 2000 + 40,
                    ),
                ),
                machine=digest,
                modality=Words("asserted", "陈述"),
                speaker=Words("Kong Lei", "孔磊") if n % 5 == 0 else None,
            )
        )
        return (key,)

    edges = [
        Edge(f"e{k}", s, t, p, Words(en, zh), Words(ben, bzh), Standing(standing), claim(s, p, t), group)
        for k, (s, t, p, en, zh, ben, bzh, standing, group) in enumerate(_rows(LINKS))
    ]
    edges += [
        Edge(f"in-{n.id}", n.id, n.parent, "locatedIn", Words("in", "位于"), Words("holds", "容纳"), n.standing,
             claim(n.id, n.parent), "where", contains=True)
        for n in nodes if n.parent
    ]  # fmt: skip
    numbers = tuple(
        Number(s, Words(en, zh), Words(men, mzh), claims=claim(s, en, men), when="2025-10-01", disputed=bool(x))
        for s, en, zh, men, mzh, x in _rows(NUMBERS)
    )
    facts = (
        Fact("cond-exp", Words("expected", "预期"), Words("by late 2025 or early 2026", "2025年底或2026年初"),
             Standing.EXPECTED, claim("cond-exp", "when"), "plans"),
        Fact("biopark", Words("status", "状态"), Words("under construction", "建设中"), Standing.UNDER_WAY,
             (*claim("biopark", "status"), *claim("biopark", "status", "2")), "status"),
    )  # fmt: skip
    sources = (
        Source("cx", Words("Beijing life-science hub", "北京生命科学园"), Words("Caixin Global", "财新"), "2025-10-01",
               Words("agency", "通讯社与报纸"), "https://www.caixinglobal.com/"),
        Source("cd", Words("Plan for the BioPark", "国际医药创新公园规划"), Words("China Daily", "中国日报"),
               "2025-10-27", Words("agency", "通讯社与报纸"), "https://www.chinadaily.com.cn/"),
    )  # fmt: skip
    title = Words("Beijing's life-science parks", "北京生命科学园区")
    return Picture(title, nodes, tuple(edges), facts, numbers, tuple(claims), sources, as_of="2025-10-27")
