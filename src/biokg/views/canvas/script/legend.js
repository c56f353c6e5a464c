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

function tally() { // how many there are of each with all other filters as they are
  const counts = { classes: new Int32Array(head.classes.length), stages: new Int32Array(head.lines.length), lines: new Int32Array(head.lines.length) };
  for (let i = 0; i < N; i++) if (known[i]) { counts.classes[d.cls[i]]++; counts.stages[stageOf(i)]++; }
  for (let e = 0; e < M; e++) if (seen[d.start[e]] && seen[d.end[e]]) counts.lines[d.link[e]]++;
  return { ...counts, tiers: lifted('tiers', () => cite('Tier', head.evidence ? head.evidence.tiers.length : 0)) };
}

const STAGES = { stated: 'built', 'under-way': 'underWay', planned: 'planned', expected: 'expected' };
const stageOf = i => STAGES[head.lines[d.standing[i]].id] ? d.standing[i] : 0;

function cite(column, count) { // the claims behind what shows, by their tier or source
  const found = new Int32Array(count);
  if (proof && head.evidence) for (const [kind, flags] of [['link', drawnAt], ['thing', seen]]) {
    const at = proof[`${kind}At`], key = proof[kind + column], source = proof[`${kind}Source`], tier = proof[`${kind}Tier`], whole = everyone();
    for (let i = 0; i < flags.length; i++) if (flags[i]) for (let row = at[i]; row < at[i + 1]; row++) if (key[row] >= 0 && key[row] < count && (whole || speaks(source[row], tier[row]))) found[key[row]]++;
  }
  return found;
}

function lifted(key, count) { // as if this one filter let everything through
  const off = state[key];
  if (!off.size) return count();
  state[key] = new Set();
  sift();
  const counts = count();
  state[key] = off;
  sift();
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
  tell($('counts').textContent);
  remember();
  const again = focus && document.querySelector(focus);
  if (again) again.focus();
}

const isFiltered = () => state.settled || state.near || state.on !== '' || ['classes', 'stages', 'lines', 'tiers', 'sources'].some(key => state[key].size);
function showLegend() {
  const counts = tally(), every = list => list.map((_, code) => code), there = key => code => counts[key][code] || state[key].has(code);
  const group = (key, title, codes, row) => codes.filter(there(key)).length ? [make('div', { role: 'group', 'aria-label': say(title) }, make('h2', {}, say(title)), ...codes.filter(there(key)).map(code => entry(key, code, ...row(code), counts[key][code])))] : [];
  const order = every(head.classes).sort((a, b) => head.classes[a].order - head.classes[b].order || a - b);
  $('legend').setAttribute('aria-label', say('legend'));
  showDay();
  $('filters').replaceChildren(
    ...(isFiltered() ? [make('button', { type: 'button', id: 'all', on: { click: () => { Object.assign(state, nothing()); words(); filtered(); canvas.focus(); } } }, say('all'))] : []),
    ...group('lines', 'sure', every(head.lines), code => [lineIcon(code), pick(head.lines[code].name)]),
    ...group('stages', 'outline', every(head.lines).filter(code => STAGES[head.lines[code].id]), code => [lineIcon(code, true), say(STAGES[head.lines[code].id])]),
    ...group('classes', 'kinds', order, code => [icon(code), pick(head.classes[code].name)]),
    ...group('tiers', 'whoSays', head.evidence ? every(head.evidence.tiers) : [], code => [null, pick(head.evidence.tiers[code].name)]),
    ...bySource());
}

const LISTED = 200; // sources that are listed, those with most claims
let sourcesOpen = false;
function bySource() { // folded: they may be thousands
  if (!proof || !head.evidence) return [];
  const rows = rowsOf(proof, 'sources'), title = make('h2', {}, `${say('fromSources')} (${number(rows.length)})`);
  const details = make('details', { id: 'by-source', open: sourcesOpen || state.sources.size > 0, on: { toggle: () => { sourcesOpen = details.open; if (sourcesOpen && details.children.length < 2) details.append(...list()); } } }, make('summary', {}, title));
  const list = () => {
    const counts = lifted('sources', () => cite('Source', rows.length)), order = rows.map((_, row) => row).filter(row => counts[row] || state.sources.has(row)).sort((a, b) => state.sources.has(b) - state.sources.has(a) || counts[b] - counts[a] || a - b), more = order.length - LISTED;
    return [...order.slice(0, LISTED).map(row => { const source = sourceOf(row); return entry('sources', row, null, [pick(source.title) || source.id, pick(source.date)].filter(Boolean).join(' · '), counts[row]); }), more > 0 ? make('p', { class: 'ask' }, `+ ${number(more)} ${say('more')}`) : ''];
  };
  if (details.open) details.append(...list());
  return rows.length ? [details] : [];
}

function showDay() { // one step for each day on which something was published, the last for today
  const all = days(), last = all.length - 1, at = k => k < last ? dayWords(all[Math.max(k, 0)]) : pick(head.day) || say('today'), input = $('day');
  $('when').hidden = last < 1;
  if (last < 1) return;
  const now = state.on ? Math.max(dayAt(state.on), 0) : last;
  Object.assign(input, { min: 0, max: last, step: 1, value: now });
  $('when').setAttribute('aria-label', say('knownOn'));
  $('when-title').textContent = say('knownOn');
  input.setAttribute('aria-label', say('knownOn'));
  const tells = k => {
    $('when-day').textContent = at(k);
    input.setAttribute('aria-valuetext', at(k));
    $('when-sources').textContent = `${number(proof.known.reduce((sum, day) => sum + (day <= k ? 1 : 0), 0))} ${say('sources')}${state.on && !proof.thingWasOf ? ` · ${say('asToday')}` : ''}`;
  };
  tells(now);
  let wait = 0;
  input.oninput = () => {
    tells(+input.value);
    clearTimeout(wait);
    wait = setTimeout(() => { state.on = +input.value < last ? all[+input.value] : ''; filtered(); }, 60);
  };
}

function showCounts() {
  let things = 0, links = 0;
  for (let i = 0; i < N; i++) things += seen[i];
  for (let e = 0; e < M; e++) links += drawnAt[e];
  const of = (some, all) => some === all ? number(all) : `${number(some)} / ${number(all)}`;
  $('counts').textContent = [`${of(things, N)} ${say('things')}`, `${of(links, M)} ${say('links')}`, state.on ? `${say('upTo')} ${dayWords(state.on)}` : head.day ? `${say('upTo')} ${pick(head.day)}` : ''].filter(Boolean).join(' · ');
}
