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

let placed = [];
function* names(p, seen, areas, s, box) {
  const ground = new Ground(), spots = [], at = (x, y) => [(x - box.x0) * s, (y - box.y0) * s];
  p.setTransform(sharp, 0, 0, sharp, 0, 0);
  p.textBaseline = 'middle';
  p.lineJoin = 'round';
  p.textAlign = 'left';
  for (const a of areas) { // outer ones come first
    if (!shows(a)) continue;
    const [bx, by, bw, bh] = d.boxes.subarray(4 * a, 4 * a + 4), [x, y] = at(bx, by), park = head.classes[d.cls[a]].id === 'IndustryPark';
    const size = Math.max(11, Math.min(park ? 17 : 14, 22 * s)), font = `${park ? 700 : 600} ${size}px ${FONT}`, room = bw * s - 12;
    if (room < 34 || bh * s < 20) continue;
    const text = shorten(p, nameOf(a), room, font), w = measure(p, text, font), left = Math.max(x + 6, 6), top = y + Math.max(3, 6 * s);
    if (text.length < 8 && text.endsWith('…') || left + w > x + bw * s || !ground.take(left - 3, top - 2, w + 6, size + 5)) continue;
    p.font = font;
    p.lineWidth = 4;
    p.strokeStyle = head.classes[d.cls[a]].area[state.dark ? 2 : 0];
    p.strokeText(text, left, top + size / 2);
    p.fillStyle = park ? colours.link : colours.ink;
    p.fillText(text, left, top + size / 2);
    spots.push([left - 3, top - 2, w + 6, size + 5]);
  }
  yield;
  if (head.cell * s >= 22) {
    const m = radius(s) * s + 1;
    for (const i of seen) { const [x, y] = at(px(i), py(i)); ground.put(x - m, y - m, 2 * m, 2 * m); }
    yield;
    const order = seen.slice().sort((a, b) => degree(b) - degree(a) || a - b).slice(0, 1200), font = `500 11px ${FONT}`, r = m + 1;
    let done = 0;
    for (const i of order) {
      const [x, y] = at(px(i), py(i)), text = shorten(p, nameOf(i), Math.max(72, head.cell * s * 1.5), font), w = measure(p, text, font);
      for (const [left, top] of [[x - w / 2, y + r], [x + r + 2, y - 7], [x - r - 2 - w, y - 7], [x - w / 2, y - r - 14]]) if (ground.take(left - 2, top, w + 4, 14)) {
        p.font = font;
        p.lineWidth = 3;
        p.strokeStyle = colours.sheet;
        p.strokeText(text, left, top + 7);
        p.fillStyle = colours.ink;
        p.fillText(text, left, top + 7);
        spots.push([left - 2, top, w + 4, 14]);
        break;
      }
      if (++done % 60 === 0) yield;
    }
  }
  placed = spots;
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
