// What the page knows, what the reader has chosen, and how to make elements: text only ever becomes text.
const $ = id => document.getElementById(id);
async function unpacked(id) { // what the page carries compressed, as a text
  const letters = $(id).textContent, bytes = Uint8Array.fromBase64 ? Uint8Array.fromBase64(letters) : Uint8Array.from(atob(letters), c => c.charCodeAt(0));
  return new Response(new Response(bytes).body.pipeThrough(new DecompressionStream('deflate'))).text();
}
const engine = unpacked('engine'), data = JSON.parse(await unpacked('data')); // both at once
const NARROW = matchMedia('(max-width: 820px)'), TALL = Boolean(NARROW.matches && data.tall); // a telephone has a layout of its own
if (TALL) Object.assign(data, data.tall);
const none = () => ({ settled: false, classes: new Set(), lines: new Set(), stages: new Set(), tiers: new Set(), sources: new Set(), on: '' });
const state = { lang: data.lang, dark: false, ...none(), selected: null, link: null, near: false, path: null, pair: null, asking: null };
const SETTLED = new Set(['stated', 'inferred']);
const own = (object, key) => Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
const pick = both => both ? (state.lang === 'zh' && both[1]) || both[0] : '';
const other = both => both ? (state.lang === 'zh' ? both[0] : both[1] || '') : '';
const told = number => number === undefined ? '' : pick(data.words[number]);
const say = key => pick(data.ui[key]);

// Claims, links and facts are many, so their words stand in a table and claims are rows; here they become records.
const claims = new Map(Object.entries(data.claims).map(([id, [source, modality, spots, rest]]) => [id, {
  source: typeof source === 'number' ? data.sourceIds[source] : source, modality: modality === null ? undefined : modality,
  spots: spots.map(([section, evidence, start, end, words]) => ({ section: section === null ? undefined : section, evidence: evidence === null ? undefined : evidence, start, end, words })), ...rest }]));
for (const node of data.vis.nodes) node.shape = 'custom';
for (const edge of data.vis.edges) { // a line that ends where its link does says so only once
  const link = own(data.links, edge.id);
  if (link) { edge.from ??= link.from; edge.to ??= link.to; edge.bend ??= 0.07; }
}
for (const record of [...Object.values(data.links), ...data.facts]) {
  record.label = data.words[record.label];
  if (record.back !== undefined) record.back = data.words[record.back];
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'on') for (const [name, act] of Object.entries(value)) element.addEventListener(name, act);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

const afterFrame = act => requestAnimationFrame(() => requestAnimationFrame(act)); // what the reader waits for is painted first

function refill(box, ...children) { // with new content, where what had the focus has it again
  const had = box.contains(document.activeElement) ? document.activeElement : box;
  const same = [...had.attributes].filter(({ name }) => /^(id|data-.*)$/.test(name)).map(({ name, value }) => `[${name}="${CSS.escape(value)}"]`).join('');
  box.replaceChildren(...children);
  if (had !== box && same) box.querySelector(same)?.focus();
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function folded(id, title, open, told, rows) { // what it holds is made when it is first opened: sources may be many
  let empty = true;
  const fill = event => {
    if (event) told(event.target.open);
    if (empty && element.open) { empty = false; element.append(...rows()); }
  };
  const element = make('details', { id, open, on: { toggle: fill } }, make('summary', { id: id + '-title' }, title));
  fill();
  return element;
}

const classes = new Map(data.classes.map(c => [c.id, c]));
const lines = new Map(data.lines.map(l => [l.id, l]));
const tone = record => state.dark ? record.dark : record.colour;
const day = text => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || '');
  if (!found) return text || '';
  const [, year, month, date] = found;
  if (state.lang === 'zh') return `${year}年${+month}月${+date}日`;
  return `${+date} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][month - 1]} ${year}`;
};

function icon(cls, standing) {
  const glyph = classes.get(cls), colour = tone(glyph), hollow = standing === 'planned' || standing === 'expected';
  const shape = draw('path', { d: glyph.path, 'fill-rule': 'evenodd', fill: hollow ? 'none' : colour, stroke: colour, 'stroke-width': hollow ? 2 : 0.6 });
  if (hollow) shape.setAttribute('stroke-dasharray', standing === 'planned' ? '4 2.5' : '1.2 3');
  return draw('svg', { viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, shape);
}
