// The view: a bitmap larger than the window is moved and stretched; it is painted anew, a few milliseconds a frame, when
// the view has come to rest or leaves it.
const canvas = $('map'), pen = canvas.getContext('2d', { alpha: false });
const view = { x: 0, y: 0, s: 1 }; // middle of the window in units of the layout, pixels a unit
let wide = 1, tall = 1, sharp = 1, front = null, spare = null, job = null, stale = true, movedAt = 0, asked = false, glide = null;
const AIR = 0.22, REST = 110;
const tellers = [];

function resize() {
  const box = $('stage').getBoundingClientRect(), grain = Math.min(devicePixelRatio || 1, 2);
  if (wide === Math.max(1, box.width) && tall === Math.max(1, box.height) && sharp === grain) return;
  sharp = grain;
  [wide, tall] = [Math.max(1, box.width), Math.max(1, box.height)];
  [canvas.width, canvas.height] = [Math.round(wide * sharp), Math.round(tall * sharp)];
  front = spare = job = null;
  stale = true;
  draw();
}

const least = () => 0.8 * Math.min(wide / head.whole[0], tall / head.whole[1]);
const most = 4;
const sx = x => (x - view.x) * view.s + wide / 2, sy = y => (y - view.y) * view.s + tall / 2;
const wx = x => (x - wide / 2) / view.s + view.x, wy = y => (y - tall / 2) / view.s + view.y;

function moved() {
  movedAt = performance.now();
  touched = true;
  remember();
  view.x = Math.min(Math.max(view.x, 0), head.whole[0]);
  view.y = Math.min(Math.max(view.y, 0), head.whole[1]);
  draw();
}

function zoom(factor, x = wide / 2, y = tall / 2) {
  const [X, Y] = [wx(x), wy(y)];
  view.s = Math.min(Math.max(view.s * factor, least()), most);
  view.x = X - (x - wide / 2) / view.s;
  view.y = Y - (y - tall / 2) / view.s;
  moved();
}

function fit() { // everything, which is what the address shows where it names no view
  const foot = d.quiet ? 15 : 0; // the note stands over the foot of the window
  view.s = Math.min(0.97 * Math.min(wide / head.whole[0], (tall - 2 * foot) / head.whole[1]), 1.6);
  [view.x, view.y] = [head.whole[0] / 2, head.whole[1] / 2 + foot / view.s];
  moved();
  touched = false;
}

function show(i) { // bring a thing into the middle, near enough to be read
  if (i < A) view.s = Math.min(Math.max(0.7 * Math.min(wide / d.boxes[4 * i + 2], tall / d.boxes[4 * i + 3]), least()), 1.6);
  else view.s = Math.max(view.s, 1.2);
  [view.x, view.y] = [px(i), py(i)];
  moved();
}

const repaint = () => { stale = true; job = null; draw(); };
const draw = () => { if (!asked) { asked = true; requestAnimationFrame(frame); } };

function covered() { // whether the bitmap holds all that the window shows
  const [w, h] = [wide / 2 / view.s, tall / 2 / view.s], f = front.view, [W, H] = [front.w / 2 / f.s, front.h / 2 / f.s];
  const inside = (low, high, from, to, end) => Math.max(low, 0) >= from - 1 && Math.min(high, end) <= to + 1;
  return inside(view.x - w, view.x + w, f.x - W, f.x + W, head.whole[0]) && inside(view.y - h, view.y + h, f.y - H, f.y + H, head.whole[1]);
}

function sheet() {
  const [w, h] = [wide * (1 + 2 * AIR), tall * (1 + 2 * AIR)];
  const c = spare || Object.assign(document.createElement('canvas'), { width: Math.round(w * sharp), height: Math.round(h * sharp) });
  spare = null;
  return { canvas: c, pen: c.getContext('2d', { alpha: false }), w, h, view: { ...view } };
}

function work(budget) { // paint on; true when the bitmap is whole
  const end = performance.now() + budget;
  while (performance.now() < end) if (job.steps.next().done) {
    spare = front && front.canvas;
    front = job.sheet;
    job = null;
    return true;
  }
  return false;
}

function frame() {
  asked = false;
  if (!d) return;
  const resting = performance.now() - movedAt > REST;
  if (!front) { // the first picture, at once
    job = begin();
    work(Infinity);
  } else {
    const other = stale || front.view.s !== view.s;
    if (job && job.sheet.view.s !== view.s && resting) job = null;
    if (!job && (other && resting || stale || !covered())) job = begin();
    if (job) work(resting ? 12 : 5);
  }
  blit();
  if (job || front.view.s !== view.s || !covered()) draw();
}

function begin() {
  stale = false;
  const on = sheet();
  return { sheet: on, steps: paint(on) };
}

function blit() {
  const k = view.s / front.view.s;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const w = front.w * k, h = front.h * k, x = sx(front.view.x) - w / 2, y = sy(front.view.y) - h / 2;
  if (x > 0 || y > 0 || x + w < wide || y + h < tall) { pen.fillStyle = colours.sheet; pen.fillRect(0, 0, canvas.width, canvas.height); }
  pen.imageSmoothingEnabled = false;
  if (k === 1) pen.drawImage(front.canvas, Math.round(x * sharp), Math.round(y * sharp));
  else pen.drawImage(front.canvas, x * sharp, y * sharp, w * sharp, h * sharp);
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  overlay(pen, k === 1 ? front.over : null, [Math.round(x * sharp) / sharp, Math.round(y * sharp) / sharp]);
  for (const tell of tellers) tell();
}
