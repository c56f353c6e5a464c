// The panel: what is known of the chosen thing, link or sum of links, and who says so.
const SHOWN = 40; // links of a thing that are listed at once
function jump(i) {
  return make('button', { type: 'button', class: 'go', 'data-thing': String(i), on: { click: () => { choose(i); show(i); } } }, icon(d.cls[i]), make('span', {}, nameOf(i)));
}

function tie(e, from) { // a link of a list: a click tells who says so
  const [first] = claimsOf('link', e), far = d.start[e] === from ? d.end[e] : d.start[e], name = from < 0 ? `${nameOf(d.start[e])} → ${nameOf(d.end[e])}` : nameOf(far);
  const what = [`${from < 0 ? '' : d.start[e] === from ? '→ ' : '← '}${pick(head.ties[d.tie[e]].name)}`, pick(head.lines[d.link[e]].name), first ? cited(first) : ''];
  return make('button', { type: 'button', class: 'go', 'data-link': String(e), on: { click: () => chooseLink(e) } }, icon(d.cls[far]), make('span', {}, name), make('small', {}, what.filter(Boolean).join(' · ')));
}

function listed(ties, from) { // a part of them at once, the rest on demand
  const box = make('div', { class: 'ties' }), add = at => {
    box.append(...ties.slice(at, at + SHOWN).map(e => tie(e, from)));
    const rest = ties.length - at - SHOWN;
    if (rest > 0) box.append(make('button', { type: 'button', class: 'more', on: { click: event => { event.target.remove(); const last = box.lastElementChild; add(at + SHOWN); last.nextElementSibling.focus(); } } }, `+ ${number(rest)} ${say('more')}`));
  };
  add(0);
  return box;
}

function chain(i) { const up = []; for (let a = home[i]; a >= 0; a = d.up[a]) up.push(a); return up; }

let held = null;
function inside(a) { // how many marks an area holds, at any depth
  if (!held) { held = d.count.slice(); for (let b = A - 1; b >= 0; b--) if (d.up[b] >= 0) held[d.up[b]] += held[b] + 1; }
  return held[a];
}

const row = (key, value) => value ? [make('dt', {}, say(key)), make('dd', {}, value)] : [];
const ask = text => make('p', { class: 'ask' }, `${say('ask')} `, make('code', {}, text));
const plainWord = text => /^[\w.~-]+$/.test(text) ? text : `'${text.replace(/'/g, "'\\''")}'`;

function thingPanel(i) {
  const ties = [...touching.subarray(offset[i], offset[i + 1])].filter(linkShows), ups = chain(i), hidden = degree(i) - ties.length;
  return [make('h2', { id: 'chosen' }, icon(d.cls[i]), make('span', {}, nameOf(i))),
    make('dl', {}, ...row('kind', pick(head.classes[d.cls[i]].name)), ...row('status', d.status[i] === 255 ? '' : pick(head.statuses[d.status[i]])), ...row('other', otherOf(i)), ...row('id', idOf(i)),
      ...(i < A ? row('inside', number(inside(i))) : []), ...(shows(i) ? [] : row('hidden', '✕'))),
    degree(i) ? make('button', { type: 'button', id: 'near', 'aria-pressed': String(state.near), on: { click: () => { state.near = !state.near; filtered('#near'); } } }, say('near')) : null,
    ...(ups.length ? [make('h3', {}, say('in')), ...ups.map(jump)] : []),
    make('h3', {}, say('whoSays')), ...told('thing', i),
    ...(degree(i) ? [make('h3', {}, `${say('tied')} (${number(degree(i))})`), listed(ties, i)] : []),
    hidden ? make('p', { class: 'ask' }, `${number(hidden)} ${say('hidden')}`) : null,
    ...(i < A ? [ask(`biokg draw --inside ${plainWord(idOf(i))}`)] : []), ask(`biokg thing ${plainWord(idOf(i))}`)];
}

function linkPanel(e) {
  const line = head.lines[d.link[e]], [a, b] = [d.start[e], d.end[e]];
  return [make('h2', { id: 'chosen' }, make('span', {}, `${nameOf(a)} → ${nameOf(b)}`)),
    make('dl', {}, ...row('relation', pick(head.ties[d.tie[e]].name)), ...row('standing', pick(line.name))), lineIcon(d.link[e]),
    make('h3', {}, say('whoSays')), ...told('link', e),
    make('h3', {}, say('ends')), jump(a), jump(b), ...others(e),
    ask(`biokg claims --about ${plainWord(idOf(a))}`)];
}

function others(e) { // the other links that one line stands for
  const one = span(e).join(), all = d.trunk && d.trunk[e] >= 0 ? [...touching.subarray(offset[far(e)], offset[far(e) + 1])].filter(k => k !== e && linkShows(k) && d.link[k] === d.link[e] && span(k).join() === one) : [];
  return all.length ? [make('h3', {}, say('sameLine')), listed(all, -1)] : [];
}

const groupName = g => g < A ? nameOf(g) : say('loose');
function sumPanel(ends) {
  const all = linksBetween(ends), counts = new Map();
  for (const e of all) counts.set(d.link[e], (counts.get(d.link[e]) || 0) + 1);
  return [make('h2', { id: 'chosen' }, make('span', {}, ends.map(groupName).join(' – '))),
    make('dl', {}, make('dt', {}, say('tied')), make('dd', {}, number(all.length)), ...[...counts].sort(([a], [b]) => a - b).flatMap(([code, count]) => [make('dt', {}, pick(head.lines[code].name)), make('dd', {}, number(count))])),
    ...ends.filter(g => g < A).map(jump), make('h3', {}, say('tied')), listed(all, -1)];
}

function greatest(count, amount) { // the numbers below `count` with the greatest amounts that show, eight of them
  const top = [];
  for (let i = 0; i < count; i++) if (shows(i)) {
    const much = amount(i);
    if (top.length < 8 || much > top[7][0]) { top.push([much, i]); top.sort((a, b) => b[0] - a[0] || a[1] - b[1]); top.length = Math.min(top.length, 8); }
  }
  return top.filter(([much]) => much).map(([much, i]) => { const button = jump(i); button.append(make('b', {}, number(much))); return button; });
}

let best = null; // found once for each set of filters
function overview() {
  best ??= [['largest', greatest(A, inside)], ['linked', greatest(N, degree)]];
  const sources = proof ? rowsOf(proof, 'sources').length : 0;
  return [make('h2', {}, pick(head.title)), make('p', {}, say('hint')), ...best.flatMap(([key, buttons]) => buttons.length ? [make('h3', {}, say(key)), ...buttons] : []),
    sources ? make('p', { class: 'ask' }, `${number(sources)} ${say('sources')}`) : null];
}

function showPanel() {
  const panel = $('panel');
  panel.setAttribute('aria-label', say('details'));
  panel.replaceChildren(...(state.sum ? sumPanel(state.sum) : state.link >= 0 ? linkPanel(state.link) : state.selected >= 0 ? thingPanel(state.selected) : overview()).filter(Boolean));
  panel.scrollTop = 0;
}

function chosen(what, spoken) {
  const alone = state.near, within = $('panel').contains(document.activeElement);
  Object.assign(state, { selected: -1, link: -1, sum: null }, what);
  state.near &&= state.selected >= 0;
  if (alone) { sift(); sums = best = null; showLegend(); showCounts(); repaint(); }
  showPanel();
  if (within) $('panel').focus(); // what had the focus is gone
  $('spoken').textContent = spoken;
  draw();
  remember();
}

function choose(i) {
  chosen({ selected: i }, i < 0 ? '' : [nameOf(i), pick(head.classes[d.cls[i]].name), d.status[i] === 255 ? '' : pick(head.statuses[d.status[i]]), home[i] < 0 ? '' : `${say('in')} ${nameOf(home[i])}`, `${number([...touching.subarray(offset[i], offset[i + 1])].filter(linkShows).length)} ${say('links')}`].filter(Boolean).join(', '));
}

function chooseLink(e) {
  chosen({ link: e }, `${nameOf(d.start[e])}, ${pick(head.ties[d.tie[e]].name)}, ${nameOf(d.end[e])}, ${pick(head.lines[d.link[e]].name)}`);
}

const chooseSum = ends => chosen({ sum: ends }, ends.map(groupName).join(', '));
