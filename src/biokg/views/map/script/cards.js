// Small parts of the panel: a badge, a citation, a fact, a number.
const badge = standing => standing === 'stated' ? null : make('span', { class: 'badge ' + standing }, pick(lines.get(standing).name));
const read = id => { choose(id, Boolean(id)); $('panel').focus({ preventScroll: true }); }; // who came by keyboard goes on from there
const jump = id => make('button', { type: 'button', class: 'to', on: { click: () => read(id) } }, pick(things.get(id).name));

function sourceLink(source) {
  const title = pick(source.title);
  if (!/^https?:\/\//.test(source.url || '')) return title;
  return make('a', { href: source.url, target: '_blank', rel: 'noopener noreferrer' }, title);
}

function places(spots) { // every section with its spans: "Body 2, characters 10–20, 31–40"
  const found = new Map();
  for (const spot of spots) {
    const name = told(spot.section);
    found.set(name, [...(found.get(name) || []), ...(spot.start === undefined ? [] : [`${spot.start}–${spot.end}`])]);
  }
  return [...found].map(([name, spans]) => [name, spans.length ? `${say('characters')} ${spans.join(', ')}` : ''].filter(Boolean).join(', '));
}

function citation(id) {
  const claim = claims.get(id);
  if (!claim) return make('p', { class: 'cite' }, `${say('claim')} ${id}`);
  const source = own(data.sources, claim.source) || { title: [claim.source, claim.source] };
  const rest = [pick(source.publisher), day(source.date), ...places(claim.spots || []), pick(source.tier),
    claim.speaker !== undefined ? `${say('saidBy')} ${told(claim.speaker)}` : '', told(claim.modality), claim.open ? say('openList') : '',
    claim.confidence !== undefined ? `${say('confidence')} ${claim.confidence}` : '',
    (claim.premises || []).length ? `${say('inferredFrom')} ${claim.premises.join(', ')}` : '',
    (claim.conflicts || []).length ? `${say('conflicts')} ${claim.conflicts.join(', ')}` : ''].filter(Boolean);
  const quotes = (claim.spots || []).map(spot => spot.words).filter(Boolean);
  return make('div', { class: 'cite' }, ...quotes.map(words => make('q', { class: 'quote' }, words)),
    ...[...new Set((claim.spots || []).map(spot => told(spot.evidence)))].filter(Boolean).map(how => make('span', { class: 'how' + (claim.machine ? ' machine' : '') }, how)),
    sourceLink(source), ' · ' + rest.join(' · ') + ' · ', make('code', {}, `${say('claim')} ${id}`),
    claim.note ? make('p', { class: 'note' }, pick(claim.note)) : null);
}

function citations(ids) {
  if (!ids || !ids.length) return [make('p', { class: 'cite' }, say('noClaims'))];
  const [first, ...more] = ids;
  if (!more.length) return [citation(first)];
  return [citation(first), make('details', {}, make('summary', {}, `+ ${more.length} ${say('moreClaims')}`), ...more.map(citation))];
}

function linkRow(id, from, whole) {
  const link = links.get(id), out = link.from === from, far = out ? link.to : link.from;
  const phrase = out ? pick(link.label) : pick(link.back) || `← ${pick(link.label)}`;
  return make('div', { class: 'fact', 'data-link': id }, whole ? make('b', {}, pick(things.get(from).name), ' ') : null, phrase + ' ', jump(far), badge(standingOf(link)), link.note ? make('span', { class: 'more' }, ' · ' + pick(link.note)) : null, ...citations(link.heard));
}

const factRow = fact => make('div', { class: 'fact' }, `${pick(fact.label)} `, make('b', {}, pick(fact.value)), overruled(fact) ? make('span', { class: 'badge disputed' }, say('outweighed')) : badge(standingOf(fact)), ...citations(fact.heard));
const overruled = fact => fact.outweighed && (factsOf.get(fact.of) || []).some(f => !f.outweighed && !f.mute && f.label === fact.label);

function numberCard(number) {
  return make('div', { class: 'number' }, make('b', {}, pick(number.value)), make('span', {}, pick(number.measure)),
    number.disputed ? make('span', {}, make('span', { class: 'badge disputed' }, say('disagree'))) : null, badge(standingOf(number)),
    number.when ? make('span', {}, day(number.when)) : null,
    make('details', {}, make('summary', {}, say('evidence')), ...number.heard.map(citation)));
}
