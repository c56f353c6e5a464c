"""The evaluation of link prediction: nothing of what is held out is known, and its figures are what they say."""

from __future__ import annotations

import importlib
import itertools
import random
from pathlib import Path
from types import ModuleType

import pytest

from biokg.analysis.prediction import adamic_adar, shared_topics


@pytest.fixture
def module(repository: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(repository))
    return importlib.import_module("benchmarks.prediction")


def made(module: ModuleType, trials: int = 60) -> list[object]:
    rng = random.Random(1)
    names = [f"firm {number}" for number in range(30)]
    records = []
    for _ in range(trials):
        first, second = sorted(rng.sample(names, 2))
        topics = {kind: dict.fromkeys((first, second), frozenset({f"{kind} {rng.randrange(number)}"}))
                  for kind, number in (("disease", 5), ("city", 3))}  # fmt: skip
        records.append(module.Record(frozenset({(first, second)}), topics))
    return records


def test_what_is_held_out_is_not_known(module: ModuleType) -> None:
    records = made(module)
    known = module.split(records, 0)
    assert known.hidden
    assert not [pair for pair in known.hidden if pair[1] in known.near[pair[0]]]
    assert {node for pair in known.hidden for node in pair} <= set(known.nodes)
    every = {tie for record in records for tie in record.ties}  # type: ignore[attr-defined]
    ties = {tuple(sorted((a, b))) for a, near in known.near.items() for b in near}
    assert ties | known.hidden <= every
    assert known.pairs == len([1 for pair in itertools.combinations(known.nodes, 2) if pair not in ties])


def test_the_same_seed_holds_out_the_same(module: ModuleType) -> None:
    records = made(module)
    assert module.split(records, 3) == module.split(records, 3)
    assert module.split(records, 3).hidden != module.split(records, 4).hidden


def test_figures_against_going_through_all_pairs(module: ModuleType) -> None:
    known = module.split(made(module), 0)
    found = module.levels(known)
    disease, city = known.topics["disease"], known.topics["city"]
    pairs = [pair for pair in itertools.combinations(known.nodes, 2) if pair[1] not in known.near.get(pair[0], ())]
    score = {(a, b): (round(adamic_adar(known.near, a).get(b, 0), 9),
                      *(round(shared_topics(one, module.holders(one), a).get(b, 0), 9) for one in (disease, city)),
                      len(known.near.get(a, ())) * len(known.near.get(b, ())))
             for a, b in pairs}  # fmt: skip
    hits, others = (
        [pair for pair in pairs if pair in known.hidden],
        [pair for pair in pairs if pair not in known.hidden],
    )
    for name, value in (
        ("Adamic-Adar", lambda pair: score[pair][:1]),
        ("shared disease", lambda pair: score[pair][1:2]),
        ("shared city", lambda pair: score[pair][2:3]),
        ("preferential attachment", lambda pair: score[pair][3:]),
        ("preferential attachment, then shared city", lambda pair: score[pair][:1:-1]),
        ("Adamic-Adar, then shared disease (the default)", lambda pair: score[pair][:2]),
        ("Adamic-Adar, then shared city", lambda pair: score[pair][::2]),
        ("random", lambda _: ()),
    ):
        pairs_of = [(value(hit), value(other)) for hit in hits for other in others]  # type: ignore[no-untyped-call]
        won = sum(float(one > two) + float(one == two) / 2 for one, two in pairs_of)
        assert module.area_under_curve(found[name]) == pytest.approx(won / len(hits) / len(others)), name
    assert module.precision_at(found["random"], 10) == pytest.approx(len(hits) / len(pairs))
    best = sorted(pairs, key=lambda pair: score[pair][:2], reverse=True)
    cut = score[best[9]][:2]
    sure = [pair for pair in best if score[pair][:2] > cut]
    even = [pair for pair in best if score[pair][:2] == cut]
    expected = float(sum(pair in known.hidden for pair in sure))
    expected += (10 - len(sure)) * sum(pair in known.hidden for pair in even) / len(even)
    default = found[module.default(list(known.topics))]
    assert module.precision_at(default, 10) == pytest.approx(expected / 10)


def test_trials_of_the_register(module: ModuleType, shared: Path) -> None:
    records = module.read_trials(shared / "data" / module.TRIALS)
    assert (len(records), len({tie for record in records for tie in record.ties})) == (2072, 1289)
    first = records[1]
    assert (set(first.topics["disease"]), first.topics["intervention"]["Janssen, LP"]) == (
        {"Janssen, LP"}, {"galantamine"}
    )  # fmt: skip


def test_relations_of_the_register(module: ModuleType, shared: Path) -> None:
    records = module.read_relations([shared / "data" / name for name in module.RELATIONS])
    assert len(records) == 330
    assert list(records[0].topics) == ["city", "region", "kind"]
    assert all(record.topics["city"].keys() == {end for tie in record.ties for end in tie} for record in records)


def test_a_register_that_is_not_at_hand_is_named(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHARED", tmp_path)
    assert [module.trial_ties(2).about, module.relation_ties(2).about] == [
        "Not measured: ctgov/ctg-studies-alzheimer-1.csv is not at hand.",
        "Not measured: ror/ror-v2-greater-china.json is not at hand.",
    ]
