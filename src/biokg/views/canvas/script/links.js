// Links as the reader meets them: which one is under the pointer, and the chosen ones on top of the picture.
function overlay(p) { // what is chosen, and its links
  const i = state.selected;
  if (state.link >= 0) strong(p, state.link);
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
  for (let k = offset[i]; k < offset[i + 1] && drawn < 1500; k++) if (linkShows(touching[k])) { line(p, touching[k], 1.6); drawn++; }
  p.globalAlpha = 1;
  ring(p, i);
  if (i >= A) nameTag(p, i);
}

function line(p, e, width) {
  const look = head.lines[d.link[e]];
  p.strokeStyle = hue(look);
  p.lineWidth = width;
  p.setLineDash(look.dash);
  p.beginPath();
  p.moveTo(sx(px(d.start[e])), sy(py(d.start[e])));
  p.lineTo(sx(px(d.end[e])), sy(py(d.end[e])));
  p.stroke();
  p.setLineDash([]);
}

function strong(p, e) {
  line(p, e, 3.4);
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

function nearest(some, x, y) {
  let best = -1, near = REACH;
  for (const e of some) {
    const gap = away(x, y, sx(px(d.start[e])), sy(py(d.start[e])), sx(px(d.end[e])), sy(py(d.end[e])));
    if (gap < near) { near = gap; best = e; }
  }
  return best;
}

function lineAt(x, y) { // the link under a point, -1 for none: those of the chosen thing first, for they lie on top
  const i = state.selected, own = i < 0 ? -1 : nearest([...touching.subarray(offset[i], Math.min(offset[i + 1], offset[i] + 1500))].filter(linkShows), x, y);
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
