// Names, at least 11 pixels high; none over another: the outer areas first, then the better linked marks.
class Ground {
  constructor() { this.cells = new Map(); }
  take(x, y, w, h) { // whether the rectangle was free; then it is taken
    for (let i = Math.floor(x / 64); i <= Math.floor((x + w) / 64); i++) for (let j = Math.floor(y / 32); j <= Math.floor((y + h) / 32); j++) {
      for (const o of this.cells.get(i * 65536 + j) || []) if (x < o[0] + o[2] && o[0] < x + w && y < o[1] + o[3] && o[1] < y + h) return false;
    }
    this.put(x, y, w, h);
    return true;
  }
  put(x, y, w, h) {
    for (let i = Math.floor(x / 64); i <= Math.floor((x + w) / 64); i++) for (let j = Math.floor(y / 32); j <= Math.floor((y + h) / 32); j++) {
      const key = i * 65536 + j;
      if (this.cells.has(key)) this.cells.get(key).push([x, y, w, h]); else this.cells.set(key, [[x, y, w, h]]);
    }
  }
}

const widths = new Map();
function measure(p, text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    p.font = font;
    widths.set(key, p.measureText(text).width);
  }
  return widths.get(key);
}

function shorten(p, text, room, font) {
  if (measure(p, text, font) <= room) return text;
  let [low, high] = [0, Math.min(text.length, 80)];
  while (low < high) { const middle = (low + high + 1) >> 1; if (measure(p, text.slice(0, middle) + '…', font) <= room) low = middle; else high = middle - 1; }
  return text.slice(0, low).trimEnd() + '…';
}

const PIECE = /[（《“「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”」]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+?(?:-(?=\w)|(?=[\s\u2e80-\u9fff\uff00-\uffef])|$)|\s+/g;
function rows(p, text, room, font, most) { // between words and Chinese characters; null where that takes more rows, or a word is wider
  const found = [];
  let row = '';
  for (const piece of text.slice(0, 160).match(PIECE) || []) {
    if (row.trim() && measure(p, (row + piece).trim(), font) > room) { found.push(row.trim()); row = ''; }
    row += row || piece.trim() ? piece : '';
  }
  if (row.trim()) found.push(row.trim());
  return found.length && found.length <= most && found.every(one => measure(p, one, font) <= room) ? found : null;
}

function* names(on, seen, areas, s, box) {
  const { pen: p } = on, ground = new Ground(), at = (x, y) => [(x - box.x0) * s, (y - box.y0) * s];
  p.setTransform(sharp, 0, 0, sharp, 0, 0);
  p.textBaseline = 'middle';
  p.lineJoin = 'round';
  p.textAlign = 'left';
  const put = (x, y, w, h) => ground.take(x, y, w, h), write = (x, y, w, h, again) => { again(p); if (on.over) on.over.push({ box: [x, y, w, h], again }); };
  const feet = new Map(); // where headings end, to the right and below
  for (const a of areas) if (shows(a)) feet.set(a, heading(p, a, s, at, put, write)); // outer ones come first
  for (const figure of head.figures) if (feet.has(figure.of)) figures(p, figure, s, at, put, write, feet.get(figure.of));
  for (const frame of head.frames) if (frame.of.some(shows)) frameTitle(p, frame, s, at, put, write);
  yield;
  if (head.pitch * s >= 22) {
    const m = radius(s) * s + 1;
    for (const i of seen) { const [x, y] = at(px(i), py(i)); ground.put(x - m, y - m, 2 * m, 2 * m); }
    yield;
    const tight = new Set(head.pitch * s < 120 ? head.frames.flatMap(frame => frame.tight ? frame.of : []) : []);
    const order = seen.filter(i => !tight.has(i)).sort((a, b) => degree(b) - degree(a) || a - b).slice(0, 1200);
    let done = 0;
    for (const i of order) {
      nameMark(p, i, s, at, put, write);
      if (++done % 60 === 0) yield;
    }
  }
}

function heading(p, a, s, at, put, write) { // on a ground of its own, so that links run beneath it
  const cls = head.classes[d.cls[a]], [bx, by, bw, bh] = boxOf(a), [x, y] = at(bx, by), park = cls.id === 'IndustryPark';
  const size = Math.max(11, Math.min(park ? 16 : 14, 22 * s)), font = `${park ? 700 : 600} ${size}px ${FONT}`, room = bw * s - (park ? 20 : 12);
  if (room < 34 || bh * s < 20) return [0, 0];
  const [name, ...briefs] = namesOf(a), whole = measure(p, name, font) <= room ? [name] : d.quiet && rows(p, name, room, font, 2) || [briefs.find(brief => measure(p, brief, font) <= room) || shorten(p, name, room, font)];
  const w = Math.max(...whole.map(text => measure(p, text, font))), h = whole.length * (size + 2) + 4, pad = park ? 6 : 3, left = Math.max(x + 6, 6) + pad, top = y + Math.max(3, 6 * s);
  if (whole[0].length < 8 && whole[0].endsWith('…') || left + w + pad > x + bw * s || !put(left - pad, top - 2, w + 2 * pad, h)) return [0, 0];
  write(left - pad, top - 2, w + 2 * pad, h, p => {
    p.font = font;
    p.fillStyle = park ? hue(cls) : cls.area[state.dark ? 2 : 0];
    p.beginPath();
    p.roundRect(left - pad, top - 2, w + 2 * pad, h, 4);
    p.fill();
    p.fillStyle = park ? colours.page : colours.ink;
    whole.forEach((text, row) => p.fillText(text, left, top + size / 2 + 1 + row * (size + 2)));
  });
  return [left + w + pad, top + h];
}

function figures(p, { of, room, rows: all }, s, at, put, write, foot) { // of an area, each with its hedge and what it counts; beside or below its heading
  const [left0, top0] = at(room[0], room[1]), beside = room[1] < d.boxes[4 * of + 1] + 20, x = beside ? Math.max(left0, foot[0] + 4) : left0, y = beside ? top0 : Math.max(top0, foot[1]), [w, h] = [left0 + room[2] * s - x, top0 + room[3] * s - y], cut = state.settled ? code => !isSettled(code) : code => state.lines.has(code);
  const some = all.filter(one => !cut(one.line) && (!proof || one.heard.some(([source, tier]) => speaks(source, tier)) || !one.heard.length));
  const across = Math.max(1, Math.min(some.length, Math.round(room[2] / 150))), wide = w / across, down = Math.min(Math.ceil(some.length / across), Math.floor(h / 24)), tall = h / Math.max(down, 1);
  if (wide < 60) return;
  some.slice(0, across * Math.max(down, 0)).forEach((one, k) => {
    const left = x + 4 + (k % across) * wide, top = y + Math.floor(k / across) * tall, style = head.classes[d.cls[of]].area[state.dark ? 2 : 0];
    const bold = `700 12px ${FONT}`, small = `400 11px ${FONT}`, value = pick(one.value) + (one.disputed ? ' ≠' : ''); // a value is not cut where two rows hold it
    const lines = [...(rows(p, value, wide + 6, bold, 1) || rows(p, value, wide - 6, bold, 2) || [shorten(p, value, wide - 6, bold)]).map(text => [text, bold, colours.ink]), [shorten(p, pick(one.measure), wide - 8, small), small, colours.quiet]];
    for (const [row, [text, font, ink]] of lines.slice(0, Math.max(2, Math.floor(tall / 12))).entries()) {
      if (!put(left, top + 0.5 + row * 12, measure(p, text, font), 12)) break; // what is counted does not stand without its number
      write(left, top + row * 12, measure(p, text, font), 12, p => lettered(p, text, font, left, top + 6.5 + row * 12, ink, style));
    }
  });
}

function frameTitle(p, { box: [bx, by, bw, bh], name }, s, at, put, write) {
  const font = `500 11px ${FONT}`, [x, y] = at(bx, by), text = shorten(p, pick(name), bw * s - 12, font);
  if (bh * s < 34 || text.endsWith('…') && text.length < 5 || !put(x + 5, y + 3, measure(p, text, font), 13)) return;
  write(x + 5, y + 3, measure(p, text, font), 13, p => lettered(p, text, font, x + 5, y + 9.5, colours.quiet, colours.page));
}

function lettered(p, text, font, x, y, ink, halo) {
  Object.assign(p, { font, textAlign: 'left', textBaseline: 'middle', lineJoin: 'round' });
  p.lineWidth = 3;
  p.strokeStyle = halo;
  p.strokeText(text, x, y);
  p.fillStyle = ink;
  p.fillText(text, x, y);
}

function outside(left, top, w, h, at) { // of the map, where the window may cut it
  const [x0, y0] = at(0, 0), [x1, y1] = at(...head.whole);
  return left < x0 || top < y0 || left + w > x1 || top + h > y1;
}

function nameMark(p, i, s, at, put, write) { // below the mark, else beside or above it; in rows, briefer where there is no room
  const font = `500 11px ${FONT}`, r = radius(s) * s + 2, [x, y] = at(px(i), py(i)), room = Math.max(72, head.pitch * s), tried = [];
  for (const name of [...new Set(namesOf(i))]) for (const wide of d.quiet ? [room, 1.35 * room] : [1.5 * room]) for (const most of [1, 2, 3]) { const some = rows(p, name, wide, font, d.quiet ? most : 1); if (some && some.length === most) tried.push(some); }
  tried.push([shorten(p, namesOf(i).at(-1), 1.4 * room, font)]);
  for (const some of tried) {
    const w = Math.max(...some.map(text => measure(p, text, font))), h = some.length * 12.5;
    for (const [left, top, side] of [[x - w / 2, y + r, 0.5], [x + r + 1, y - h / 2, 0], [x - r - 1 - w, y - h / 2, 1], [x - w / 2, y - r - h, 0.5], ...(d.quiet ? [[x - r, y + r, 0], [x + r - w, y + r, 1], [x - r, y - r - h, 0], [x + r - w, y - r - h, 1]] : [])]) if (!(d.quiet && outside(left, top, w, h, at)) && put(left - 1, top, w + 2, h)) {
      const halo = home[i] >= 0 && d.quiet ? head.classes[d.cls[home[i]]].area[state.dark ? 2 : 0] : colours.sheet;
      write(left - 1, top, w + 2, h, p => some.forEach((text, k) => lettered(p, text, font, left + side * (w - measure(p, text, font)), top + 6.5 + 12.5 * k, colours.ink, halo)));
      return;
    }
  }
}

function nameTag(p, i) {
  const font = `700 13px ${FONT}`, text = shorten(p, nameOf(i), 320, font), w = measure(p, text, font), x = sx(px(i)), y = sy(py(i)) + Math.max(10, 0.6 * head.cell * view.s);
  p.fillStyle = colours.link;
  p.beginPath();
  p.roundRect(x - w / 2 - 7, y, w + 14, 22, 5);
  p.fill();
  p.font = font;
  p.textAlign = 'left';
  p.textBaseline = 'middle';
  p.fillStyle = colours.page;
  p.fillText(text, x - w / 2, y + 11);
}
