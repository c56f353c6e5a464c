// Put it together: choose, ask for a second thing, switch language and colours, go.
function choose(id, show) {
  const first = state.asking && state.selected;
  if (first && id && id !== first) {
    const kind = state.asking;
    askFor(null);
    Object.assign(state, { selected: null, link: null, near: false, path: null, pair: null, [kind]: [first, id] });
    $('spoken').textContent = `${pick(things.get(first).name)}, ${pick(things.get(id).name)}`;
  } else {
    Object.assign(state, { selected: id || null, link: null, path: null, pair: null, near: state.near && Boolean(id) });
    if (id && show && !nodeShows(id)) unhide(id);
    $('spoken').textContent = id ? `${pick(things.get(id).name)}, ${pick(classes.get(things.get(id).cls).name)}` : '';
  }
  nearbySet();
  refresh();
  showPanel();
  if (id && show) reveal(id);
  remember();
}

function unhide(id) { // what is looked for is shown, whatever was filtered
  const thing = things.get(id);
  state.settled = state.near = false;
  state.classes.delete(thing.cls);
  state.stages.delete(stageOf(thing));
  if (thing.mute) Object.assign(state, { on: '', tiers: new Set(), sources: new Set() });
  hear();
  nearbySet();
  say_buttons();
  showLegend();
}

function chooseLink(id) {
  Object.assign(state, { link: id, selected: null, path: null, pair: null, near: false });
  nearbySet();
  refresh();
  showPanel();
  remember();
}

function askFor(kind) { // the next thing chosen is the second one: of a path or a comparison
  state.asking = kind;
  $('ask').hidden = !kind;
  if (kind) {
    $('ask').textContent = `${pick(things.get(state.selected).name)} ${kind === 'path' ? '→ ?' : '+ ?'} ${say('askSecond')}`;
    $('search').focus();
  }
}

function say_buttons() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-Hans' : 'en';
  document.title = pick(data.title) + ' · biokg';
  $('title').textContent = pick(data.title);
  const cited = [...links].filter(([, l]) => (l.claims || []).length), shown = [...things].filter(([id, thing]) => nodeShows(id) && !thing.mute).length, linked = cited.filter(([id]) => linkShows(id)).length;
  const of = (some, all) => some < all ? `${some} / ${all}` : String(all);
  $('counts').textContent = [data.sums ? `${data.sums[0].toLocaleString('en-US')} ${say('things')}` : '', data.sums ? `${data.sums[1].toLocaleString('en-US')} ${say('links')}` : '', `${of(shown, things.size)} ${say(data.sums ? 'marks' : 'things')}`, data.sums ? '' : `${of(linked, cited.length)} ${say('citedLinks')}`, `${of(Object.entries(data.sources).filter(([id, s]) => !(state.on && s.known > state.on) && !state.sources.has(id)).length, Object.keys(data.sources).length)} ${say('sources')}`, state.on || data.asOf ? `${say('upTo')} ${day(state.on || data.asOf)}` : ''].filter(Boolean).join(' · ');
  $('search').placeholder = say('search');
  $('search').setAttribute('aria-label', say('search'));
  $('results').setAttribute('aria-label', say('results'));
  $('settled').textContent = say('settledOnly');
  $('settled').setAttribute('aria-pressed', String(state.settled));
  $('when').textContent = say('timeline');
  $('language').textContent = say('language');
  $('theme').textContent = say(state.dark ? 'light' : 'theme');
  $('map').setAttribute('aria-label', say('canvas'));
  for (const [id, key] of [['in', 'zoomIn'], ['out', 'zoomOut'], ['fit', 'fit']]) { $(id).setAttribute('aria-label', say(key)); $(id).title = say(key); }
}

function showWords() { // all but the map and what lies beside it
  document.body.classList.toggle('dark', state.dark);
  readColours();
  hear();
  nearbySet();
  say_buttons();
  showExports();
}

function showAll() {
  showWords();
  refresh();
  showLegend();
  showPanel();
  showTime();
}

function showPart(view) { // the part of the map that the address asks for
  if (!view) return fit(false, true);
  touched = true;
  net.moveTo({ position: { x: view[0], y: view[1] }, scale: view[2] });
}

function start() {
  state.dark = matchMedia('(prefers-color-scheme: dark)').matches;
  document.body.classList.remove('plain');
  document.body.classList.add('ready');
  const view = recall();
  if (!location.hash && data.focus) state.selected = data.focus;
  showWords(); // the map is to have its size from the beginning
  showTime();
  startNetwork();
  refresh();
  showPart(view);
  startSearch();
  startKeys();
  startPhone();
  $('settled').addEventListener('click', () => { state.settled = !state.settled; filtered(); });
  $('language').addEventListener('click', () => { state.lang = state.lang === 'zh' ? 'en' : 'zh'; showAll(); remember(); });
  $('theme').addEventListener('click', () => { state.dark = !state.dark; showAll(); });
  $('when').addEventListener('click', () => { timeOpen = !timeOpen; showTime(); if (timeOpen) $('time').scrollIntoView({ block: 'nearest' }); });
  $('in').addEventListener('click', () => zoom(1.25));
  $('out').addEventListener('click', () => zoom(0.8));
  $('fit').addEventListener('click', () => { fit(true); remember(); });
  addEventListener('beforeprint', toPrint);
  addEventListener('resize', () => { if (timeOpen) showTime(); });
  addEventListener('hashchange', () => { const view = recall(); showAll(); showPart(view); });
  document.addEventListener('pointerdown', event => { if (!$('take').contains(event.target)) $('take').open = false; });
  paints(true);
  net.redraw();
  document.body.dataset.ready = Math.round(performance.now()); // milliseconds from the start of loading
  paints(false); // the engine has asked for a frame that would be the same once more
  afterFrame(showRest);
  $('map').data = data; // for tests
  $('map').labels = () => placed ? placed.list.map(({ id, x, y, w, h, rows }) => ({ id, x, y, w, h, rows })) : []; // for tests
  $('map').lines = () => [...showing]; // for tests
  $('map').pixel = (x, y) => net.canvasToDOM({ x, y }); // for tests
  $('map').ways = () => state.path ? ways().map(way => way.nodes) : []; // for tests
  $('map').chosen = () => state.link; // for tests
  $('map').tell = line => line ? chooseLink(line) : choose(null); // for tests
  $('map').along = line => [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88].map(t => middle(line, t)).filter(Boolean).map(p => net.canvasToDOM(p)).map(p => [p.x + $('map').getBoundingClientRect().x, p.y + $('map').getBoundingClientRect().y]); // for tests
  $('map').ends = () => Object.fromEntries([...drawnLinks.keys()].filter(linkShows).map(id => [id, links.get(id).from])); // for tests
  $('map').standings = () => ({ things: Object.fromEntries([...things].filter(([, t]) => !t.mute).map(([id, t]) => [id, standingOf(t)])), links: Object.fromEntries([...links].filter(([, l]) => !l.mute).map(([id, l]) => [id, standingOf(l)])) }); // for tests
}

function showRest() { // what lies beside the map, and the names on it
  showLegend();
  showPanel();
  named = true;
  paints(true);
  net.redraw();
  document.body.dataset.named = Math.round(performance.now());
}

// The policy of the page lets the engine in by the hash of its text, so no other text runs.
document.head.append(make('script', {}, await engine));
start();
