// The address of the page holds what the reader sees, so that a link shows the same: thing, filters, day, path, view.
const VIEW = TALL ? 'tall' : 'view'; // places in one layout mean nothing in the other
const SETS = ['classes', 'lines', 'stages', 'tiers', 'sources'];
const KNOWN = { classes: id => classes.has(id), lines: id => lines.has(id), stages: id => id in STAGES, tiers: id => data.tiers.some(t => t.id === id), sources: id => own(data.sources, id) !== undefined };

function addressed() {
  const parts = [], put = (key, value) => parts.push(`${key}=${[].concat(value).map(encodeURIComponent).join(',')}`);
  if (state.selected) parts.push(encodeURIComponent(state.selected));
  for (const key of ['link', 'path', 'pair']) if (state[key]) put(key, state[key]);
  if (state.near) put('near', '1');
  if (state.settled) put('settled', '1');
  if (state.on) put('on', state.on);
  for (const key of SETS) if (state[key].size) put(key, [...state[key]].sort());
  if (state.lang !== data.lang) put('lang', state.lang);
  if (touched) { const { x, y } = net.getViewPosition(); put(VIEW, [Math.round(x), Math.round(y), net.getScale().toFixed(3)]); }
  return parts.join('&');
}

let shown = location.hash; // the address as last written or read here
function remember() {
  if (location.hash !== shown) return; // the reader went elsewhere; what is there is about to be shown
  const text = addressed();
  try { history.replaceState(null, '', text ? '#' + text : location.pathname + location.search); } catch (refused) { if (refused.name !== 'SecurityError') throw refused; }
  shown = location.hash;
}

const decoded = text => { try { return decodeURIComponent(text); } catch (bad) { if (bad instanceof URIError) return ''; throw bad; } };

// Read the address; what it names and the map does not have is passed over. Returns the view it asks for, if any.
function recall() {
  Object.assign(state, none(), { selected: null, link: null, near: false, path: null, pair: null, asking: null, lang: data.lang });
  let view = null;
  shown = location.hash;
  for (const part of location.hash.slice(1).split('&')) {
    const at = part.indexOf('='), key = at < 0 ? '' : part.slice(0, at), values = (at < 0 ? part : part.slice(at + 1)).split(',').map(decoded), two = values.length === 2 && values[0] !== values[1] && values.every(id => things.has(id));
    if (at < 0) { if (things.has(values[0])) state.selected = values[0]; }
    else if (key === 'link') { if (trunks.has(values[0]) || links.has(values[0])) state.link = values[0]; }
    else if (key === 'path' || key === 'pair') { if (two) state[key] = values; }
    else if (key === 'near' || key === 'settled') state[key] = values[0] === '1';
    else if (key === 'on') { if (/^\d{4}-\d\d-\d\d$/.test(values[0])) state.on = values[0]; }
    else if (SETS.includes(key)) state[key] = new Set(values.filter(KNOWN[key]));
    else if (key === 'lang') { if (['en', 'zh'].includes(values[0])) state.lang = values[0]; }
    else if (key === VIEW) { const numbers = values.map(Number); if (numbers.length === 3 && numbers.every(Number.isFinite) && numbers[2] > 0.01 && numbers[2] < 20) view = numbers; }
  }
  if (state.link || state.path || state.pair) state.selected = null;
  return view;
}
