// The address of the page holds what the reader sees, so that a link shows the same: thing, filters, view.
const NAMED = { classes: head.classes, lines: head.lines, stages: head.lines, tiers: head.evidence ? head.evidence.tiers : [] };
let touched = false; // whether the reader has moved the view
let askedSources = null; // ids of sources that the address puts aside, until it is known which they are

function addressed() {
  const parts = [], put = (key, values) => parts.push(`${key}=${values.map(encodeURIComponent).join(',')}`);
  if (state.selected >= 0) parts.push(encodeURIComponent(idOf(state.selected)));
  if (state.link >= 0) put('link', [`${idOf(d.start[state.link])}~${head.ties[d.tie[state.link]].id}~${idOf(d.end[state.link])}`]);
  if (state.sum) put('pair', state.sum.map(g => g < A ? idOf(g) : ''));
  for (const key of ['near', 'settled']) if (state[key]) put(key, ['1']);
  if (state.on) put('on', [state.on]);
  for (const key of Object.keys(NAMED)) if (state[key].size) put(key, [...state[key]].map(code => NAMED[key][code].id).sort());
  const aside = askedSources || [...state.sources].map(row => rowsOf(proof, 'sources')[row]);
  if (aside.length) put('sources', aside.sort());
  if (state.lang !== head.lang) put('lang', [state.lang]);
  if (touched) put('view', [Math.round(view.x), Math.round(view.y), view.s.toFixed(4)]);
  return parts.join('&');
}

let later = 0, shown = location.hash; // the address as last written or read here
function remember() { // not with every move: browsers allow but so many
  clearTimeout(later);
  later = setTimeout(write, 250);
}

function write() {
  clearTimeout(later);
  if (location.hash !== shown) return; // the reader went elsewhere; what is there is about to be shown
  const text = addressed();
  try { history.replaceState(null, '', text ? '#' + text : location.pathname + location.search); } catch (refused) { if (refused.name !== 'SecurityError') throw refused; }
  shown = location.hash;
}

const decoded = text => { try { return decodeURIComponent(text); } catch (bad) { if (bad instanceof URIError) return ''; throw bad; } };

function called(id) { // the thing of an id, -1 for none
  const place = rowsOf(d, 'ids').indexOf(id);
  return !id ? -1 : place >= 0 ? place : rowsOf(d, 'en').findIndex((name, i) => !rowsOf(d, 'ids')[i] && slug(name) === id);
}

function linkCalled(text) {
  const [from, what, to] = text.split('~'), [a, b] = [called(from), called(to || '')];
  for (let k = a < 0 || b < 0 ? Infinity : offset[a]; k < offset[a + 1]; k++) {
    const e = touching[k];
    if (d.start[e] === a && d.end[e] === b && head.ties[d.tie[e]].id === what) return e;
  }
  return -1;
}

// Read the address; what it names and the map does not have is passed over. Returns the view it asks for, if any.
function recall() {
  Object.assign(state, nothing(), { selected: -1, link: -1, sum: null, lang: head.lang });
  let asked = null;
  askedSources = null;
  shown = location.hash;
  for (const part of location.hash.slice(1).split('&').filter(Boolean)) {
    const at = part.indexOf('='), key = at < 0 ? '' : part.slice(0, at), values = (at < 0 ? part : part.slice(at + 1)).split(',').map(decoded);
    if (at < 0) state.selected = called(values[0]);
    else if (key === 'link') state.link = linkCalled(values[0]);
    else if (key === 'pair' && values.length === 2) { const ends = values.map(id => id ? called(id) : A); if (ends.every(g => g >= 0 && g <= A)) state.sum = ends; }
    else if (key === 'settled' || key === 'near') state[key] = values[0] === '1';
    else if (key === 'on') { if (/^\d{4}-\d\d-\d\d$/.test(values[0])) state.on = values[0]; }
    else if (key === 'sources') askedSources = values.filter(Boolean);
    else if (Object.hasOwn(NAMED, key)) state[key] = new Set(values.map(id => NAMED[key].findIndex(one => one.id === id)).filter(code => code >= 0));
    else if (key === 'lang') { if (['en', 'zh'].includes(values[0])) state.lang = values[0]; }
    else if (key === 'view') { const numbers = values.map(Number); if (numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0 && numbers[2] <= most) asked = numbers; }
  }
  if (state.link >= 0 || state.sum) state.selected = -1;
  state.near &&= state.selected >= 0;
  putAside();
  return asked;
}

function putAside() { // the sources that the address names, once they are known
  if (!proof || !askedSources) return;
  const ids = rowsOf(proof, 'sources');
  state.sources = new Set(askedSources.map(id => ids.indexOf(id)).filter(row => row >= 0));
  askedSources = null;
}

function look(asked) { // at the view of the address, else at what is chosen, else at everything
  fit();
  if (asked) { [view.x, view.y, view.s] = asked; moved(); }
  else if (state.selected >= 0) show(state.selected);
  else if (state.link >= 0) show(d.start[state.link]);
  touched = Boolean(asked);
}
