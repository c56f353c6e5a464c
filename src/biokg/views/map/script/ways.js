// How two things are connected: every hop costs 1, every thing between costs the logarithm (base 2) of the number of its
// neighbours, as `biokg path` counts; areas with a government connect everything, so no way leads through them.
// What happens to things, and what is planned of them, connects nothing: it is an end of a way or no part of any.
const HUBS = new Set(['AdministrativeArea']), TOLD = new Set(['Event', 'Plan']);
let onWay = new Set(), found = { key: null, ways: [], planned: false };

function netOf(shows) {
  const near = new Map([...things.keys()].map(id => [id, new Map()]));
  for (const [id, link] of links) if (link.from !== link.to && shows(id)) for (const [a, b] of [[link.from, link.to], [link.to, link.from]]) {
    if (!near.get(a).has(b)) near.get(a).set(b, []);
    near.get(a).get(b).push(id);
  }
  return near;
}

class Queue { // the cheapest first, of those that cost the same the first by id
  constructor() { this.heap = []; }
  before([a, x], [b, y]) { return a < b - 1e-9 || Math.abs(a - b) <= 1e-9 && x < y; }
  swap(i, j) { [this.heap[i], this.heap[j]] = [this.heap[j], this.heap[i]]; }
  push(one) {
    let i = this.heap.push(one) - 1;
    for (let up = (i - 1) >> 1; i && this.before(this.heap[i], this.heap[up]); i = up, up = (i - 1) >> 1) this.swap(i, up);
  }
  pop() {
    const [first, last] = [this.heap[0], this.heap.pop()];
    if (this.heap.length) this.heap[0] = last;
    for (let i = 0; ;) {
      const least = [2 * i + 1, 2 * i + 2].filter(k => k < this.heap.length).reduce((best, k) => this.before(this.heap[k], this.heap[best]) ? k : best, i);
      if (least === i) return first;
      this.swap(i, least);
      i = least;
    }
  }
}

function cheapest(near, start, end, shut, cut) { // Dijkstra's; `shut` are things and `cut` steps that are not to be used
  const cost = new Map([[start, 0]]), from = new Map(), done = new Set(), queue = new Queue();
  queue.push([0, start]);
  while (!done.has(end)) {
    if (!queue.heap.length) return null;
    const here = queue.pop()[1];
    if (done.has(here)) continue;
    done.add(here);
    const paid = cost.get(here) + 1 + (here === start ? 0 : Math.log2(near.get(here).size));
    for (const next of near.get(here).keys()) {
      if (done.has(next) || shut.has(next) || next !== end && HUBS.has(things.get(next).cls) || cut.has(here + '\n' + next)) continue;
      if (!cost.has(next) || paid < cost.get(next) - 1e-9) { cost.set(next, paid); from.set(next, here); queue.push([paid, next]); }
    }
  }
  const nodes = [end];
  while (nodes[0] !== start) nodes.unshift(from.get(nodes[0]));
  return nodes;
}

const fare = (near, nodes) => nodes.length - 1 + nodes.slice(1, -1).reduce((sum, id) => sum + Math.log2(near.get(id).size), 0);

function cheapestFew(near, start, end, most) { // Yen's; one that is a cheaper way with a detour is left out
  const first = cheapest(near, start, end, new Set(), new Set()), known = first ? [first] : [], open = new Map();
  for (let tries = 0; known.length && known.length < 40 && tries < 40; tries++) {
    const last = known[known.length - 1];
    for (let i = 0; i < last.length - 1; i++) {
      const root = last.slice(0, i + 1), cut = new Set(known.filter(way => root.every((id, n) => way[n] === id)).map(way => way[i] + '\n' + way[i + 1]));
      const rest = cheapest(near, last[i], end, new Set(root.slice(0, -1)), cut);
      if (rest) { const way = [...root.slice(0, -1), ...rest]; open.set(way.join('\n'), way); }
    }
    const next = [...open.values()].sort((a, b) => fare(near, a) - fare(near, b) || (a.join() < b.join() ? -1 : 1))[0];
    if (!next) break;
    open.delete(next.join('\n'));
    known.push(next);
    if (plainWays(known).length >= most) break;
  }
  return plainWays(known).slice(0, most);
}

const plainWays = all => all.filter((way, i) => !all.slice(0, i).some(less => less.every(id => way.includes(id))));

// Being attracted is no settled tie, and what is only planned leads nowhere yet.
const toCome = id => ['planned', 'expected'].includes(standingOf(things.get(id)));
function holds(id) {
  const link = links.get(id), standing = standingOf(link);
  return (SETTLED.has(standing) || standing === 'under-way' && !link.attracted) && !toCome(link.from) && !toCome(link.to);
}

function ways() { // of what is settled; only where that connects nothing, of what is to come too
  const key = JSON.stringify([state.path, state.on, state.settled, [state.classes, state.lines, state.stages, state.tiers, state.sources].map(s => [...s])]);
  if (found.key === key) return found.ways;
  found = { key, ways: [], planned: false };
  const [start, end] = state.path, shows = id => linkShows(id) && !['denied', 'intended'].includes(standingOf(links.get(id))) && [links.get(id).from, links.get(id).to].every(end => !TOLD.has(things.get(end).cls) || state.path.includes(end));
  for (const planned of [false, true]) {
    const near = netOf(id => shows(id) && (planned || holds(id)));
    const best = cheapestFew(near, start, end, 3);
    if (!best.length) continue;
    found = { key, planned, ways: best.map(nodes => ({ nodes, hops: nodes.slice(1).map((id, i) => near.get(nodes[i]).get(id)) })) };
    break;
  }
  onWay = new Set(found.ways.flatMap(way => way.hops.flat()));
  return found.ways;
}

function wayPanel() {
  const [start, end] = state.path, all = ways();
  const worst = way => way.hops.map(ids => ids.map(id => standingOf(links.get(id))).sort((a, b) => SUREST.indexOf(a) - SUREST.indexOf(b))[0]).sort((a, b) => WORST.indexOf(b) - WORST.indexOf(a))[0];
  const rows = all.flatMap((way, n) => [make('h3', {}, `${n + 1} · ${way.hops.length} ${say('hops')}`, badge(worst(way))),
    ...way.hops.flatMap((ids, i) => ids.map(id => linkRow(id, way.nodes[i], true)))]);
  return [home(), make('h2', {}, pick(things.get(start).name), ' → ', pick(things.get(end).name)),
    make('p', { class: 'also' }, all.length ? say(found.planned ? 'wayPlanned' : 'wayText') : say('noWay')), ...rows];
}
