// The legend: kinds, stages, lines and tiers with their counts; a click hides one.
function icon(cls) {
  const svg = (tag, attributes, ...children) => { const e = document.createElementNS('http://www.w3.org/2000/svg', tag); for (const k in attributes) e.setAttribute(k, attributes[k]); e.append(...children); return e; };
  return svg('svg', { viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, svg('path', { d: head.classes[cls].path, 'fill-rule': 'evenodd', fill: hue(head.classes[cls]) }));
}

function lineIcon(code, round) {
  const c = make('canvas', { width: round ? 36 : 64, height: 36, class: round ? 'stage' : 'line', 'aria-hidden': 'true' }), p = c.getContext('2d'), line = head.lines[code];
  p.strokeStyle = hue(line);
  p.lineWidth = 4;
  p.setLineDash(line.dash.map(v => v * (round ? 1.4 : 2)));
  p.beginPath();
  if (round) p.arc(18, 18, 12, 0, 7); else { p.moveTo(0, 18); p.lineTo(64, 18); }
  if (round && !line.dash.length) { p.fillStyle = hue(line); p.fill(); }
  p.stroke();
  return c;
}

function tally() {
  const counts = { classes: new Int32Array(head.classes.length), stages: new Int32Array(head.lines.length), lines: new Int32Array(head.lines.length), tiers: new Int32Array(head.evidence ? head.evidence.tiers.length : 0) };
  for (let i = 0; i < N; i++) { counts.classes[d.cls[i]]++; counts.stages[d.standing[i]]++; }
  const tier = tierOfLink();
  for (let e = 0; e < M; e++) if (seen[d.start[e]] && seen[d.end[e]]) {
    counts.lines[d.link[e]]++;
    if (tier && tier[e] < counts.tiers.length) counts.tiers[tier[e]]++;
  }
  return counts;
}

function entry(key, code, picture, name, count) {
  return make('button', { type: 'button', 'aria-pressed': String(!state[key].has(code)), 'data-filter': `${key}:${code}`, on: { click: () => {
    if (!state[key].delete(code)) state[key].add(code);
    filtered(`[data-filter="${key}:${code}"]`);
  } } }, picture, make('span', {}, name), make('b', {}, number(count)));
}

function filtered(focus) {
  sums = best = null;
  sift();
  repaint();
  showLegend();
  showCounts();
  showPanel();
  remember();
  const again = focus && document.querySelector(focus);
  if (again) again.focus();
}

const isFiltered = () => state.settled || ['classes', 'stages', 'lines', 'tiers'].some(key => state[key].size);
function showLegend() {
  const counts = tally(), every = list => list.map((_, code) => code), there = key => code => counts[key][code] || state[key].has(code);
  const group = (key, title, codes, row) => codes.filter(there(key)).length ? [make('div', { role: 'group', 'aria-label': say(title) }, make('h2', {}, say(title)), ...codes.filter(there(key)).map(code => entry(key, code, ...row(code), counts[key][code])))] : [];
  const order = every(head.classes).sort((a, b) => head.classes[a].order - head.classes[b].order || a - b);
  const stage = { stated: 'built', 'under-way': 'underWay', planned: 'planned', expected: 'expected' };
  $('legend').setAttribute('aria-label', say('legend'));
  $('legend').replaceChildren(
    ...(isFiltered() ? [make('button', { type: 'button', id: 'all', on: { click: () => { Object.assign(state, nothing()); words(); filtered(); canvas.focus(); } } }, say('all'))] : []),
    ...group('classes', 'kinds', order, code => [icon(code), pick(head.classes[code].name)]),
    ...group('lines', 'sure', every(head.lines), code => [lineIcon(code), pick(head.lines[code].name)]),
    ...group('stages', 'outline', every(head.lines), code => [lineIcon(code, true), stage[head.lines[code].id] ? say(stage[head.lines[code].id]) : pick(head.lines[code].name)]),
    ...group('tiers', 'whoSays', head.evidence ? every(head.evidence.tiers) : [], code => [null, pick(head.evidence.tiers[code].name)]));
}

function showCounts() {
  let things = 0, links = 0;
  for (let i = 0; i < N; i++) things += seen[i];
  for (let e = 0; e < M; e++) links += drawnAt[e];
  const of = (some, all) => some === all ? number(all) : `${number(some)} / ${number(all)}`;
  $('counts').textContent = [`${of(things, N)} ${say('things')}`, `${of(links, M)} ${say('links')}`, head.day ? `${say('upTo')} ${pick(head.day)}` : ''].filter(Boolean).join(' · ');
}
