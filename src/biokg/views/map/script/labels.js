// Names on the map: never smaller than 11 pixels, never over one another; the better connected go first.
let placed = null, stale = false;
const forgetLabels = () => { if (LARGE) stale = true; else placed = null; }; // on a large map, names that still show stay for a moment
let waiting = 0;
const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { placed = null; net.redraw(); }, 140);
};

class Ground { // rectangles on a coarse grid
  constructor() { this.cells = new Map(); }
  *keys(r) {
    for (let i = Math.floor(r.x / 80); i <= Math.floor((r.x + r.w) / 80); i++)
      for (let j = Math.floor(r.y / 40); j <= Math.floor((r.y + r.h) / 40); j++) yield i * 65536 + j;
  }
  add(r) { for (const k of this.keys(r)) { if (!this.cells.has(k)) this.cells.set(k, new Set()); this.cells.get(k).add(r); } }
  remove(r) { for (const k of this.keys(r)) this.cells.get(k).delete(r); }
  hits(r, but) { // what lies under r, each once
    const found = new Set();
    for (const k of this.keys(r)) for (const o of this.cells.get(k) || []) if (o.id !== but && overlap(r, o)) found.add(o);
    return found;
  }
  free(r, but) { // asked far more often than anything else, so without a set
    const right = Math.floor((r.x + r.w) / 80), low = Math.floor((r.y + r.h) / 40);
    for (let i = Math.floor(r.x / 80); i <= right; i++) for (let j = Math.floor(r.y / 40); j <= low; j++) {
      const cell = this.cells.get(i * 65536 + j);
      if (cell) for (const o of cell) if (o.id !== but && overlap(r, o)) return false;
    }
    return true;
  }
}
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const halfMark = scale => 12.5 * scale + 1;
const headsOf = area => [area.title ? [area.x + 6, area.y + 2, area.title.w, area.title.h] : null, area.numbers].filter(Boolean);

function obstacles(scale, points) {
  const ground = new Ground(), soft = new Ground(), mark = halfMark(scale);
  const frame = (rims, [x, y, w, h], title) => {
    if (title) ground.add({ id: null, x: (x + 6) * scale, y: (y + 2) * scale, w: title.w * scale, h: title.h * scale });
    for (const [left, top, wide, tall] of [[x, y, w, 0], [x, y + h, w, 0], [x, y, 0, h], [x + w, y, 0, h]])
      rims.add({ id: null, x: left * scale - 1, y: top * scale - 1, w: wide * scale + 2, h: tall * scale + 2 }); // no name across the rim of an area, across that of a bundle only instead of cutting it
  };
  for (const [id, p] of points) ground.add({ id, x: p.x * scale - mark, y: p.y * scale - mark, w: 2 * mark, h: 2 * mark });
  for (const area of data.areas) if (nodeShows(area.id)) {
    frame(ground, [area.x, area.y, area.w, area.h], area.title);
    if (area.numbers) { const [x, y, w, h] = area.numbers; ground.add({ id: null, x: x * scale, y: y * scale, w: w * scale, h: h * scale }); }
  }
  for (const bundle of data.bundles) if (bundleShows(bundle)) frame(soft, bundle.box, bundle.title);
  return [ground, soft];
}

// below, right, left, above, below and above to the right and to the left: how the rows are set, and how much worse it is
const SIDES = [['center', 0], ['left', 1.5], ['right', 1.6], ['center', 2.5], ['left', 1.2], ['right', 1.2], ['center', 1], ['center', 1.1], ['left', 3], ['right', 3]];
const ROOMS = [[1, 2], [1, 3], [1.3, 2], [1.3, 3], [1.7, 2], [1, 4], [1.3, 4], [1.7, 3], [1.7, 1], [2.2, 2], [2.2, 1], [2.8, 1], [0.9, 1]]; // cells wide, rows
const labelOf = id => pick(things.get(id).short || things.get(id).name);
function textsOf(id, firsts) { // what a mark may be called, the best first: briefer names only where nothing else is called so
  const first = labelOf(id), briefs = (things.get(id).briefs || []).map(pick).filter(text => !firsts.has(text)), words = first.split(' ');
  const ends = words.length > 2 ? [`${words[0]} … ${words[words.length - 1]}`] : /^[\u2e80-\u9fff]{8,}$/.test(first) ? [`${first.slice(0, 3)}…${first.slice(-3)}`] : [];
  return [...new Set([first, ...briefs, ...ends])];
}

function spotsOf(id, at, mark, cell, font, high, texts) { // all the ways to write a name beside its mark
  const spots = [], written = new Set();
  texts.forEach((text, n) => {
    for (const [more, most] of ROOMS) for (const part of [false, true]) {
      const rows = wrap(text, cell * more, font, most, false, part), whole = rows.join('|');
      if (written.has(whole)) continue;
      written.add(whole);
      const cut = whole.includes('…'), w = Math.max(...rows.map(r => measure(r, font))), h = rows.length * high;
      const worse = rows.length * 0.6 + more * 2 + (n ? 30 + 8 * n : 0) + (part ? 12 : 0) + (cut ? 1000 - 4 * whole.length - 10 * n : 0);
      [[-w / 2, mark], [mark + 1, -h / 2], [-mark - 1 - w, -h / 2], [-w / 2, -mark - h], [-mark, mark], [mark - w, mark], [-w / 3, mark], [-w * 2 / 3, mark], [-mark, -mark - h], [mark - w, -mark - h]].forEach(([dx, dy], i) => {
        spots.push({ id, cut, says: n || cut ? cut ? rows.join(' ') : text : '', cost: SIDES[i][1] + worse, x: at.x + dx - 1, y: at.y + dy, w: w + 2, h, rows, align: SIDES[i][0] });
      });
    }
  });
  return spots;
}

class Placed { // the names that have a spot; what is cut or brief may be said of one thing only
  constructor(ground) { this.ground = ground; this.taken = new Map(); this.said = new Map(); }
  says(spot) { return !spot.says || (this.said.get(spot.says) ?? spot.id) === spot.id; }
  free(spot) { return this.says(spot) && this.ground.free(spot, spot.id); }
  move(spot, put) { // put a name there, or take it away
    if (put) { this.ground.add(spot); this.taken.set(spot.id, spot); } else { this.ground.remove(spot); this.taken.delete(spot.id); }
    if (spot.says) if (put) this.said.set(spot.says, spot.id); else this.said.delete(spot.says);
  }
}

// Give a name a free spot; names in its way step aside into one of theirs, and those in their way, `depth` steps deep.
function settle(id, depth, spots, names, work) {
  const move = (spot, put) => { names.move(spot, put); work.done.push([spot, put]); };
  for (const spot of spots.get(id)) {
    if (spot.cut && !work.cut || work.left-- < 0) break;
    if (!names.says(spot)) continue;
    const others = [...names.ground.hits(spot, id)];
    if (others.length > (depth ? 2 : 0) || others.some(o => work.busy.has(o.id))) continue;
    const before = work.done.length;
    for (const other of others) move(other, false);
    move(spot, true);
    work.busy.add(id);
    const done = others.every(other => settle(other.id, depth - 1, spots, names, work));
    work.busy.delete(id);
    if (done) return true;
    while (work.done.length > before) { // as it was
      const [one, put] = work.done.pop();
      names.move(one, !put);
    }
  }
  return false;
}

function placeLabels(scale, points) { 
  const [ground, soft] = obstacles(scale, points), mark = halfMark(scale);
  const size = Math.max(11, Math.min(14, 12.5 * scale)), font = `500 ${size}px ${FONT}`, high = size * 1.02;
  const cell = Math.max(64, 98 * scale), [x0, y0, x1, y1] = extent().map(v => v * scale);
  const framed = s => s.x > x0 - MARGIN.left && s.x + s.w < x1 + MARGIN.right && s.y > y0 - MARGIN.top && s.y + s.h < y1 + MARGIN.bottom;
  if (LARGE) points = new Map([...points].filter(inView));
  const order = [...points.keys()].sort((a, b) => (focus ? focus.has(b) - focus.has(a) : 0) || (b === state.selected) - (a === state.selected)
    || degree(b) - degree(a) || (a < b ? -1 : 1));
  if (order.length > 400) order.length = 400; // there is no room for more
  const spots = new Map(), names = new Placed(ground), { taken } = names, firsts = new Set(order.map(labelOf));
  for (const id of order) {
    const { x, y } = points.get(id), all = spotsOf(id, { x: x * scale, y: y * scale }, mark, cell, font, high, textsOf(id, firsts));
    for (const spot of all) if (!soft.free(spot, id)) spot.cost += 45;
    const good = all.sort((a, b) => a.cost - b.cost).filter(s => framed(s) && ground.free(s, id));
    spots.set(id, good.length || id !== state.selected ? good : all.slice(0, 1));
  }
  const left = order.filter(id => { // whole names first
    const spot = spots.get(id).find(s => !s.cut && names.free(s)) || (id === state.selected ? spots.get(id)[0] : null);
    if (spot) names.move(spot, true);
    return !spot;
  });
  for (let again = 0; again < 2; again++) for (const id of left) {
    if (!taken.has(id)) settle(id, 3, spots, names, { left: 1500, cut: false, done: [], busy: new Set([state.selected]) });
  }
  for (const id of left) {
    const spot = taken.has(id) ? null : spots.get(id).find(s => names.free(s));
    if (spot) names.move(spot, true);
    else if (!taken.has(id)) settle(id, 2, spots, names, { left: 1500, cut: true, done: [], busy: new Set([state.selected]) });
  }
  return { list: [...taken.values()], ground, size, high, font };
}

const inView = ([, p]) => {
  const { x, y } = net.getViewPosition(), scale = net.getScale();
  return Math.abs(p.x - x) * scale < $('map').clientWidth * 0.6 && Math.abs(p.y - y) * scale < $('map').clientHeight * 0.6;
};

function paintLabels(ctx, scale, points) {
  const key = [state.lang, state.selected, state.link, state.path, state.pair].join('|'), { x, y } = net.getViewPosition();
  if (!placed || !LARGE && placed.key !== key) { placed = Object.assign(placeLabels(scale, points), { key, scale, x, y }); stale = false; }
  else if (stale || placed.key !== key || Math.abs(scale - placed.scale) > 1e-4 * scale || LARGE && Math.hypot(x - placed.x, y - placed.y) * scale > 1) later();
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  ctx.font = placed.font;
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  for (const spot of placed.list) { // while zooming, names keep to their marks; they are placed anew when it ends
    const p = points.get(spot.id);
    if (!p) continue;
    const label = placed.scale === scale ? spot : { ...spot, x: spot.x + p.x * (scale - placed.scale), y: spot.y + p.y * (scale - placed.scale) };
    const x = label.align === 'center' ? label.x + label.w / 2 : label.align === 'left' ? label.x + 1 : label.x + label.w - 1;
    ctx.textAlign = label.align;
    ctx.globalAlpha = faded(label.id) ? 0.42 : 1;
    label.rows.forEach((row, i) => {
      const y = label.y + (i + 0.5) * placed.high;
      ctx.lineWidth = 3;
      ctx.strokeStyle = colours.sheet;
      if (resting && !faded(label.id)) ctx.strokeText(row, x, y);
      ctx.fillStyle = colours.ink;
      ctx.fillText(row, x, y);
    });
  }
  ctx.restore();
}
