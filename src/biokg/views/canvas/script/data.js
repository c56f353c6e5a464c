// What the page holds: arrays and names, unpacked once. Text only ever becomes text.
const $ = id => document.getElementById(id);
const head = JSON.parse($('head').textContent);
const nothing = () => ({ settled: false, classes: new Set(), stages: new Set(), lines: new Set(), tiers: new Set(), sources: new Set(), on: '', near: false });
const state = { lang: head.lang, dark: matchMedia('(prefers-color-scheme: dark)').matches, ...nothing(), selected: -1, link: -1, sum: null };
const pick = both => both ? (state.lang === 'zh' && both[1]) || both[0] || both[1] : '';
const say = key => pick(head.say[key]);
const hue = record => record.colour[state.dark ? 1 : 0];
const grouped = new Intl.NumberFormat('en-US'), number = value => grouped.format(value);

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === 'on') for (const [name, act] of Object.entries(value)) element.addEventListener(name, act);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined && child !== false && child !== ''));
  return element;
}

function bytesOf(text) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

async function unpack(k) {
  const stream = new Blob([bytesOf($(k ? `pack-${k}` : 'pack').textContent)]).stream().pipeThrough(new DecompressionStream('gzip'));
  const all = new Uint8Array(await new Response(stream).arrayBuffer()), found = {};
  let at = 0;
  for (const [name, kind, length, count] of head.packs[k]) {
    const part = all.subarray(at, at += length);
    if (kind === 't') lazy(found, name, () => new TextDecoder().decode(part));
    else found[name] = kind === 'b' ? part : kind === 'p' ? plain(part, count) : summed(part, count);
  }
  return found;
}

function lazy(object, name, read) { // names are read when they are first asked for
  Object.defineProperty(object, name, { configurable: true, get() { const value = read(); Object.defineProperty(object, name, { value }); return value; } });
}

function summed(planes, count) { // differences in four planes of bytes
  const values = new Int32Array(count), [b, c, d] = [count, 2 * count, 3 * count];
  for (let i = 0, sum = 0; i < count; i++)
    values[i] = sum = (sum + (planes[i] | planes[b + i] << 8 | planes[c + i] << 16 | planes[d + i] << 24)) | 0;
  return values;
}

function plain(planes, count) { // numbers from -1 on, in as many planes as the greatest needs
  const values = new Int32Array(count).fill(-1);
  for (let plane = 0; plane * count < planes.length; plane++) for (let i = 0; i < count; i++) values[i] += planes[plane * count + i] << 8 * plane;
  return values;
}

const rowsOf = (object, name) => { const key = `${name}Rows`; return object[key] ??= object[name].split('\n'); };

let d, A, N, M, home, group, looseBox, offset, touching; // areas, things, links; the area of each thing; the park of each
function prepare(found) {
  d = found;
  A = d.up.length; N = d.cls.length; M = d.start.length;
  home = new Int32Array(N).fill(-1);
  for (let a = 0; a < A; a++) { home[a] = d.up[a]; home.fill(a, d.first[a], d.first[a] + d.count[a]); }
  const park = head.classes.findIndex(c => c.id === 'IndustryPark'), top = new Int32Array(A);
  for (let a = 0; a < A; a++) {
    const up = d.up[a];
    top[a] = up < 0 ? a : d.cls[top[up]] === park ? top[up] : d.cls[a] === park ? a : top[up];
  }
  group = new Int32Array(N);
  for (let i = 0; i < N; i++) group[i] = i < A ? top[i] : home[i] < 0 ? A : top[home[i]];
  const loose = A ? d.first[A - 1] + d.count[A - 1] : 0;
  looseBox = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = Math.max(loose, A); i < N; i++) looseBox = [Math.min(looseBox[0], px(i)), Math.min(looseBox[1], py(i)), Math.max(looseBox[2], px(i)), Math.max(looseBox[3], py(i))];
  offset = new Int32Array(N + 1);
  for (let e = 0; e < M; e++) { offset[d.start[e] + 1]++; offset[d.end[e] + 1]++; }
  for (let i = 0; i < N; i++) offset[i + 1] += offset[i];
  touching = new Int32Array(2 * M);
  const fill = offset.slice();
  for (let e = 0; e < M; e++) { touching[fill[d.start[e]]++] = e; touching[fill[d.end[e]]++] = e; }
}

const px = i => i < A ? d.boxes[4 * i] + d.boxes[4 * i + 2] / 2 : d.x[i - A];
const py = i => i < A ? d.boxes[4 * i + 1] + d.boxes[4 * i + 3] / 2 : d.y[i - A];
const degree = i => offset[i + 1] - offset[i];
const named = (i, how) => (state.lang === 'zh' && rowsOf(d, how + 'Zh')[i]) || rowsOf(d, how + 'En')[i];
const namesOf = i => d.shortEn ? [named(i, 'short'), named(i, 'brief')] : [nameOf(i)]; // on the map, the briefest last
const nameOf = i => (state.lang === 'zh' && rowsOf(d, 'zh')[i]) || rowsOf(d, 'en')[i];
const otherOf = i => { const [en, zh] = [rowsOf(d, 'en')[i], rowsOf(d, 'zh')[i]]; return state.lang === 'zh' ? zh && en : zh; };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const dayWords = text => { const [year, month, date] = text.split('-'); return state.lang === 'zh' ? `${year}年${+month}月${+date}日` : `${+date} ${MONTHS[month - 1]} ${year}`; };
const slug = name => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
const idOf = i => rowsOf(d, 'ids')[i] || slug(rowsOf(d, 'en')[i]);

