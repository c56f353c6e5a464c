// Legend with counts that filters, search by name, and what is known of the chosen thing.
function icon(cls) {
  const svg = (tag, attributes, ...children) => { const e = document.createElementNS('http://www.w3.org/2000/svg', tag); for (const k in attributes) e.setAttribute(k, attributes[k]); e.append(...children); return e; };
  return svg('svg', { viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, svg('path', { d: head.classes[cls].path, 'fill-rule': 'evenodd', fill: hue(head.classes[cls]) }));
}

function lineIcon(code) {
  const c = make('canvas', { width: 64, height: 28, class: 'line', 'aria-hidden': 'true' }), p = c.getContext('2d'), line = head.lines[code];
  p.strokeStyle = hue(line);
  p.lineWidth = 4;
  p.setLineDash(line.dash.map(v => v * 2));
  p.beginPath();
  p.moveTo(0, 14);
  p.lineTo(64, 14);
  p.stroke();
  return c;
}

function tally() {
  const classes = new Int32Array(head.classes.length), lines = new Int32Array(head.lines.length);
  for (let i = 0; i < N; i++) classes[d.cls[i]]++;
  for (let e = 0; e < M; e++) if (shows(d.start[e]) && shows(d.end[e])) lines[d.link[e]]++;
  return { classes, lines };
}

function entry(key, code, picture, name, count) {
  return make('button', { type: 'button', 'aria-pressed': String(!state[key].has(code)), 'data-filter': `${key}:${code}`, on: { click: () => {
    if (!state[key].delete(code)) state[key].add(code);
    filtered(`${key}:${code}`);
  } } }, picture, make('span', {}, name), make('b', {}, number(count)));
}

function filtered(focus) {
  sums = null;
  repaint();
  showLegend();
  showCounts();
  showPanel();
  const again = focus && document.querySelector(`#legend [data-filter="${focus}"]`);
  if (again) again.focus();
}

function showLegend() {
  const { classes, lines } = tally(), group = (key, rows) => rows.length ? [make('div', { role: 'group', 'aria-label': say(key) }, make('h2', {}, say(key)), ...rows)] : [];
  const order = head.classes.map((c, i) => i).filter(i => classes[i]).sort((a, b) => head.classes[a].order - head.classes[b].order || a - b);
  $('legend').setAttribute('aria-label', say('legend'));
  $('legend').replaceChildren(
    ...(state.hidden.size || state.lines.size ? [make('button', { type: 'button', id: 'all', on: { click: () => { state.hidden.clear(); state.lines.clear(); filtered(); canvas.focus(); } } }, say('all'))] : []),
    ...group('sure', head.lines.map((l, i) => i).filter(i => lines[i] || state.lines.has(i)).map(i => entry('lines', i, lineIcon(i), pick(head.lines[i].name), lines[i]))),
    ...group('kinds', order.map(i => entry('hidden', i, icon(i), pick(head.classes[i].name), classes[i]))));
}

function showCounts() {
  let things = 0, links = 0;
  for (let i = 0; i < N; i++) if (shows(i)) things++;
  for (let e = 0; e < M; e++) if (linkShows(e)) links++;
  const of = (some, all) => some === all ? number(all) : `${number(some)} / ${number(all)}`;
  $('counts').textContent = [`${of(things, N)} ${say('things')}`, `${of(links, M)} ${say('links')}`, head.day ? `${say('upTo')} ${pick(head.day)}` : ''].filter(Boolean).join(' · ');
}

function link(i, ...more) {
  return make('button', { type: 'button', class: 'go', 'data-thing': String(i), on: { click: () => { choose(i); show(i); } } }, icon(d.cls[i]), make('span', {}, nameOf(i)), ...more);
}

function chain(i) { const up = []; for (let a = home[i]; a >= 0; a = d.up[a]) up.push(a); return up; }

let held = null;
function inside(a) { // how many marks an area holds, at any depth
  if (!held) { held = d.count.slice(); for (let b = A - 1; b >= 0; b--) if (d.up[b] >= 0) held[d.up[b]] += held[b] + 1; }
  return held[a];
}

function showPanel() {
  const i = state.selected, panel = $('panel');
  panel.setAttribute('aria-label', say('details'));
  if (i < 0) { panel.replaceChildren(make('h2', {}, pick(head.title)), make('p', {}, say('hint'))); return; }
  const row = (key, value) => value ? [make('dt', {}, say(key)), make('dd', {}, value)] : [];
  const other = state.lang === 'zh' ? (d.zh[i] ? d.en[i] : '') : d.zh[i], ups = chain(i), ties = [];
  for (let k = offset[i]; k < offset[i + 1] && ties.length < 60; k++) if (linkShows(touching[k])) ties.push(touching[k]);
  panel.replaceChildren(
    make('h2', { id: 'chosen' }, icon(d.cls[i]), make('span', {}, nameOf(i))),
    make('dl', {}, ...row('kind', pick(head.classes[d.cls[i]].name)), ...row('status', d.status[i] === 255 ? '' : pick(head.statuses[d.status[i]])), ...row('other', other), ...row('id', d.ids[i]),
      ...(i < A ? row('inside', number(inside(i))) : []), ...(shows(i) ? [] : row('hidden', '✕'))),
    ...(ups.length ? [make('h3', {}, say('in')), ...ups.map(a => link(a))] : []),
    ...(ties.length ? [make('h3', {}, `${say('tied')} (${number(degree(i))})`), ...ties.map(e => link(d.start[e] === i ? d.end[e] : d.start[e], make('small', {}, `${d.start[e] === i ? '→' : '←'} ${pick(head.ties[d.tie[e]])} · ${pick(head.lines[d.link[e]].name)}`)))] : []),
    make('p', { class: 'ask' }, `${say('ask')} ${d.ids[i]}`));
}

function choose(i) {
  state.selected = i;
  showPanel();
  $('spoken').textContent = i < 0 ? '' : [nameOf(i), pick(head.classes[d.cls[i]].name), d.status[i] === 255 ? '' : pick(head.statuses[d.status[i]])].filter(Boolean).join(', ');
  draw();
}

let lower = null, at = -1, found = [];
function seek(text) { // names that begin with the words first, then those that hold them
  if (!lower) lower = [d.en, d.zh, d.ids].map(list => list.map(name => name.toLowerCase()));
  const wanted = text.trim().toLowerCase(), first = [], later = [];
  if (!wanted) return [];
  for (let i = 0; i < N && first.length < 20; i++) {
    let best = -1;
    for (const list of lower) { const place = list[i].indexOf(wanted); if (place === 0) best = 0; else if (place > 0 && best < 0) best = 1; }
    if (best === 0) first.push(i);
    else if (best === 1 && later.length < 20) later.push(i);
  }
  return [...first, ...later].slice(0, 20);
}

function showResults() {
  const box = $('search'), list = $('results'), open = box.value.trim() !== '';
  found = open ? seek(box.value) : [];
  at = found.length ? 0 : -1;
  list.replaceChildren(...found.map((i, k) => make('li', { role: 'option', id: `r${k}`, 'aria-selected': String(k === at), on: { pointerdown: event => { event.preventDefault(); take(k); } } }, icon(d.cls[i]), make('span', {}, nameOf(i)), make('small', {}, pick(head.classes[d.cls[i]].name)))),
    ...(open && !found.length ? [make('li', { class: 'none' }, say('none'))] : []));
  list.hidden = !open;
  box.setAttribute('aria-expanded', String(open));
  mark();
}

function mark() {
  [...$('results').children].forEach((li, k) => li.setAttribute('aria-selected', String(k === at)));
  if (at >= 0) { $('search').setAttribute('aria-activedescendant', `r${at}`); $('results').children[at].scrollIntoView({ block: 'nearest' }); } else $('search').removeAttribute('aria-activedescendant');
}

function take(k) {
  const i = found[k];
  $('search').value = '';
  showResults();
  choose(i);
  show(i);
  canvas.focus();
}
