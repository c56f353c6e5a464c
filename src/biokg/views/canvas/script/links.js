// Links as the reader meets them: which one is under the pointer, and the chosen ones on top of the picture.
function rim(box, X, Y) { // where a line from a point outside should meet a box: between the nearest and the central way
  const [x, y, w, h] = box, near = [Math.min(Math.max(X, x), x + w), Math.min(Math.max(Y, y), y + h)];
  if (near[0] === X && near[1] === Y) return Math.min(X - x, x + w - X) < Math.min(Y - y, y + h - Y) ? [X - x < w / 2 ? x : x + w, Y] : [X, Y - y < h / 2 ? y : y + h];
  const [dx, dy] = [X - x - w / 2, Y - y - h / 2], t = Math.min(dx ? w / 2 / Math.abs(dx) : Infinity, dy ? h / 2 / Math.abs(dy) : Infinity), [cx, cy] = [x + w / 2 + dx * t, y + h / 2 + dy * t];
  return Math.abs(dy) * w >= Math.abs(dx) * h ? [near[0] * 0.7 + cx * 0.3, cy] : [cx, near[1] * 0.7 + cy * 0.3];
}

const boxOf = i => i < A ? d.boxes.subarray(4 * i, 4 * i + 4) : null;
const frameOf = e => d.trunk && d.trunk[e] >= 0 ? head.frames[d.trunk[e] >> 1].box : null;
const far = e => d.trunk[e] & 1 ? d.end[e] : d.start[e]; // what the line of a frame leads to

// Where the line of a link runs, in units of the layout: from rim to rim of areas, a little off marks. Links that share the
// line of a frame begin at the frame, unless each is drawn for itself (`alone`).
function span(e, alone) {
  const frame = alone ? null : frameOf(e), out = frame && d.trunk[e] & 1, boxes = [frame && out ? frame : boxOf(d.start[e]), frame && !out ? frame : boxOf(d.end[e])];
  const middles = boxes.map((box, k) => box ? [box[0] + box[2] / 2, box[1] + box[3] / 2] : k ? [px(d.end[e]), py(d.end[e])] : [px(d.start[e]), py(d.start[e])]);
  const met = boxes.map((box, k) => box ? rim(box, ...middles[1 - k]) : middles[k]);
  if (boxes[0] && boxes[1] && (within(boxes[0], boxes[1]) || within(boxes[1], boxes[0]))) return nested(...boxes);
  const gap = d.quiet ? 0.4 * head.cell : 0, long = Math.hypot(met[1][0] - met[0][0], met[1][1] - met[0][1]), [ux, uy] = long > 3 * gap ? [(met[1][0] - met[0][0]) / long * gap, (met[1][1] - met[0][1]) / long * gap] : [0, 0];
  const [from, to] = [boxes[0] ? 0 : 1, boxes[1] ? 0 : 1];
  return [met[0][0] + from * ux, met[0][1] + from * uy, met[1][0] - to * ux, met[1][1] - to * uy];
}

const within = ([x, y, w, h], [X, Y, W, H]) => x >= X && y >= Y && x + w <= X + W && y + h <= Y + H;
function nested(from, to) { // from area to area where one holds the other: across the least room between their rims
  const [[x, y, w, h], [X, Y, W, H]] = within(from, to) ? [from, to] : [to, from], [mx, my] = [x + w / 2, y + h / 2];
  const way = [[y - Y, mx, y, mx, Y], [Y + H - y - h, mx, y + h, mx, Y + H], [x - X, x, my, X, my], [X + W - x - w, x + w, my, X + W, my]].sort((a, b) => a[0] - b[0])[0].slice(1);
  return within(from, to) ? way : [way[2], way[3], way[0], way[1]];
}

const onScreen = ([x1, y1, x2, y2]) => [sx(x1), sy(y1), sx(x2), sy(y2)];

function tip(path, [x1, y1, x2, y2], size) { // the head of an arrow
  const turn = Math.atan2(y2 - y1, x2 - x1);
  path.moveTo(x2 - size * Math.cos(turn - 0.42), y2 - size * Math.sin(turn - 0.42));
  path.lineTo(x2, y2);
  path.lineTo(x2 - size * Math.cos(turn + 0.42), y2 - size * Math.sin(turn + 0.42));
}

function beneath(p, ways, over, [dx, dy]) { // paint anew what links struck through
  p.setTransform(sharp, 0, 0, sharp, sharp * dx, sharp * dy);
  p.setLineDash([]);
  for (const { box: [x, y, w, h], again } of over) if (ways.some(way => runsThrough(way, x + dx, y + dy, w, h))) again(p);
  p.setTransform(sharp, 0, 0, sharp, 0, 0);
}

function runsThrough([x1, y1, x2, y2], x, y, w, h) { // whether a stretch runs through a box
  let [from, to] = [0, 1];
  for (const [start, way, low, high] of [[x1, x2 - x1, x, x + w], [y1, y2 - y1, y, y + h]]) {
    if (!way) { if (start < low || start > high) return false; continue; }
    const [a, b] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from <= to;
}

function overlay(p, over, shift = [0, 0]) { // what is chosen, and its links
  const ways = [];
  const i = state.selected;
  if (state.link >= 0) strong(p, state.link, over, shift);
  else if (state.sum) {
    const [[x1, y1], [x2, y2]] = state.sum.map(middleOf).map(([x, y]) => [sx(x), sy(y)]);
    p.strokeStyle = colours.link;
    p.lineWidth = 4;
    p.beginPath();
    p.moveTo(x1, y1);
    p.quadraticCurveTo(...bent(x1, y1, x2, y2), x2, y2);
    p.stroke();
  }
  if (i < 0) return;
  let drawn = 0;
  p.globalAlpha = 0.85;
  for (let k = offset[i]; k < offset[i + 1] && drawn < 1500; k++) if (linkShows(touching[k])) { ways.push(line(p, touching[k], 1.6)); drawn++; }
  p.globalAlpha = 1;
  if (over) beneath(p, ways, over, shift);
  ring(p, i);
  if (i >= A) nameTag(p, i);
}

function line(p, e, width) {
  const look = head.lines[d.link[e]];
  p.strokeStyle = hue(look);
  p.lineWidth = width;
  p.setLineDash(look.dash);
  p.beginPath();
  const way = onScreen(span(e, true));
  p.moveTo(way[0], way[1]);
  p.lineTo(way[2], way[3]);
  p.stroke();
  p.setLineDash([]);
  p.beginPath();
  tip(p, way, 7);
  p.stroke();
  return way;
}

function strong(p, e, over, shift) {
  const way = line(p, e, 3.4);
  if (over) beneath(p, [way], over, shift);
  for (const end of [d.start[e], d.end[e]]) { ring(p, end); if (end >= A) nameTag(p, end); }
}

function ring(p, i) {
  p.strokeStyle = colours.link;
  p.lineWidth = 3;
  p.beginPath();
  if (i < A) { const [x, y, w, h] = d.boxes.subarray(4 * i, 4 * i + 4); p.roundRect(sx(x), sy(y), w * view.s, h * view.s, 6); }
  else p.arc(sx(px(i)), sy(py(i)), Math.max(7, 0.5 * head.cell * view.s), 0, 7);
  p.stroke();
}

const REACH = 5; // pixels
function away(x, y, x1, y1, x2, y2) { // of a point from a stretch
  const [dx, dy] = [x2 - x1, y2 - y1], long = dx * dx + dy * dy, t = long ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / long)) : 0;
  return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
}

function nearest(some, x, y, alone) {
  let best = -1, near = REACH;
  for (const e of some) {
    const gap = away(x, y, ...onScreen(span(e, alone)));
    if (gap < near) { near = gap; best = e; }
  }
  return best;
}

function lineAt(x, y) { // the link under a point, -1 for none: those of the chosen thing first, for they lie on top
  const i = state.selected, own = i < 0 ? -1 : nearest([...touching.subarray(offset[i], Math.min(offset[i + 1], offset[i] + 1500))].filter(linkShows), x, y, true);
  return own >= 0 || mode === 'summed' ? own : nearest(drawnLinks, x, y);
}

function sumAt(x, y) { // the two parks whose sum of links is under a point
  if (mode !== 'summed' || !sums) return null;
  let best = null, near = REACH;
  for (const [key] of sums) {
    const [[x1, y1], [x2, y2]] = endsOf(key).map(middleOf).map(([X, Y]) => [sx(X), sy(Y)]), [cx, cy] = bent(x1, y1, x2, y2);
    for (let k = 0, was = [x1, y1]; k < 16; k++) {
      const t = (k + 1) / 16, now = [(1 - t) * (1 - t) * x1 + 2 * t * (1 - t) * cx + t * t * x2, (1 - t) * (1 - t) * y1 + 2 * t * (1 - t) * cy + t * t * y2], gap = away(x, y, ...was, ...now);
      if (gap < near) { near = gap; best = endsOf(key); }
      was = now;
    }
  }
  return best;
}

function linksBetween([one, other]) {
  const found = [];
  for (let e = 0; e < M; e++) if (linkShows(e)) { const a = group[d.start[e]], b = group[d.end[e]]; if (a === one && b === other || a === other && b === one) found.push(e); }
  return found;
}
