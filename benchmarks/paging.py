"""The page measured: what Python takes to write it, and how it opens, filters and moves in Chromium."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, sin
from pathlib import Path
from statistics import median
from typing import Any

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.views.map.gather import picture_of
from biokg.views.map.page import page
from biokg.workspace import Workspace, shipped

from .results import Measure
from .synthetic import make_workspace
from .timing import slope

__all__ = ["ABOUT", "page_measures"]

RUNS = 3
ABOUT = (
    f"Best of {RUNS} runs, for the browser with the median in brackets; Python in seconds of the processor, from the "
    "open graph to the finished page. The own graph is that of the project, the others are made up "
    "(`benchmarks/synthetic.py`). The browser has no GPU, its window is 1280 by 800, and a real mouse drags and turns "
    "its wheel. Ready is the page when all marks and lines are painted and it answers; the legend, the panel and the "
    "names follow in the next frame, and are there when all names are placed."
)
FRAMES = """() => {
  const times = [], begin = performance.now();
  window.recorded = new Promise(done => requestAnimationFrame(function step(now) {
    times.push(now);
    if (now - begin < 2000) return requestAnimationFrame(step);
    const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
    done([1000 * gaps.length / (times[times.length - 1] - times[0]), gaps[Math.floor(gaps.length * 0.95)]]);
  }));
}"""
CLICK = """() => new Promise(done => {
  const begin = performance.now(), since = () => performance.now() - begin;
  let painted = 0;
  new MutationObserver((changes, watch) => {
    watch.disconnect();
    setTimeout(() => done([painted ||= since(), since()]));
  }).observe(document.getElementById('legend'), { childList: true });
  document.getElementById('settled').click();
  requestAnimationFrame(() => setTimeout(() => { painted ||= since(); }));
})"""


TELL = """() => {
  const map = document.getElementById('map'), took = [];
  for (const line of map.lines().slice(0, 100)) for (const show of [() => map.tell(line), () => map.tell(null)]) {
    const begin = performance.now();
    show();
    took.push(performance.now() - begin);
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)];
}"""


@dataclass(frozen=True)
class Size:
    """A page to measure: how many claims are made up for it (0 for the own graph), and its goals."""

    name: str
    claims: int
    ready: float
    """Seconds."""
    megabytes: float | None = None


SIZES = (Size("own graph", 0, 0.6, 0.7), Size("1,000 things", 4_800, 1.0), Size("3,000 things", 15_000, 2.0, 2.0))


def page_measures(browser: Any, folder: Path) -> Iterator[Measure]:
    """Yield what Python takes for pages of several sizes, how large they are, and how they do in the browser."""
    drawn, taken = [], []
    for size in SIZES:
        things, seconds, html = _written(size, folder)
        drawn.append(things)
        taken.append(seconds)
        yield Measure(f"{size.name}: {things:,} drawn, gathered, laid out and written", [f"{seconds:.2f} s"])
        large, goal = len(html.encode()) / 1e6, size.megabytes
        if goal is None:
            yield Measure(f"{size.name}: the file", [f"{large:.2f} MB"])
        else:
            yield Measure(f"{size.name}: the file", [f"{large:.2f} MB"], f"≤ {goal:g} MB", large <= goal)
        path = folder / "map.html"
        path.write_text(html, encoding="utf-8")
        yield from _browsed(browser, path, size)
    rise = slope(drawn[1:], taken[1:])
    yield Measure("growth of Python's time from 1,000 on (1 is proportional)", [f"{rise:.2f}"], "≤ 1.2", rise <= 1.2)


def _written(size: Size, folder: Path) -> tuple[int, float, str]:
    """Return how many things a page draws, the least processor time that it took, and the page."""
    home = folder / str(size.claims)
    if size.claims:
        make_workspace(home, size.claims)
    else:
        for name in ("graphs", "ontology"):
            shutil.copytree(shipped(name), home / name)
    build(Workspace(home))
    seconds = []
    with KnowledgeGraph.open(home) as kg:
        kg.claims()
        for _ in range(RUNS):
            start = time.process_time()
            picture = picture_of(kg)
            html = page(picture)
            seconds.append(time.process_time() - start)
    return len(picture.nodes), min(seconds), html


def _browsed(browser: Any, path: Path, size: Size) -> Iterator[Measure]:
    """Yield when a page is ready, how soon a filter is painted, and how it moves."""
    ready, named, clicks, told, pans, zooms = [], [], [], [], [], []
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        opened = context.new_page()
        opened.goto(path.as_uri())
        opened.wait_for_selector("body[data-named]", timeout=60_000)
        ready.append(int(opened.get_attribute("body", "data-ready")) / 1000)
        named.append(int(opened.get_attribute("body", "data-named")) / 1000)
        for _ in range(2):
            opened.wait_for_timeout(600)
            clicks.append(opened.evaluate(CLICK))
        told.append(opened.evaluate(TELL))
        opened.wait_for_timeout(600)
        pans.append(_moved(opened, zooming=False))
        zooms.append(_moved(opened, zooming=True))
        context.close()
    painted, counted = zip(*clicks, strict=True)
    least = min(ready)
    yield Measure(
        f"{size.name}: ready", [f"{least:.2f} s ({median(ready):.2f})"], f"≤ {size.ready:g} s", least <= size.ready
    )
    yield Measure(f"{size.name}: all its names placed", [f"{min(named):.2f} s ({median(named):.2f})"])
    yield Measure(
        f"{size.name}: a filter, until it is painted", [f"{min(painted):.0f} ms ({median(painted):.0f})"], "≤ 200 ms",
        min(painted) <= 200,
    )  # fmt: skip
    words = f"{min(counted):.0f} ms ({median(counted):.0f})"
    yield Measure(f"{size.name}: a filter, until legend and panel tell of it", [words])
    words = f"{min(told):.0f} ms ({median(told):.0f})"
    yield Measure(f"{size.name}: from a line to its evidence, p95", [words], "≤ 100 ms", min(told) <= 100)
    for what, found in (("dragged", pans), ("zoomed", zooms)):
        rate, late = max(found)
        words = f"{rate:.0f} frames a second ({median(r for r, _ in found):.0f}), p95 {late:.0f} ms"
        yield Measure(f"{size.name}: while it is {what}", [words], "≥ 30, p95 ≤ 50 ms", rate >= 30 and late <= 50)


def _moved(opened: Any, *, zooming: bool) -> tuple[float, float]:
    """Return frames a second, and the 95th percentile of what one took in milliseconds, under a mouse that moves."""
    opened.mouse.move(600, 400)
    if not zooming:
        opened.mouse.down()
    opened.evaluate(FRAMES)
    until, step = time.monotonic() + 2, 0
    while time.monotonic() < until:
        step += 1
        if zooming:
            opened.mouse.wheel(0, -60 if sin(step / 40) > -0.2 else 90)
        else:
            opened.mouse.move(600 + 180 * sin(step / 25), 400 + 120 * (cos(step / 30) - 1))
    rate, late = opened.evaluate("window.recorded")
    if not zooming:
        opened.mouse.up()
    return rate, late
