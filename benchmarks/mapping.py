"""The large viewer measured: ``python -m benchmarks.mapping`` writes docs/benchmarks-map.md; needs Chromium."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from biokg.views.canvas import Crowd, canvas_page
from biokg.views.canvas.packing import Packed, pack

from .crowding import make_crowd
from .results import Group, Measure, machine, section
from .timing import slope

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-map.md"
SIZES = ((5_000, 7_000), (25_000, 35_000), (50_000, 70_000), (100_000, 140_000))
RUNS = 5
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
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


def main() -> None:
    """Measure, write the page, and exit with 1 where a goal is missed."""
    crowds = {things: make_crowd(things, links) for things, links in SIZES}
    pages = {things: canvas_page(crowd) for things, crowd in crowds.items()}
    measures = [*_python(crowds), *_layout(crowds[100_000]), *_file(pages[100_000]), *_browser(pages[100_000])]
    columns = ("figure",)
    group = Group(
        "100,000 things, 140,000 links",
        f"Best of {RUNS} runs, for the browser with the median in brackets; Python in seconds of the processor. "
        f"The crowd is made up "
        "(`benchmarks/crowding.py`); the browser has no GPU, and its window is 1280 by 800.",
        columns,
        measures,
    )
    lines = ["# The large viewer, measured", "", "Written by `python -m benchmarks.mapping`; do not edit.", ""]
    lines += [f"Machine: {machine()}; {_load()}."]
    PAGE.write_text("\n".join([*lines, *section(group)]) + "\n", encoding="utf-8")
    print(f"wrote {PAGE}", file=sys.stderr)
    missed = [measure.what for measure in measures if measure.kept is False]
    if missed:
        sys.exit("goals missed: " + "; ".join(missed))


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f} programs at work on it on the average"


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


def _file(page: str) -> Iterator[Measure]:
    size = len(page.encode()) / 1e6
    yield Measure("the file", [f"{size:.2f} MB"], "≤ 5 MB", size <= 5)


def _browser(page: str) -> Iterator[Measure]:
    """Yield when the page is ready in Chromium, and how it moves."""
    ready, pans, zooms = [], [], []
    with _chromium() as browser, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.html"
        path.write_text(page, encoding="utf-8")
        for _ in range(RUNS):
            context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
            opened = context.new_page()
            opened.goto(path.as_uri())
            opened.wait_for_selector("body[data-ready]", timeout=60_000)
            ready.append(int(opened.get_attribute("body", "data-ready")) / 1000)
            opened.wait_for_timeout(500)
            pans.append(opened.evaluate(MOVES, False))
            zooms.append(opened.evaluate(MOVES, True))
            context.close()
    least = min(ready)
    yield Measure("ready", [f"{least:.2f} s ({median(ready):.2f})"], "≤ 1.0 s", least <= 1)
    for name, found in (("moved", pans), ("zoomed", zooms)):
        top = max(found)
        words = f"{top[0]:.0f} frames a second ({median(rate for rate, _ in found):.0f}), p95 {top[1]:.0f} ms"
        yield Measure(f"while it is {name}", [words], "≥ 50", top[0] >= 50)


@contextmanager
def _chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        sys.exit("needs Chromium (apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


if __name__ == "__main__":
    main()
