// Names on the map: never smaller than 11 pixels, never over one another; the better connected go first.
let placed = null, stale = false;
const forgetLabels = () => { if (LARGE) stale = true; else placed = null; }; // on a large map, names that still show stay for a moment
let waiting = 0;
const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { placed = null; net.redraw(); }, 140);
};

const SMALL = 0.45; // on a small map a few whole names tell more than many cut ones
const TRIES = 30_000; // for all names together: more takes longer than it helps

class Placed { // the names that have a spot; what is cut or brief may be said of one thing only
  constructor() { this.ground = new Ground(); this.taken = new Map(); this.said = new Map(); }
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
  for (const spot of spots.of(id, work.level)) {
    if (work.left-- < 0) break;
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
  const [ground, soft] = obstacles(scale, points), size = Math.max(11, Math.min(14, 12.5 * scale)), font = `500 ${size}px ${FONT}`, high = size * 1.02;
  const [x0, y0, x1, y1] = extent().map(v => v * scale);
  const framed = s => s.x > x0 - MARGIN.left && s.x + s.w < x1 + MARGIN.right && s.y > y0 - MARGIN.top && s.y + s.h < y1 + MARGIN.bottom;
  if (LARGE) points = inView(points);
  const order = [...points.keys()].sort((a, b) => (focus ? focus.has(b) - focus.has(a) : 0) || (b === state.selected) - (a === state.selected)
    || degree(b) - degree(a) || (a < b ? -1 : 1));
  if (order.length > 400) order.length = 400; // there is no room for more
  const spots = new Spots({ scale, ground, soft, font, high, framed, mark: halfMark(scale), cell: Math.max(64, 98 * scale), firsts: new Set(order.map(labelOf)) });
  const names = new Placed(), busy = new Set([state.selected]);
  let left = order, tries = TRIES;
  const free = level => left = left.filter(id => {
    const list = spots.of(id, level), spot = list.find(s => names.free(s)) || (id === state.selected ? list[0] : null);
    if (spot) names.move(spot, true);
    return !spot;
  });
  const aside = (level, depth) => left = left.filter(id => {
    const work = { level, left: Math.min(1500, tries), done: [], busy }, given = work.left, settled = settle(id, depth, spots, names, work);
    tries -= given - Math.max(0, work.left);
    return !settled;
  });
  free(WHOLE);
  free(BRIEF);
  aside(BRIEF, 3);
  aside(BRIEF, 3);
  if (scale > SMALL && !TALL) { free(CUT); aside(CUT, 2); }
  for (const spot of names.taken.values()) ground.add(spot);
  return { list: [...names.taken.values()], ground, size, high, font };
}

function inView(points) {
  const { x, y } = net.getViewPosition(), scale = net.getScale(), [w, h] = [$('map').clientWidth, $('map').clientHeight];
  return new Map([...points].filter(([, p]) => Math.abs(p.x - x) * scale < w * 0.6 && Math.abs(p.y - y) * scale < h * 0.6));
}

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
