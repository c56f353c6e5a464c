// Which things and links show, and who is linked to whom.
const things = new Map(Object.entries(data.things));
const links = new Map(Object.entries(data.links));
const areas = new Map(data.areas.map(a => [a.id, a]));
const trunks = new Map(data.bundles.flatMap(bundle => bundle.trunks.map((shared, i) => [`${bundle.id}:${i}`, { shared, bundle }])));
const bundleOf = new Map([...trunks.values()].flatMap(trunk => trunk.shared.map(id => [id, trunk.bundle])));
const drawnLinks = new Map(data.vis.edges.filter(e => !trunks.has(e.id)).map(e => [e.id, e]));
const drawn = new Set(data.vis.nodes.map(n => n.id));
const linksOf = new Map([...things.keys()].map(id => [id, []]));
for (const [id, link] of links) {
  linksOf.get(link.from).push(id);
  if (link.to !== link.from) linksOf.get(link.to).push(id);
}
const by = (rows, key) => rows.reduce((map, row) => { if (map.has(row[key])) map.get(row[key]).push(row); else map.set(row[key], [row]); return map; }, new Map());
const factsOf = by(data.facts, 'of'), numbersOf = by(data.numbers, 'of');
const inside = new Map([...by([...things].map(([id, thing]) => ({ id, parent: thing.parent })), 'parent')].map(([parent, all]) => [parent, all.map(one => one.id)]));

const standingOf = record => record.now || record.standing || 'stated';
const statusOf = thing => thing.now ? thing.statusNow : thing.status;
const lineShows = standing => !state.lines.has(standing) && (!state.settled || SETTLED.has(standing));
const memo = { nodes: new Map(), points: null };
const forget = () => { memo.nodes.clear(); memo.points = memo.titles = null; forgetLabels(); };
const stageOf = thing => ['under-way', 'planned', 'expected'].includes(standingOf(thing)) ? standingOf(thing) : 'stated';
let nearby = null; // with the neighbourhood alone: what is in it

function nodeShows(id) {
  if (memo.nodes.has(id)) return memo.nodes.get(id);
  memo.nodes.set(id, false); // ends a circle
  const thing = things.get(id);
  let shows = !thing.mute && !state.classes.has(thing.cls) && !state.stages.has(stageOf(thing)) && (!nearby || nearby.has(id)) && !(state.settled && ['planned', 'expected'].includes(standingOf(thing)));
  if (!shows && areas.has(id)) shows = (inside.get(id) || []).some(nodeShows);
  shows = shows && kept(id);
  memo.nodes.set(id, Boolean(shows));
  return shows;
}

// With settled facts only, a loose thing that nothing settled links to is left out.
const kept = id => !state.settled || id === state.selected || areas.has(id) || things.get(id).parent
  || linksOf.get(id).some(l => drawnLinks.has(l) && SETTLED.has(standingOf(links.get(l))));

const linkShows = id => {
  const link = links.get(id);
  return !link.mute && lineShows(standingOf(link)) && nodeShows(link.from) && nodeShows(link.to);
};

function neighbourhood(id) {
  const near = new Set([id]);
  for (const linkId of linksOf.get(id)) if (linkShows(linkId)) near.add(links.get(linkId).from).add(links.get(linkId).to);
  return near;
}

function nearbySet() {
  nearby = null;
  forget();
  if (!state.near || !state.selected) return;
  const near = neighbourhood(state.selected);
  for (const id of [...near]) for (const up of chain(id)) near.add(up);
  nearby = near;
  forget();
}

function focusSet() {
  if (state.path) return new Set(ways().flatMap(way => way.nodes));
  if (state.pair) return new Set(state.pair.flatMap(id => [...neighbourhood(id)]));
  if (state.link) return new Set(linksOn(state.link).flatMap(id => [links.get(id).from, links.get(id).to]));
  return state.selected ? neighbourhood(state.selected) : null;
}
// A line is a link of its own or a trunk, which stands for the links of a bundle.
const linksOn = line => trunks.has(line) ? trunks.get(line).shared : [line];
const lineOf = line => standingOf(links.get(linksOn(line)[0]));
const wordsOf = line => trunks.has(line) ? trunks.get(line).bundle.label : links.get(line).label;
const bundleShows = bundle => bundle.members.some(nodeShows);
const touches = id => links.get(id).from === state.selected || links.get(id).to === state.selected;
const lit = line => state.path ? linksOn(line).some(id => onWay.has(id)) : state.pair ? linksOn(line).some(id => state.pair.includes(links.get(id).from) || state.pair.includes(links.get(id).to)) : state.link ? line === state.link : state.selected !== null && linksOn(line).every(touches);
const FAR = 700, spotsOf = new Map(data.vis.nodes.map(n => [n.id, n]));
function far({ from, to }) { // on a telephone, a line to what is not on the screen shows where one of its ends is chosen
  const [a, b] = [from, to].map(end => spotsOf.get(end));
  return TALL && a && b && Math.hypot(a.x - b.x, a.y - b.y) > FAR;
}
function lineVisible(line) {
  const { id, quiet } = line;
  if (!linksOn(id).some(linkShows) || far(line) && !lit(id) && !linksOn(id).some(touches)) return false;
  if (!quiet || state.link === id || state.path && onWay.has(id)) return true;
  if (state.path || state.pair) return false;
  const bundle = bundleOf.get(id);
  return touches(id) && (!bundle || bundle.members.includes(state.selected));
}
const degrees = new Map([...linksOf].map(([id, all]) => [id, all.filter(l => drawnLinks.has(l)).length])), degree = id => degrees.get(id);
const chain = id => {
  const up = [];
  for (let at = things.get(id).parent; at && !up.includes(at); at = things.get(at).parent) up.push(at);
  return up;
};
