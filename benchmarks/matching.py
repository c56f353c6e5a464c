"""How well names are matched, and how fast: ``python -m benchmarks.matching right`` (or ``fast``) writes the page.

Everything is measured on the half that tuning never saw, beside a plain baseline: names in small letters without
accents, punctuation and common legal forms, compared as they are.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from biokg.resolve import SAME, UNSURE, Entity, Matcher, Verdict, compare, read_name
from biokg.resolve.affiliation import parts
from biokg.resolve.index import NameIndex

from .matching_data import (
    CHINESE,
    affiliations,
    bilingual,
    clusters,
    held_out,
    made_up,
    name_pairs,
    organisations,
    plain,
)
from .medicine_naming import chinese_medicines, medicines
from .place_naming import places
from .timing import peak

__all__ = ["Row", "affiliated", "linked", "measured", "paired", "scaled", "synonyms", "two_scripts"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "matching.md"
INNER = frozenset(["department", "division", "unit", "section", "school", "faculty", "clinic", "program"])
KINDS = frozenset(["hospital", "center", "institute", "laboratory", "college", "foundation", "university", "network"])
NEAR = 30  # candidates that each synonym is compared with
Row = tuple[str, str, str, str]
"""What, biokg, baseline, goal."""


def _f1(found: Iterable[tuple[bool, bool]]) -> str:
    counts = [0, 0, 0, 0]
    for said, true in found:
        counts[2 * said + true] += 1
    precision, recall = counts[3] / ((counts[2] + counts[3]) or 1), counts[3] / ((counts[1] + counts[3]) or 1)
    return f"{2 * precision * recall / ((precision + recall) or 1):.3f}"


def paired(wanted: Callable[[str], bool]) -> list[Row]:
    """Return F1 on pairs of names at the one threshold from which on names are worth a look."""
    rows = []
    for schema, goal in (("Company", "≥ 0.90"), ("Organization", "≥ 0.96")):
        pairs = [pair for pair in name_pairs() if pair.schema == schema and wanted(f"{pair.one}|{pair.two}")]
        own = [(compare(read_name(one), read_name(two)).score >= UNSURE, same) for one, two, same, _ in pairs]
        base = [(plain(one) == plain(two), same) for one, two, same, _ in pairs]
        rows.append((f"OpenSanctions pairs, {schema.lower()}: F1 ({len(pairs)} pairs)", _f1(own), _f1(base), goal))
    return rows


def affiliated(wanted: Callable[[str], bool], entities: list[Entity]) -> list[Row]:
    """Return how often the organisation of an affiliation is the first found, and how often what is found is right."""
    matcher = Matcher(entities)
    known = {plain(name): entity.id for entity in reversed(entities) for name in entity.names}
    lines = [(text, answer) for text, answer in affiliations() if wanted(text)]
    own, base = [], []
    for text, answer in lines:
        found = matcher.mentioned(text, limit=1)
        own.append((found[0].entity.id if found and found[0].verdict == Verdict.SAME else None, answer))
        hits = [known[plain(part)] for part in parts(text) if plain(part) in known]
        base.append((hits[-1] if hits else None, answer))
    nobody = sum(answer is None for _, answer in lines)
    rows = []
    for what, goal, value in (
        (f"top 1 ({len(lines) - nobody} lines)", "≥ 0.85", _top),
        ("precision of what is answered", "≥ 0.95", _precision),
        (f"no answer where there is none ({nobody} lines)", "", _silent),
    ):
        rows.append((f"ROR affiliations: {what}", f"{value(own):.3f}", f"{value(base):.3f}", goal))
    return rows


def _top(found: list[tuple[str | None, str | None]]) -> float:
    wanted = [(said, true) for said, true in found if true]
    return sum(said == true for said, true in wanted) / len(wanted)


def _precision(found: list[tuple[str | None, str | None]]) -> float:
    answered = [(said, true) for said, true in found if said]
    return sum(said == true for said, true in answered) / len(answered)


def _silent(found: list[tuple[str | None, str | None]]) -> float:
    nobody = [said for said, true in found if true is None]
    return sum(said is None for said in nobody) / len(nobody)


def two_scripts(wanted: Callable[[str], bool], entities: list[Entity]) -> list[Row]:
    """Return how often a name in one script finds its organisation first, by what the index knows."""
    both = [(entity, zh, en) for entity, zh, en in bilingual(entities) if wanted(entity.id)]
    count = f"({len(both)} organisations)"
    rows = []
    for what, goal, keep, chinese in (
        (f"Chinese name, known to the index {count}", "≥ 0.90", _any, True),
        ("Chinese name, index without any", "≥ 0.60", _latin, True),
        ("Latin name, index of Chinese names alone", "≥ 0.60", CHINESE.search, False),
    ):
        pool = [(entity, kept) for entity in entities if (kept := tuple(filter(keep, entity.names)))]
        matcher = Matcher(Entity(entity.id, kept) for entity, kept in pool)
        known: dict[str, str] = {}
        for entity, kept in pool:
            for name in kept:
                known.setdefault(plain(name), entity.id)
        hits = base = 0
        for entity, zh, en in both:
            asked = zh if chinese else en
            found = matcher.match([asked], limit=1)
            hits += bool(found) and found[0].entity.id == entity.id
            base += known.get(plain(asked)) == entity.id
        rows.append((f"ROR: recall@1, {what}", f"{hits / len(both):.3f}", f"{base / len(both):.3f}", goal))
    return rows


def _any(_name: str) -> bool:
    return True


def _latin(name: str) -> bool:
    return not CHINESE.search(name)


def synonyms(wanted: Callable[[str], bool]) -> list[Row]:
    """Return pairwise precision and recall of "same" among the names of clusters, each compared with its candidates."""
    groups = {name: names for name, names in clusters().items() if wanted(name)}
    whose = {name: group for group, names in sorted(groups.items()) for name in names}
    names = sorted(whose)
    index = NameIndex(map(read_name, names))
    weighed = [index.weighed(name) for name in index.names]
    same: set[tuple[int, int]] = set()
    for one, name in enumerate(index.names):
        for two in index.candidates(name, NEAR):
            if one < two and compare(name, index.names[two], weighed[one], weighed[two]).score >= SAME:
                same.add((one, two))
    base, gold = _equal(names), _pairs({name: whose[name] for name in names}, names)
    kind = [_kind(name.tokens) for name in index.names]
    alike = {(one, two) for one, two in gold if kind[one] == kind[two] and not kind[one] & INNER}
    what, count = "CDEK synonyms among each other", f"({len(groups):,} clusters, {len(names):,} names)"
    return [
        (f"{what}, same: pairwise precision {count}", _share(same, gold), _share(base, gold), ""),
        (f"… recall of {len(alike):,} pairs of one kind", _share(alike, same), _share(alike, base), ""),
    ]


def linked(wanted: Callable[[str], bool]) -> list[Row]:
    """Return how well synonyms find the name that stands for them: as the same, or as a part of it besides."""
    groups = {name: names for name, names in clusters().items() if wanted(name)}
    whose = {name: group for group, names in sorted(groups.items()) for name in names if name != group}
    names = sorted(whose)
    matcher = Matcher(Entity(name, (name,)) for name in sorted(groups))
    known = {plain(name): name for name in sorted(groups, reverse=True)}
    same, part, base = {}, {}, {}
    for name in names:
        found = matcher.match([name], limit=1)
        if found and found[0].verdict == Verdict.SAME:
            same[name] = found[0].entity.id
        elif (whole := matcher.mentioned(name, limit=1)) and whole[0].verdict == Verdict.SAME:
            part[name] = whole[0].entity.id
        if plain(name) in known:
            base[name] = known[plain(name)]
    rows = []
    for what, links in (("same", same), ("part of", part), ("both", same | part)):
        gold, said, other = (_pairs(of, names) for of in (whose, links, base))
        right, plainly = ({name for name, group in of.items() if whose[name] == group} for of in (links, base))
        first = f"CDEK synonyms to preferred names, {what}"
        compared = what != "part of"
        rows += [
            (f"{first}: precision of {len(links):,} links", f"{len(right) / (len(links) or 1):.3f}",
             f"{len(plainly) / len(base):.3f}" if compared else "", ""),
            ("… recall", f"{len(right) / len(names):.3f}", f"{len(plainly) / len(names):.3f}" if compared else "", ""),
            ("… pairwise precision", _share(said, gold), _share(other, gold) if compared else "", ""),
            ("… pairwise recall", _share(gold, said), _share(gold, other) if compared else "", ""),
        ]  # fmt: skip
    return rows


def _kind(tokens: Iterable[object]) -> frozenset[str]:
    """Return the words of a name that tell what kind of organisation, or what part of one, it is of."""
    return frozenset(getattr(token, "text", "") for token in tokens) & (INNER | KINDS)


def _pairs(whose: dict[str, str], names: list[str]) -> set[tuple[int, int]]:
    """Return the pairs of names that are of one, by their places."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        if name in whose:
            places.setdefault(whose[name], []).append(place)
    return {(one, two) for group in places.values() for at, one in enumerate(group) for two in group[at + 1 :]}


def _equal(names: list[str]) -> set[tuple[int, int]]:
    return _pairs({name: plain(name) for name in names}, names)


def _share(of: set[tuple[int, int]], among: set[tuple[int, int]]) -> str:
    return f"{len(of & among) / (len(of) or 1):.3f}"


def scaled(entities: list[Entity], known: int, asked: int) -> list[Row]:
    """Return how long it takes to match many names with many organisations, and how much memory."""
    made, queries = made_up(entities, known, asked)
    start = time.process_time()  # it runs on one core; what others do on the machine is not its time
    matcher = Matcher(made)
    ready = time.process_time() - start
    right = 0
    for name, answer in queries:
        found = matcher.match([name], limit=1)
        first = found[0] if found else None
        if answer:
            right += first is not None and first.entity.id == answer and first.verdict != Verdict.DIFFERENT
        else:
            right += first is None or first.verdict != Verdict.SAME
    seconds = time.process_time() - start
    memory = peak() / 1000
    what = f"{asked:,} made-up names against {known:,} organisations of two names"
    return [
        (f"{what}: minutes of one core (index {ready:.0f} s)", f"{seconds / 60:.1f}", "", "≤ 5"),
        ("… memory of the whole process, GB", f"{memory:.2f}", "", "≤ 2"),
        ("… rightly found first, or rightly not taken as the same", f"{right / asked:.3f}", "", ""),
    ]


def measured(wanted: Callable[[str], bool], *, unseen: bool = True) -> list[Row]:
    """Return how right matches are."""
    entities = organisations()
    steps: dict[str, Callable[[], list[Row]]] = {
        "pairs": lambda: paired(wanted),
        "affiliations": lambda: affiliated(wanted, entities),
        "two scripts": lambda: two_scripts(wanted, entities),
        "synonyms": lambda: synonyms(wanted),
        "links": lambda: linked(wanted),
        "medicines": lambda: medicines(wanted),
        "medicines in Chinese": lambda: chinese_medicines(wanted),
        "places": lambda: places(unseen),
    }
    rows: list[Row] = []
    for name, step in steps.items():
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += step()
    return rows


def table(rows: Iterable[Row]) -> str:
    """Return rows as a table of Markdown."""
    lines = ["| what | biokg | baseline | goal |", "| --- | ---: | ---: | --- |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def write(part: str, text: str) -> None:
    """Write a table between the marks of its part of the page."""
    begin, end = f"<!-- {part}: python -m benchmarks.matching {part} -->", f"<!-- /{part} -->"
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(begin)
    _, _, tail = rest.partition(end)
    PAGE.write_text(f"{head}{begin}\n\n{text}\n\n{end}{tail}", encoding="utf-8")
    print(f"wrote {PAGE}", file=sys.stderr)


def main() -> None:
    """Measure and write a table of the page; with ``--tune`` on the half for tuning, printed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("part", choices=("right", "fast"), help="how right matches are, or how fast they are found")
    parser.add_argument("--tune", action="store_true", help="on the half that may be tuned on; printed, not written")
    parser.add_argument("--all", action="store_true", help="on both halves; printed, not written")
    parser.add_argument("--known", type=int, default=129_000, help="made-up organisations")
    parser.add_argument("--asked", type=int, default=100_000, help="made-up names")
    chosen = parser.parse_args()

    def wanted(key: str) -> bool:
        return bool(chosen.all) or held_out(key) != chosen.tune

    text = table(
        measured(wanted, unseen=not chosen.tune)
        if chosen.part == "right"
        else scaled(organisations(), chosen.known, chosen.asked)
    )
    if chosen.tune or chosen.all:
        print(text)
    else:
        write(chosen.part, text)


if __name__ == "__main__":
    main()
