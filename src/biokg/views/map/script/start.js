// Put it together: choose, switch language and colours, go.
function choose(id, show) {
  state.selected = id || null;
  state.link = null;
  if (id && !nodeShows(id)) { state.settled = false; state.classes.delete(things.get(id).cls); say_buttons(); forget(); showLegend(); }
  refresh();
  showPanel();
  if (id && show) reveal(id);
  $('spoken').textContent = id ? `${pick(things.get(id).name)}, ${pick(classes.get(things.get(id).cls).name)}` : '';
  remember();
}

function chooseLink(id) {
  state.link = id;
  state.selected = null;
  refresh();
  showPanel();
  remember();
}

function remember() {
  const hash = state.selected ? '#' + encodeURIComponent(state.selected) : ' ';
  try { history.replaceState(null, '', hash === ' ' ? location.pathname + location.search : hash); } catch (refused) { if (refused.name !== 'SecurityError') throw refused; }
}

function say_buttons() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-Hans' : 'en';
  document.title = pick(data.title) + ' · biokg';
  $('title').textContent = pick(data.title);
  const cited = [...links.values()].filter(l => (l.claims || []).length).length;
  $('counts').textContent = [`${things.size} ${say('things')}`, `${cited} ${say('citedLinks')}`, `${Object.keys(data.sources).length} ${say('sources')}`, data.asOf ? `${say('upTo')} ${day(data.asOf)}` : ''].filter(Boolean).join(' · ');
  $('search').placeholder = say('search');
  $('search').setAttribute('aria-label', say('search'));
  $('settled').textContent = say('settledOnly');
  $('settled').setAttribute('aria-pressed', String(state.settled));
  $('language').textContent = say('language');
  $('theme').textContent = say(state.dark ? 'light' : 'theme');
  $('map').setAttribute('aria-label', say('canvas'));
  for (const [id, key] of [['in', 'zoomIn'], ['out', 'zoomOut'], ['fit', 'fit']]) { $(id).setAttribute('aria-label', say(key)); $(id).title = say(key); }
}

function showAll() {
  document.body.classList.toggle('dark', state.dark);
  readColours();
  say_buttons();
  refresh();
  showLegend();
  showPanel();
}

state.dark = matchMedia('(prefers-color-scheme: dark)').matches;
document.body.classList.remove('plain');
document.body.classList.add('ready');
const asked = decodeURIComponent(location.hash.slice(1));
state.selected = things.has(asked) ? asked : data.focus || null;
document.body.classList.toggle('dark', state.dark);
readColours();
focus = focusSet();
startNetwork();
showAll();
startSearch();
startKeys();
fit(false);
$('settled').addEventListener('click', () => { state.settled = !state.settled; showAll(); });
$('language').addEventListener('click', () => { state.lang = state.lang === 'zh' ? 'en' : 'zh'; showAll(); });
$('theme').addEventListener('click', () => { state.dark = !state.dark; showAll(); });
$('in').addEventListener('click', () => zoom(1.25));
$('out').addEventListener('click', () => zoom(0.8));
$('fit').addEventListener('click', () => fit(true));
addEventListener('beforeprint', toPrint);
document.body.dataset.ready = Math.round(performance.now()); // milliseconds from the start of loading
$('map').labels = () => placed ? placed.list.map(({ id, x, y, w, h, rows }) => ({ id, x, y, w, h, rows })) : []; // for tests
$('map').lines = () => [...showing]; // for tests
