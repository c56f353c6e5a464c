// Names on the map: never smaller than 11 pixels, never over one another; the better connected go first.
let placed = null;
const widths = new Map();
const forgetLabels = () => { placed = null; };
let waiting = 0;
const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { forgetLabels(); net.redraw(); }, 140);
};

function measure(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) { ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}

const PIECE = /[（《“「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”」]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+?(?:-(?=\w)|(?=[\s\u2e80-\u9fff\uff00-\uffef])|$)|\s+/g;

function rowsOf(ctx, pieces, room, font) {
  const rows = [''];
  for (const piece of pieces) {
    const row = rows[rows.length - 1];
    if (row && measure(ctx, (row + piece).trimEnd(), font) > room) rows.push(piece.trimStart());
    else rows[rows.length - 1] = (row + piece).trimStart();
  }
  return rows.map(r => r.trim()).filter(Boolean);
}

function wrap(ctx, text, room, font, most) {
  if (text.length > 160) text = text.slice(0, 160);
  const pieces = text.match(PIECE) || [text];
  let rows = rowsOf(ctx, pieces, room, font);
  for (const less of [0.6, 0.7, 0.8, 0.9]) { // as many rows, but of like length
    const even = rowsOf(ctx, pieces, room * less, font);
    if (even.length === rows.length) { rows = even; break; }
  }
  ctx.font = font;
  const short = rows.slice(0, most);
  if (rows.length > most) short[most - 1] = shorten(ctx, short[most - 1] + ' ' + rows[most], room);
  return short.map(r => shorten(ctx, r, room * 1.25)).concat(short.length ? [] : ['']);
}

class Ground { // rectangles on a coarse grid
  constructor() { this.cells = new Map(); }
  *keys(r) {
    for (let i = Math.floor(r.x / 80); i <= Math.floor((r.x + r.w) / 80); i++)
      for (let j = Math.floor(r.y / 40); j <= Math.floor((r.y + r.h) / 40); j++) yield i + ',' + j;
  }
  add(r) { for (const k of this.keys(r)) { if (!this.cells.has(k)) this.cells.set(k, []); this.cells.get(k).push(r); } }
  free(r, but) {
    for (const k of this.keys(r)) for (const o of this.cells.get(k) || [])
      if (o.id !== but && r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h) return false;
    return true;
  }
}

function placeLabels(ctx, scale, points) {
  const ground = new Ground(), list = [], mark = 13 * scale + 2;
  for (const [id, p] of points) ground.add({ id, x: p.x * scale - mark, y: p.y * scale - mark, w: 2 * mark, h: 2 * mark });
  for (const area of data.areas) if (nodeShows(area.id)) {
    ground.add({ id: null, x: (area.x + 6) * scale, y: (area.y + 4) * scale, w: ((area.title || { w: 100 }).w + 6) * scale, h: 24 * scale });
    for (const [x, y, w, h] of [[area.x, area.y, area.w, 0], [area.x, area.y + area.h, area.w, 0], [area.x, area.y, 0, area.h], [area.x + area.w, area.y, 0, area.h]])
      ground.add({ id: null, x: x * scale - 1, y: y * scale - 1, w: w * scale + 2, h: h * scale + 2 }); // no name across a rim
    if (area.numbers) { const [x, y, w, h] = area.numbers; ground.add({ id: null, x: x * scale, y: y * scale, w: w * scale, h: h * scale }); }
  }
  const size = Math.max(11, Math.min(14, 12.5 * scale)), font = `500 ${size}px ${FONT}`, high = size * 1.16;
  const cell = Math.max(66, 98 * scale), [x0, y0, x1, y1] = extent().map(v => v * scale);
  const framed = s => s.x > x0 - MARGIN.left && s.x + s.w < x1 + MARGIN.right && s.y > y0 - MARGIN.top - 4 && s.y + s.h < y1 + MARGIN.bottom;
  const shapes = [[cell, 2], [cell, 3], [cell * 1.3, 2], [cell * 1.3, 3]];
  const order = [...points.keys()].sort((a, b) => (focus ? focus.has(b) - focus.has(a) : 0) || (b === state.selected) - (a === state.selected)
    || degree(b) - degree(a) || (a < b ? -1 : 1));
  for (const id of order) {
    const { x, y } = points.get(id), sx = x * scale, sy = y * scale, whole = [], cut = [];
    for (const [room, most] of shapes) {
      const rows = wrap(ctx, pick(things.get(id).short || things.get(id).name), room, font, most);
      const w = Math.max(...rows.map(r => measure(ctx, r, font))), h = rows.length * high;
      [[-w / 2, mark], [mark + 1, -h / 2], [-mark - 1 - w, -h / 2], [-w / 2, -mark - h]].forEach(([dx, dy], i) =>
        (rows.some(r => r.endsWith('…')) ? cut : whole).push({ id, i, x: sx + dx - 1, y: sy + dy, w: w + 2, h, rows, align: ['center', 'left', 'right', 'center'][i] }));
    }
    const spots = [...whole, ...cut].sort((a, b) => a.rows.some(r => r.endsWith('…')) - b.rows.some(r => r.endsWith('…')) || (a.i > 0) - (b.i > 0));
    const spot = spots.find(s => framed(s) && ground.free(s, id)) || (id === state.selected ? spots[0] : null);
    if (spot) { ground.add(spot); list.push(spot); }
  }
  return { list, ground, size, high, font };
}

function paintLabels(ctx, scale, points) {
  const key = [state.lang, state.selected, state.link].join('|');
  if (!placed || placed.key !== key || Math.abs(Math.log(scale / placed.scale)) > 0.35) placed = Object.assign(placeLabels(ctx, scale, points), { key, scale });
  else if (Math.abs(scale - placed.scale) > 1e-4 * scale) later();
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
      if (!faded(label.id)) ctx.strokeText(row, x, y);
      ctx.fillStyle = colours.ink;
      ctx.fillText(row, x, y);
    });
  }
  ctx.restore();
}

function paintLinkLabels(ctx, scale, at) {
  const texts = [...drawnLinks.keys()].filter(id => linkInFocus(id) && linkShows(id));
  if (texts.length > 60) return;
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  ctx.font = `500 11px ${FONT}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const ground = new Ground();
  for (const label of placed.list) if (!faded(label.id)) ground.add({ ...label, id: null });
  for (const [id, p] of points()) if (!faded(id)) ground.add({ id: null, x: (p.x - 14) * scale, y: (p.y - 14) * scale, w: 28 * scale, h: 28 * scale });
  for (const id of texts) {
    const text = shorten(ctx, pick(links.get(id).label), 150), w = ctx.measureText(text).width + 6;
    for (const t of [0.5, 0.4, 0.6, 0.3, 0.7]) {
      const p = at(id, t);
      if (!p) break;
      const r = { id, x: p.x * scale - w / 2, y: p.y * scale - 8, w, h: 16 };
      if (!ground.free(r)) continue;
      ground.add(r);
      ctx.fillStyle = colours.sheet;
      ctx.globalAlpha = 0.92;
      rounded(ctx, r.x, r.y, r.w, r.h, 4);
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.fillStyle = tone(lines.get(standingOf(links.get(id))));
      ctx.fillText(text, p.x * scale, p.y * scale + 0.5);
      break;
    }
  }
  ctx.restore();
}
