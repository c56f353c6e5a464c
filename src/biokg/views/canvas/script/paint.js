// Areas, links and marks, step by step; marks far away are dots, near by the shapes of the grammar.
const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const colours = {};
const readColours = () => { for (const name of ['page', 'sheet', 'ink', 'quiet', 'rim', 'link']) colours[name] = getComputedStyle(document.body).getPropertyValue('--' + name).trim(); };
const shapes = head.classes.map(c => new Path2D(c.path));
const MANY = 6000; // links that are drawn one by one
const DASH = { planned: [4, 2.6], expected: [1.2, 2.6], 'under-way': [8, 2.5] };
const NEAR = 2500; // marks in the window below which each link is drawn
const CHUNK = 3000;
let mode = 'summed', drawnLinks = []; // how links are drawn, and which

function* paint(on) {
  const { pen: p, view: v, w, h } = on, s = v.s;
  on.over = d.quiet ? [] : null; // what chosen links run beneath
  p.setTransform(sharp, 0, 0, sharp, 0, 0);
  p.fillStyle = colours.sheet;
  p.fillRect(0, 0, w, h);
  p.setTransform(sharp * s, 0, 0, sharp * s, sharp * (w / 2 - v.x * s), sharp * (h / 2 - v.y * s));
  const box = { x0: v.x - w / 2 / s, y0: v.y - h / 2 / s, x1: v.x + w / 2 / s, y1: v.y + h / 2 / s };
  const areas = [], runs = [];
  for (let a = 0; a < A; a++) if (meets(a, box)) { areas.push(a); if (d.count[a]) runs.push([d.first[a], d.first[a] + d.count[a]]); }
  const loose = A ? d.first[A - 1] + d.count[A - 1] : 0;
  if (N > loose && looseBox[2] > box.x0 && looseBox[0] < box.x1 && looseBox[3] > box.y0 && looseBox[1] < box.y1) runs.push([Math.max(loose, A), N]);
  areas.forEach(a => paintArea(p, a, s));
  head.frames.forEach(frame => paintFrame(p, frame, s));
  yield;
  const seen = [];
  let looked = 0;
  for (const [from, to] of runs) for (let i = from; i < to; i++) {
    const x = d.x[i - A], y = d.y[i - A];
    if (x > box.x0 - head.cell && x < box.x1 + head.cell && y > box.y0 - head.cell && y < box.y1 + head.cell && shows(i)) seen.push(i);
    if (++looked % 20000 === 0) yield;
  }
  const each = seen.length <= NEAR;
  if (each) yield* eachLink(p, seen, areas, s);
  else paintSums(p, s);
  if (!p.paper) mode = !each ? 'summed' : d.quiet ? 'some' : drawnLinks.length < MANY ? 'each' : 'most';
  yield;
  const r = radius(s);
  if (r * s < 3.2) yield* dots(p, seen, Math.max(r * 1.8, 1 / s));
  else yield* marks(on, seen, r, s, box);
  yield* names(on, seen, areas, s, box);
}

const radius = s => d.quiet ? Math.max(0.36 * head.cell, 4.6 / s) : Math.min(0.36 * head.cell, 9 / s); // of a mark, in units of the layout
const meets = (a, b) => d.boxes[4 * a] < b.x1 && d.boxes[4 * a + 1] < b.y1 && d.boxes[4 * a] + d.boxes[4 * a + 2] > b.x0 && d.boxes[4 * a + 1] + d.boxes[4 * a + 3] > b.y0;

function paintArea(p, a, s) {
  if (!shows(a)) return;
  const [x, y, w, h] = d.boxes.subarray(4 * a, 4 * a + 4), style = head.classes[d.cls[a]].area.slice(state.dark ? 2 : 0);
  p.fillStyle = style[0];
  p.strokeStyle = style[1];
  p.lineWidth = Math.min(1.2 / s, 3);
  if (w * s < 14) { p.fillRect(x, y, w, h); return; }
  p.beginPath();
  p.roundRect(x, y, w, h, Math.min(12, 6 / s));
  p.fill();
  p.setLineDash((DASH[head.lines[d.standing[a]].id] || []).map(v => v / s));
  p.stroke();
  p.setLineDash([]);
}

function paintFrame(p, frame, s) { // around marks that share their lines
  if (!frame.of.some(shows)) return;
  p.fillStyle = colours.page;
  p.strokeStyle = colours.rim;
  p.lineWidth = Math.min(1 / s, 3);
  p.beginPath();
  p.roundRect(...frame.box, 8);
  p.fill();
  p.stroke();
}

let sums = null;
function summedLinks() { // between parks, by how many links there are: [number of the pair, how many]
  const keys = new Float64Array(M), counts = [];
  let n = 0;
  for (let e = 0; e < M; e++) {
    const a = group[d.start[e]], b = group[d.end[e]];
    if (a !== b && drawnAt[e]) keys[n++] = a < b ? a * (A + 1) + b : b * (A + 1) + a;
  }
  const sorted = keys.subarray(0, n).sort();
  for (let i = 0, from = 0; i < n; i++) if (i + 1 === n || sorted[i + 1] !== sorted[i]) { counts.push([sorted[i], i + 1 - from]); from = i + 1; }
  return counts.sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 400);
}

function middleOf(g) {
  return g < A ? [px(g), py(g)] : [(looseBox[0] + looseBox[2]) / 2, (looseBox[1] + looseBox[3]) / 2];
}

const bent = (x1, y1, x2, y2) => [(x1 + x2) / 2 - (y2 - y1) * 0.08, (y1 + y2) / 2 + (x2 - x1) * 0.08];
const endsOf = key => [Math.floor(key / (A + 1)), key % (A + 1)];

function paintSums(p, s) {
  if (!sums) sums = summedLinks();
  const largest = sums.length ? Math.log2(1 + sums[0][1]) : 1;
  p.strokeStyle = colours.quiet;
  p.lineCap = 'round';
  for (const [key, count] of sums) {
    const [[x1, y1], [x2, y2]] = endsOf(key).map(middleOf), share = Math.log2(1 + count) / largest;
    p.globalAlpha = (0.05 + 0.3 * share * share) * (s > 0.25 ? 0.5 : 1);
    p.lineWidth = (0.5 + 3.5 * share * share) / s;
    p.beginPath();
    p.moveTo(x1, y1);
    p.quadraticCurveTo(...bent(x1, y1, x2, y2), x2, y2);
    p.stroke();
  }
  p.globalAlpha = 1;
}

function* eachLink(p, seen, areas, s) {
  const here = new Uint8Array(N), paths = new Map(), drawn = [], trunks = new Set();
  for (const i of seen) here[i] = 1;
  for (const a of areas) here[a] = 1;
  const pathOf = key => { if (!paths.has(key)) paths.set(key, p.paper ? new Trace() : new Path2D()); return paths.get(key); };
  for (const i of [...areas, ...seen]) for (let k = offset[i]; k < offset[i + 1] && drawn.length < MANY; k++) {
    const e = touching[k], a = d.start[e], b = d.end[e];
    if (a !== i && here[a] || a === b || !linkShows(e) || d.quiet && d.quiet[e]) continue;
    const key = 4 * d.link[e] + (here[a] && here[b] ? 2 : 0), way = span(e), trunk = frameOf(e) && `${way} ${key}`; // what leaves the view is drawn fainter
    if (trunk && trunks.has(trunk)) continue;
    if (trunk) trunks.add(trunk);
    const path = pathOf(key);
    path.moveTo(way[0], way[1]);
    path.lineTo(way[2], way[3]);
    if (d.quiet) tip(pathOf(key + 1), way, 7);
    drawn.push(e);
  }
  if (!p.paper) drawnLinks = drawn;
  yield;
  const strength = Math.max(0.12, Math.min(0.6, 12 / Math.sqrt(drawn.length + 1)));
  for (const [key, path] of paths) {
    const line = head.lines[key >> 2];
    p.strokeStyle = hue(line);
    p.globalAlpha = key & 2 ? strength : strength * 0.35;
    p.lineWidth = 1 / s;
    p.setLineDash(key & 1 ? [] : line.dash.map(v => v / s));
    p.stroke(path);
    yield;
  }
  p.setLineDash([]);
  p.globalAlpha = 1;
}

function* dots(p, seen, size) { // as pixels: the fastest way to draw a hundred thousand
  if (p.paper) { p.dots(seen, size); return; }
  const t = p.getTransform(), { width, height } = p.canvas, image = new ImageData(width, height), pixels = new Uint32Array(image.data.buffer);
  const inks = head.classes.map(c => { const v = parseInt(hue(c).slice(1), 16); return (0xff000000 | (v & 255) << 16 | v & 0xff00 | v >> 16) >>> 0; });
  const side = Math.max(1, Math.round(size * t.a));
  let done = 0;
  for (const i of seen) {
    const left = Math.round(d.x[i - A] * t.a + t.e - side / 2), top = Math.round(d.y[i - A] * t.d + t.f - side / 2), ink = inks[d.cls[i]];
    if (left < 0 || top < 0 || left + side > width || top + side > height) continue;
    for (let y = 0, row = top * width + left; y < side; y++, row += width) for (let x = 0; x < side; x++) pixels[row + x] = ink;
    if (++done % (4 * CHUNK) === 0) yield;
  }
  const layer = Object.assign(document.createElement('canvas'), { width, height });
  layer.getContext('2d').putImageData(image, 0, 0);
  yield;
  p.setTransform(1, 0, 0, 1, 0, 0);
  p.drawImage(layer, 0, 0);
  p.setTransform(t);
}

function* marks(on, seen, r, s, box) {
  const p = on.pen;
  if (p.paper) { for (const i of seen) p.stamp(i, r / 12); return; }
  const sprites = new Map(), side = Math.ceil(2 * (r * s + 2) * sharp), units = side / sharp / s;
  let done = 0;
  for (const i of seen) {
    const key = d.cls[i] * 16 + d.standing[i];
    if (!sprites.has(key)) sprites.set(key, sprite(d.cls[i], head.lines[d.standing[i]].id, side, r * s * sharp / 12));
    const x = d.x[i - A] - units / 2, y = d.y[i - A] - units / 2, mark = sprites.get(key);
    p.drawImage(mark, x, y, units, units);
    if (on.over) on.over.push({ box: [(x - box.x0) * s, (y - box.y0) * s, units * s, units * s], again: p => p.drawImage(mark, (x - box.x0) * s, (y - box.y0) * s, units * s, units * s) });
    if (++done % CHUNK === 0) yield;
  }
}

function sprite(cls, standing, side, scale) {
  const c = Object.assign(document.createElement('canvas'), { width: side, height: side }), p = c.getContext('2d'), colour = hue(head.classes[cls]);
  p.translate(side / 2, side / 2);
  p.scale(scale, scale);
  p.fillStyle = DASH[standing] ? colours.page : colour;
  p.fill(shapes[cls], 'evenodd');
  if (DASH[standing]) {
    p.setLineDash(DASH[standing]);
    p.strokeStyle = colour;
    p.lineWidth = 2.2;
    if (standing === 'under-way') { p.globalAlpha = 0.4; p.fillStyle = colour; p.fill(shapes[cls], 'evenodd'); p.globalAlpha = 1; }
    p.stroke(shapes[cls]);
  }
  return c;
}
