// Pointer, keys and buttons; then the first picture.
function hit(x, y) { // the mark there, else the innermost area
  const X = wx(x), Y = wy(y);
  let best = -1, area = -1;
  for (let a = 0; a < A; a++) if (shows(a) && X >= d.boxes[4 * a] && Y >= d.boxes[4 * a + 1] && X <= d.boxes[4 * a] + d.boxes[4 * a + 2] && Y <= d.boxes[4 * a + 1] + d.boxes[4 * a + 3]) area = a;
  const from = area >= 0 ? d.first[area] : A ? d.first[A - 1] + d.count[A - 1] : 0, to = area >= 0 ? from + d.count[area] : N;
  const reach = Math.max(head.cell * 0.55, 6 / view.s);
  for (let i = Math.max(from, A), near = reach; i < to; i++) {
    const away = Math.hypot(d.x[i - A] - X, d.y[i - A] - Y);
    if (away < near && shows(i)) { near = away; best = i; }
  }
  return best >= 0 ? best : area;
}

function touch(x, y) { // a mark lies over a link, a link over an area
  const i = hit(x, y), e = i >= A ? -1 : lineAt(x, y), sum = i >= A || e >= 0 ? null : sumAt(x, y);
  if (sum) chooseSum(sum); else if (e >= 0) chooseLink(e); else choose(i);
}

function step(dx, dy) { // the nearest thing in a direction
  const i = state.selected, mark = i >= A;
  const [X, Y] = i < 0 ? [view.x, view.y] : [px(i), py(i)];
  let best = -1, least_ = Infinity;
  for (let j = i >= 0 && !mark ? 0 : A, end = i >= 0 && !mark ? A : N; j < end; j++) {
    if (j === i || !shows(j)) continue;
    const [x, y] = [px(j) - X, py(j) - Y], ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (i >= 0 && ahead <= 0) continue;
    const cost = Math.abs(ahead) + 2.5 * aside;
    if (cost < least_) { least_ = cost; best = j; }
  }
  if (best >= 0) { choose(best); if (sx(px(best)) < 40 || sy(py(best)) < 40 || sx(px(best)) > wide - 40 || sy(py(best)) > tall - 40 || best >= A && view.s * head.cell < 12) show(best); }
}

const pointers = new Map();
let dragged = 0, spread = 0;
canvas.addEventListener('pointerdown', event => { canvas.setPointerCapture(event.pointerId); pointers.set(event.pointerId, [event.offsetX, event.offsetY]); dragged = 0; spread = 0; });
canvas.addEventListener('pointermove', event => {
  const was = pointers.get(event.pointerId);
  if (!was) return;
  const now = [event.offsetX, event.offsetY];
  pointers.set(event.pointerId, now);
  dragged += Math.abs(now[0] - was[0]) + Math.abs(now[1] - was[1]);
  view.x -= (now[0] - was[0]) / view.s / pointers.size;
  view.y -= (now[1] - was[1]) / view.s / pointers.size;
  if (pointers.size === 2) {
    const [a, b] = [...pointers.values()], apart = Math.hypot(a[0] - b[0], a[1] - b[1]);
    if (spread) zoom(apart / spread, (a[0] + b[0]) / 2, (a[1] + b[1]) / 2);
    spread = apart;
  }
  moved();
});
for (const name of ['pointerup', 'pointercancel']) canvas.addEventListener(name, event => {
  if (pointers.delete(event.pointerId) && name === 'pointerup' && dragged < 5) touch(event.offsetX, event.offsetY);
});
canvas.addEventListener('wheel', event => { event.preventDefault(); zoom(Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) * 0.0022), event.offsetX, event.offsetY); }, { passive: false });
canvas.addEventListener('dblclick', event => zoom(2, event.offsetX, event.offsetY));
canvas.addEventListener('keydown', event => {
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (arrows[event.key]) step(...arrows[event.key]);
  else if (event.key === '+' || event.key === '=') zoom(1.4);
  else if (event.key === '-') zoom(1 / 1.4);
  else if (event.key === '0') fit();
  else if (event.key === 'Enter') $('panel').focus();
  else if (event.key === 'Escape') choose(-1);
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', event => {
  if (event.key === '/' && document.activeElement !== $('search')) { event.preventDefault(); $('search').focus(); }
  else if (event.key === 'Escape' && $('panel').contains(document.activeElement)) canvas.focus();
});
$('search').addEventListener('input', showResults);
$('search').addEventListener('blur', () => { $('results').hidden = true; $('search').setAttribute('aria-expanded', 'false'); });
$('search').addEventListener('keydown', event => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { at = hits.length ? (at + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length : -1; mark(); }
  else if (event.key === 'Enter' && at >= 0) take(at);
  else if (event.key === 'Escape') { $('search').value = ''; showResults(); canvas.focus(); }
  else return;
  event.preventDefault();
});
$('in').addEventListener('click', () => zoom(1.5));
$('out').addEventListener('click', () => zoom(1 / 1.5));
$('fit').addEventListener('click', fit);
$('language').addEventListener('click', () => { state.lang = state.lang === 'zh' ? 'en' : 'zh'; best = null; words(); repaint(); remember(); });
$('theme').addEventListener('click', () => { state.dark = !state.dark; words(); repaint(); });
$('settled').addEventListener('click', () => { state.settled = !state.settled; words(); filtered('#settled'); });
tellers.push(() => { const text = say(mode); if ($('note').textContent !== text) $('note').textContent = text; });

function words() { // every word of the page in the language, every colour in the theme
  document.documentElement.lang = state.lang === 'zh' ? 'zh-Hans' : 'en';
  document.body.classList.toggle('dark', state.dark);
  readColours();
  $('title').textContent = pick(head.title);
  $('search').placeholder = say('search');
  $('search').setAttribute('aria-label', say('search'));
  $('results').setAttribute('aria-label', say('results'));
  $('language').textContent = say('language');
  $('theme').textContent = say(state.dark ? 'light' : 'theme');
  $('settled').textContent = say('settledOnly');
  $('settled').setAttribute('aria-pressed', String(state.settled));
  canvas.setAttribute('aria-label', say('canvas'));
  for (const [id, key] of [['in', 'zoomIn'], ['out', 'zoomOut'], ['fit', 'fit']]) { $(id).setAttribute('aria-label', say(key)); $(id).title = say(key); }
  showExports();
  showLegend();
  showCounts();
  showPanel();
}

function revisit() { // show what the address says
  const asked = recall();
  sums = best = null;
  sift();
  words();
  look(asked);
  repaint();
}

const idle = () => new Promise(done => (window.requestIdleCallback || setTimeout)(done));
async function study() { // what is not needed for the first picture
  for (const step of learnNames()) { void step; await idle(); }
  await learn();
  await idle();
  learnAliases();
  putAside();
  if (!everyone()) { sift(); sums = best = null; showCounts(); repaint(); }
  showLegend();
  showPanel();
  document.body.dataset.learned = String(Math.round(performance.now()));
}

document.body.classList.remove('plain');
const broken = error => { document.body.classList.add('broken'); $('note').textContent = `${say('old')} (${error.name})`; };
unpack(0).then(found => {
  prepare(found);
  readColours();
  resize();
  revisit();
  new ResizeObserver(resize).observe($('stage'));
  window.addEventListener('hashchange', revisit);
  requestAnimationFrame(() => { document.body.dataset.ready = String(Math.round(performance.now())); setTimeout(() => study().catch(broken), 60); });
}).catch(broken);
