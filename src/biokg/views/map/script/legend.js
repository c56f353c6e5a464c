// The legend counts what the map shows and filters it: by how sure a link is, how far a thing has come, class, tier,
// source and the day by which it was known. A count tells how many there are with all other filters as they are.
const STAGES = { stated: 'built', 'under-way': 'underWay', planned: 'planned', expected: 'expected' };

function lineIcon(line) {
  return draw('svg', { class: 'line', viewBox: '0 0 32 18', 'aria-hidden': 'true' },
    draw('path', { d: 'M0 9H32', stroke: tone(line), 'stroke-width': line.width * 1.3, 'stroke-dasharray': line.dash.join(' ') || 'none', fill: 'none' }));
}

function stageIcon(standing) {
  const colour = colours.quiet, hollow = standing === 'planned' || standing === 'expected';
  const attributes = { x: -9, y: -9, width: 18, height: 18, rx: 3, fill: hollow ? 'none' : standing === 'under-way' ? mixed(colour) : colour, stroke: colour, 'stroke-width': 2 };
  const dash = { planned: '4 2.6', expected: '1.2 2.6', 'under-way': '8 2.5' }[standing];
  if (dash) attributes['stroke-dasharray'] = dash;
  return draw('svg', { viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, draw('rect', attributes));
}

let telling = false;
function filtered() { // after any change of a filter: first the map, then what tells of the same facts
  hear();
  nearbySet();
  refresh();
  say_buttons();
  if (telling) return;
  telling = true;
  afterFrame(() => {
    telling = false;
    showLegend();
    showPanel();
    showTime();
    remember();
  });
}

function toggle(key, id) {
  if (!state[key].delete(id)) state[key].add(id);
  filtered();
}

// What would show if this one filter let everything through, counted by `tally`.
function lifted(key, tally) {
  const off = state[key];
  if (!off.size) return tally();
  state[key] = new Set();
  hear();
  const counts = tally();
  state[key] = off;
  hear();
  return counts;
}

const seen = () => [...drawn].filter(id => things.has(id) && nodeShows(id) && !things.get(id).mute).map(id => things.get(id));
const tallied = (records, key) => records.reduce((map, one) => map.set(key(one), (map.get(key(one)) || 0) + (one.count || 1)), new Map()); // a sum counts as all that it sums
function claimsSeen() { // the claims behind what shows, each once
  const ids = new Set();
  for (const [id, link] of links) if (linkShows(id)) for (const c of link.heard) ids.add(c);
  for (const part of [data.facts, data.numbers]) for (const r of part) if (!r.mute && lineShows(standingOf(r)) && nodeShows(r.of)) for (const c of r.heard) ids.add(c);
  return [...ids].map(id => claims.get(id)).filter(Boolean);
}

function entry(key, id, picture, name, count) {
  return make('button', { type: 'button', 'aria-pressed': String(!state[key].has(id)), 'data-key': key, 'data-filter': id, on: { click: () => toggle(key, id) } },
    picture, make('span', {}, name), make('b', {}, String(count || 0)));
}

let sourcesOpen = false;
function showLegend() {
  const legend = $('legend'), top = legend.firstChild ? legend.scrollTop : 0;
  const kinds = lifted('classes', () => tallied(seen(), t => t.cls));
  const stages = lifted('stages', () => tallied(seen(), stageOf));
  const sure = lifted('lines', () => tallied([...drawnLinks.keys()].filter(linkShows).map(id => links.get(id)), standingOf));
  const said = claimsSeen(), heardBy = (key, of) => state[key].size ? lifted(key, () => tallied(claimsSeen(), of)) : tallied(said, of);
  const tiers = heardBy('tiers', tierOf), sources = heardBy('sources', claim => claim.source);
  const some = (counts, key, id) => counts.has(id) || state[key].has(id), heading = (id, key) => make('h2', { id }, say(key));
  const group = (key, title, rows, css) => rows.length ? [make('div', { role: 'group', 'aria-label': say(title), class: css }, make('h2', {}, say(title)), ...rows)] : [];
  const bySource = Object.entries(data.sources).filter(([id]) => some(sources, 'sources', id)).sort(([a], [b]) => (sources.get(b) || 0) - (sources.get(a) || 0) || (a < b ? -1 : 1));
  legend.setAttribute('aria-label', say('legend'));
  refill(legend, ...[
    isFiltered() ? make('button', { type: 'button', id: 'reset', on: { click: () => { Object.assign(state, none()); filtered(); $('map').focus(); } } }, '✕ ' + say('reset')) : null,
    ...(days.length > 1 ? [daySlider()] : []),
    ...group('lines', 'sure', data.lines.filter(l => some(sure, 'lines', l.id)).map(l => entry('lines', l.id, lineIcon(l), pick(l.name), sure.get(l.id)))),
    ...group('stages', 'outline', Object.keys(STAGES).filter(s => some(stages, 'stages', s)).map(s => entry('stages', s, stageIcon(s), say(STAGES[s]), stages.get(s)))),
    ...group('classes', 'kinds', data.classes.filter(c => some(kinds, 'classes', c.id)).map(c => entry('classes', c.id, icon(c.id), pick(c.name), kinds.get(c.id)))),
    ...group('tiers', 'whoSays', data.tiers.filter(t => some(tiers, 'tiers', t.id)).map(t => entry('tiers', t.id, '', pick(t.name), tiers.get(t.id)))),
    bySource.length ? folded('by-source', make('h2', {}, `${say('fromSources')} (${bySource.length})`), sourcesOpen || state.sources.size > 0, open => { sourcesOpen = open; },
      () => bySource.map(([id, s]) => entry('sources', id, '', [pick(s.title), day(s.date)].filter(Boolean).join(' · '), sources.get(id)))) : null,
  ].filter(Boolean));
  if (top) legend.scrollTop = top; // asks for the layout of the page
}

const isFiltered = () => state.settled || state.on !== '' || SETS.some(key => state[key].size);

function daySlider() { // one step for each day on which something was published, the last for today
  const at = state.on ? days.filter(d => d <= state.on).length - 1 : days.length - 1;
  const words = i => i < days.length - 1 ? day(days[Math.max(i, 0)]) : day(data.asOf) || say('today'), output = make('output', { for: 'day' }, words(at));
  const count = make('small', {}, sourcesBy(at));
  const input = make('input', { type: 'range', id: 'day', min: 0, max: days.length - 1, value: at, step: 1, 'aria-label': say('knownOn'), 'aria-valuetext': words(at) });
  let wait = 0;
  input.addEventListener('input', () => {
    output.textContent = words(+input.value);
    count.textContent = sourcesBy(+input.value);
    input.setAttribute('aria-valuetext', words(+input.value));
    clearTimeout(wait);
    wait = setTimeout(() => { state.on = +input.value < days.length - 1 ? days[+input.value] : ''; filtered(); }, 60);
  });
  return make('div', { class: 'day', role: 'group', 'aria-label': say('knownOn') }, make('h2', {}, say('knownOn')), output, input, count);
}

const sourcesBy = at => `${Object.values(data.sources).filter(s => !(s.known > days[Math.max(at, 0)])).length} ${say('sources')}`;
