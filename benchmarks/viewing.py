"""The large viewer measured, and the sums that the page shows instead: a hundred thousand things."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from biokg.views.canvas import Crowd, canvas_page
from biokg.views.canvas.packing import Packed, pack
from biokg.views.map.page import page as map_page
from biokg.views.summed import summed_picture

from .crowding import make_crowd
from .results import Measure
from .timing import slope

__all__ = ["ABOUT", "LARGEST", "nearest_at_home", "overlaps", "viewer_measures"]

SIZES = ((5_000, 7_000), (25_000, 35_000), (50_000, 70_000), (100_000, 140_000))
LARGEST = 100_000
RUNS = 5
ABOUT = (
    f"Best of {RUNS} runs, for the browser with the median in brackets; Python in seconds of the processor. The crowd "
    "is made up (`benchmarks/crowding.py`), with a claim or two for every link; the browser has no GPU, and its window "
    "is 1280 by 800."
)
WORDS = ("company", "华辉", "ardanebex", "zzzz", "huahui", "alias 77")
TYPED = """async words => {
  const box = document.getElementById('search'), times = [];
  for (const word of words) for (let length = 1; length <= word.length; length++) {
    const begin = performance.now();
    box.value = word.slice(0, length);
    box.dispatchEvent(new Event('input'));
    times.push(performance.now() - begin);
    await new Promise(requestAnimationFrame);
  }
  box.value = '';
  box.dispatchEvent(new Event('input'));
  return Math.max(...times);
}"""
TOLD = """async ids => {
  const times = [], panel = document.getElementById('panel');
  for (const id of ids) {
    location.hash = id;
    await new Promise(done => setTimeout(done, 120));
    const button = panel.querySelector('[data-link]');
    if (!button) continue;
    const begin = performance.now();
    button.click();
    panel.getBoundingClientRect();
    if (panel.querySelector('.told')) times.push(performance.now() - begin);
  }
  return [times.length, Math.max(...times)];
}"""
MOVES = """async zooming => {
  const map = document.getElementById('map'), times = [];
  const point = (type, x, y) => map.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: x, clientY: y, bubbles: true }));
  map.setPointerCapture = () => {};
  point('pointerdown', 640, 400);
  await new Promise(done => {
    const begin = performance.now();
    const step = now => {
      times.push(now);
      const k = times.length;
      if (zooming) map.dispatchEvent(new WheelEvent('wheel', { deltaY: Math.sin(k / 40) > -0.2 ? -25 : 40, clientX: 640, clientY: 400, cancelable: true }));
      else point('pointermove', 640 + 180 * Math.sin(k / 25), 400 + 120 * Math.cos(k / 30));
      now - begin < 3000 ? requestAnimationFrame(step) : done();
    };
    requestAnimationFrame(step);
  });
  point('pointerup', 640, 400);
  const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
  return [1000 * gaps.length / (times[times.length - 1] - times[0]), gaps[Math.floor(gaps.length * 0.95)]];
}"""  # noqa: E501


def viewer_measures(browser: Any, folder: Path) -> Iterator[Measure]:
    """Yield what it takes to write, open, move and ask the viewer, and to sum the same crowd for the page."""
    crowds = {things: make_crowd(things, links) for things, links in SIZES}
    largest = crowds[LARGEST]
    html = canvas_page(largest)
    yield from _python(crowds)
    yield from _layout(largest)
    yield from _file("the file", html, 5)
    with _visits(browser, folder, html) as visit:
        yield from _opened(visit, largest)
    yield from _sums(browser, folder, largest)


def _python(crowds: dict[int, Crowd]) -> Iterator[Measure]:
    """Yield the processor time that Python takes, places included, the sizes in turns."""
    taken: dict[int, list[float]] = {things: [] for things in crowds}
    for _ in range(RUNS):
        for things, crowd in crowds.items():
            start = time.process_time()
            canvas_page(crowd)
            taken[things].append(time.process_time() - start)
    least = {things: min(runs) for things, runs in taken.items()}
    for things, goal in ((5_000, 1.0), (100_000, 5.0)):
        seconds = least[things]
        yield Measure(
            f"write {things:,} things, layout included", [f"{seconds:.2f} s"], f"≤ {goal:g} s", seconds <= goal
        )
    sizes = [things for things, _ in SIZES[1:]]
    rise = slope(sizes, [least[things] for things in sizes])
    yield Measure("growth of that time, from 25,000 on (1 is proportional)", [f"{rise:.2f}"], "≤ 1.2", rise <= 1.2)


def _layout(crowd: Crowd) -> Iterator[Measure]:
    """Yield how true the places are."""
    packed = pack(crowd)
    share = nearest_at_home(crowd, packed)
    yield Measure("share of a member's 10 nearest in its own zone", [f"{share:.3f}"], "≥ 0.90", share >= 0.9)
    over = overlaps(packed)
    yield Measure("marks over one another", [f"{over}"], "0", over == 0)


def nearest_at_home(crowd: Crowd, packed: Packed) -> float:
    """Return the share of the ten nearest marks that are in the same area, over all marks that are in one."""
    marks = packed.order[packed.areas :]
    home, points = crowd.parent[marks], np.column_stack([packed.x, packed.y])
    inside = home >= 0
    near = cKDTree(points).query(points[inside], k=11)[1][:, 1:]
    return float((home[near] == home[inside][:, None]).mean())


def overlaps(packed: Packed) -> int:
    """Return how many marks stand nearer to another one than both are wide."""
    points = np.column_stack([packed.x, packed.y])
    return int((cKDTree(points).query(points, k=2)[0][:, 1] < 2 * 0.36 * 20).sum())


def _file(what: str, page: str, most: int) -> Iterator[Measure]:
    size = len(page.encode()) / 1e6
    yield Measure(what, [f"{size:.2f} MB"], f"≤ {most} MB", size <= most)


@contextmanager
def _visits(browser: Any, folder: Path, page: str) -> Iterator[Callable[[], Any]]:
    """Give a function that opens the page, with nothing of the last visit left."""
    path = folder / "map.html"
    path.write_text(page, encoding="utf-8")
    contexts: list[Any] = []

    def visit() -> Any:
        while contexts:
            contexts.pop().close()
        contexts.append(browser.new_context(viewport={"width": 1280, "height": 800}, offline=True))
        opened = contexts[0].new_page()
        opened.goto(path.as_uri())
        opened.wait_for_selector("body[data-ready]", timeout=60_000)
        return opened

    yield visit
    contexts.pop().close()


def _ready(opened: Any) -> float:
    return int(opened.get_attribute("body", "data-ready")) / 1000


def _opened(visit: Callable[[], Any], crowd: Crowd) -> Iterator[Measure]:
    """Yield when the page is ready in Chromium, how it moves, and how fast it finds and tells."""
    ready, pans, zooms, keys, told = [], [], [], [], []
    ids = [crowd.ids[thing] for thing in crowd.start[:: len(crowd.start) // 20].tolist()]
    for _ in range(RUNS):
        opened = visit()
        ready.append(_ready(opened))
        opened.wait_for_selector("body[data-learned]", timeout=60_000)
        opened.wait_for_timeout(300)
        pans.append(opened.evaluate(MOVES, False))
        zooms.append(opened.evaluate(MOVES, True))
        keys.append(opened.evaluate(TYPED, WORDS))
        told.append(opened.evaluate(TOLD, ids))
    yield Measure("ready", [f"{min(ready):.2f} s ({median(ready):.2f})"], "≤ 1.0 s", min(ready) <= 1)
    for name, found in (("moved", pans), ("zoomed", zooms)):
        top = max(found)
        words = f"{top[0]:.0f} frames a second ({median(rate for rate, _ in found):.0f}), p95 {top[1]:.0f} ms"
        yield Measure(f"while it is {name}", [words], "≥ 50", top[0] >= 50)
    yield Measure("search, the slowest key", [f"{min(keys):.0f} ms ({median(keys):.0f})"], "≤ 100 ms", min(keys) <= 100)
    slowest, links = sorted(took for _, took in told), min(count for count, _ in told)
    words = f"{slowest[0]:.0f} ms ({median(slowest):.0f})"
    yield Measure(f"who says so, the slowest of {links} links", [words], "≤ 100 ms", slowest[0] <= 100 and links > 0)


def _sums(browser: Any, folder: Path, crowd: Crowd) -> Iterator[Measure]:
    """Yield what it takes to sum the crowd for the page, and to open that."""
    start = time.process_time()
    html = map_page(summed_picture(crowd))
    seconds = time.process_time() - start
    yield Measure("sum it by place and write the page", [f"{seconds:.2f} s"], "≤ 5 s", seconds <= 5)
    yield from _file("the file with the sums", html, 2)
    with _visits(browser, folder, html) as visit:
        ready = [_ready(visit()) for _ in range(RUNS)]
    yield Measure("the sums ready", [f"{min(ready):.2f} s ({median(ready):.2f})"], "≤ 2.0 s", min(ready) <= 2)
