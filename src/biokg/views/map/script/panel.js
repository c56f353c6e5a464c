// The panel: what is known of the chosen thing or link, grouped, each line with who says so.
function showPanel() {
  const panel = $('panel'), fresh = !panel.firstChild;
  panel.setAttribute('aria-label', say('details'));
  panel.parentElement.classList.toggle('wide', Boolean(state.pair));
  refill(panel, ...(state.path ? wayPanel() : state.pair ? pairPanel() : state.link ? linkPanel(state.link) : state.selected ? thingPanel(state.selected) : overview()));
  if (!fresh) panel.scrollTop = 0; // asks for the layout of the page
  if (NARROW.matches) rise();
}

const home = () => make('button', { type: 'button', class: 'home', on: { click: () => read(null) } }, '← ' + say('back'));

function thingPanel(id) {
  const thing = things.get(id), names = [other(thing.name), ...(thing.names || [])].filter((n, i, all) => n && n !== pick(thing.name) && all.indexOf(n) === i);
  const place = chain(id).map(up => pick(things.get(up).name));
  const kinds = [pick(classes.get(thing.cls).name), ...(thing.kinds || []).map(pick), ...place.slice(0, 2)];
  const numbers = (numbersOf.get(id) || []).filter(n => !n.mute && lineShows(standingOf(n)));
  const dated = timelineOf(momentsOf(id), Math.max(240, $('panel').clientWidth - 34));
  return [home(), make('h2', {}, pick(thing.name)),
    make('div', { class: 'kind' }, icon(thing.cls, standingOf(thing)), make('span', {}, kinds.join(' · '),
      statusOf(thing) ? make('span', { class: 'badge ' + standingOf(thing) }, pick(statusOf(thing))) : badge(standingOf(thing)))),
    actions(id),
    thing.mute ? make('p', { class: 'note' }, say('notKnown')) : unplaced(id) ? make('p', { class: 'note' }, say('placedLater')) : null,
    names.length ? make('p', { class: 'also' }, `${say('alsoCalled')}: ${names.join(' · ')}`) : null,
    thing.note ? make('p', { class: 'note' }, pick(thing.note)) : null,
    ...numberCards(numbers),
    ...(dated ? [make('h3', {}, say('timeline')), dated] : []),
    ...groupRows(id)].filter(Boolean);
}

function actions(id) { // what can be asked about a thing
  const act = (key, on, pressed) => make('button', { type: 'button', 'data-act': key, 'aria-pressed': pressed === undefined ? null : String(pressed), on: { click: on } }, say(key));
  return make('div', { class: 'acts' },
    act('near', () => { state.near = !state.near; filtered(); fit(true); }, state.near),
    act('wayTo', () => askFor('path')), act('compareWith', () => askFor('pair')));
}

function numberCards(numbers) { // the first four at once, the rest on demand: what comes below should be seen too
  const cards = some => make('div', { class: 'numbers' }, ...some.map(numberCard)), rest = numbers.slice(4);
  return [numbers.length ? cards(numbers.slice(0, 4)) : null, rest.length ? make('details', { class: 'rest' }, make('summary', {}, `+ ${rest.length} ${say('moreNumbers')}`), cards(rest)) : null];
}

function groupRows(id) {
  const rows = new Map(data.groups.map(([key]) => [key, []]));
  const add = (group, standing, row) => (rows.get(group) || rows.get('links')).push([standing, row]);
  for (const fact of factsOf.get(id) || []) if (!fact.mute) add(fact.group || 'links', standingOf(fact), () => factRow(fact));
  for (const linkId of linksOf.get(id)) {
    const link = links.get(linkId);
    if (!link.mute) add(link.contains && link.to === id ? 'parts' : link.group || 'links', standingOf(link), () => linkRow(linkId, id));
  }
  let hidden = 0;
  const parts = [];
  for (const [key, en, zh] of data.groups.map(g => g)) {
    const shown = rows.get(key).filter(([standing]) => lineShows(standing));
    hidden += rows.get(key).length - shown.length;
    if (shown.length) parts.push(make('h3', {}, pick([en, zh])), ...shown.map(([, row]) => row()));
  }
  if (hidden) parts.push(make('p', { class: 'also' }, `${hidden} ${say('hiddenRows')}`));
  return parts;
}

function linkPanel(id) {
  if (trunks.has(id)) return trunkPanel(id);
  const link = links.get(id), ends = [link.from, link.to];
  const same = [id, ...linksOf.get(link.from).filter(l => l !== id && ends.includes(links.get(l).to) && ends.includes(links.get(l).from))];
  return [home(), make('h2', {}, `${pick(things.get(link.from).name)} – ${pick(things.get(link.to).name)}`),
    make('div', { class: 'kind' }, icon(things.get(link.from).cls, standingOf(things.get(link.from))), jump(link.from), '→',
      icon(things.get(link.to).cls, standingOf(things.get(link.to))), jump(link.to)),
    make('h3', {}, say('linked')), ...same.map(l => linkRow(l, links.get(l).from, true))];
}

function trunkPanel(line) {
  const { shared, bundle } = trunks.get(line);
  return [home(), make('h2', {}, `${pick(bundle.label)} (${shared.length})`), make('h3', {}, say('linked')), ...shared.map(l => linkRow(l, links.get(l).from, true))];
}

function overview() {
  const best = [...drawn].filter(id => things.has(id) && nodeShows(id)).sort((a, b) => degree(b) - degree(a) || (a < b ? -1 : 1)).slice(0, 8);
  const apart = [...things.keys()].filter(id => !drawn.has(id));
  const counts = new Map();
  for (const link of links.values()) if (!link.mute && lineShows(standingOf(link))) counts.set(standingOf(link), (counts.get(standingOf(link)) || 0) + (link.count || 1));
  const chips = ids => make('div', { class: 'chips' }, ...ids.map(id => make('button', { type: 'button', on: { click: () => read(id) } }, pick(things.get(id).name))));
  const used = new Map();
  for (const claim of claims.values()) used.set(claim.source, (used.get(claim.source) || 0) + 1);
  const sources = Object.entries(data.sources).sort(([a, x], [b, y]) => (used.get(b) || 0) - (used.get(a) || 0) || (a < b ? -1 : 1));
  const row = ([id, s]) => make('div', { class: 'source' }, sourceLink(s), make('small', {}, [pick(s.publisher), day(s.date), pick(s.tier), used.has(id) ? `${used.get(id)} × ${say('claim')}` : ''].filter(Boolean).join(' · ')));
  return [make('h2', {}, say('overview')), make('p', { class: 'also' }, data.notice ? pick(data.notice) : say('overviewText')),
    make('div', { class: 'numbers' }, ...data.lines.filter(l => counts.get(l.id)).map(l => make('div', { class: 'number' }, make('b', {}, String(counts.get(l.id))), make('span', {}, pick(l.name))))),
    make('h3', {}, say('reading')), make('p', { class: 'also' }, say('readingText')),
    make('h3', {}, say('best')), chips(best),
    make('h3', {}, say('fromSources')),
    ...sources.slice(0, 40).map(row), ...(sources.length > 40 ? [folded('more-sources', `+ ${sources.length - 40} ${say('moreSources')}`, false, () => {}, () => sources.slice(40).map(row))] : []),
    ...(apart.length ? [make('h3', {}, say('unlinked')), chips(apart)] : [])];
}
