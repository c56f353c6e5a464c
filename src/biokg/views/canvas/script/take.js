// What the reader takes along: what shows as a table, the view as PNG or SVG, paper, or the address.
function save(name, type, content) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const fileName = ending => `biokg-${state.selected >= 0 ? idOf(state.selected) : 'map'}.${ending}`.replace(/[^\w.\-]+/g, '-');
// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
const cell = value => { const text = /^[=+\-@\t\r＝＋－＠]/.test(value) ? "'" + value : String(value); return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text; };

function* table() { // the links that show, and what is said of the things that show; of the chosen ones alone where there are
  const some = state.sum ? linksBetween(state.sum) : state.link >= 0 ? [state.link] : null, here = i => shows(i) && !some && (state.selected < 0 || state.selected === i);
  const evidence = claims => [[...new Set(claims.map(cited))].join('; '), [...new Set(claims.map(c => c.tier ? pick(c.tier.name) : ''))].join('; '), claims.map(c => c.claim).filter(Boolean).join(' '), [...new Set(claims.map(c => c.source ? c.source.url : ''))].filter(Boolean).join(' ')];
  const begin = i => [nameOf(i), idOf(i), pick(head.classes[d.cls[i]].name)];
  yield ['thing', 'id', 'class', 'kind', 'relation', 'value', 'standing', 'sources', 'tier', 'claims', 'pages'];
  for (let k = 0, end = some ? some.length : M; k < end; k++) {
    const e = some ? some[k] : k;
    if (linkShows(e) && (some || here(d.start[e]) || here(d.end[e]))) yield [...begin(d.start[e]), 'link', pick(head.ties[d.tie[e]].name), nameOf(d.end[e]), pick(head.lines[d.link[e]].name), ...evidence(claimsOf('link', e))];
  }
  if (proof) for (let i = 0; i < N; i++) if (here(i)) for (const claim of claimsOf('thing', i)) yield [...begin(i), 'fact', pick(claim.property.name), claim.value ? pick(claim.value) : '', pick(head.evidence.modalities[claim.modality]), ...evidence([claim])];
}

function saveCsv() {
  const parts = ['\ufeff'];
  for (const row of table()) parts.push(row.map(cell).join(',') + '\r\n');
  save(fileName('csv'), 'text/csv', new Blob(parts));
}

const caption = () => `${pick(head.title)} · ${$('counts').textContent} · biokg`;
function painted(on) { // the view as it is on the screen, with a line below that says what it is
  for (const step of paint(on)) void step;
  on.pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  overlay(on.pen, on.over);
  on.pen.fillStyle = colours.sheet;
  on.pen.fillRect(0, tall, wide, 34);
  on.pen.fillStyle = colours.quiet;
  on.pen.font = `400 12px ${FONT}`;
  on.pen.textAlign = 'left';
  on.pen.textBaseline = 'middle';
  on.pen.fillText(caption(), 14, tall + 17);
}

function toCanvas() { // twice as fine as the screen
  const was = sharp, sheet = Object.assign(document.createElement('canvas'), { width: wide * 2, height: (tall + 34) * 2 });
  sharp = 2;
  try { painted({ canvas: sheet, pen: sheet.getContext('2d', { alpha: false }), w: wide, h: tall, view: { ...view } }); } finally { sharp = was; }
  return sheet;
}

const short = (value, digits = 2) => String(+(+value).toFixed(digits));
class Trace { // a path that is written down
  constructor() { this.d = []; }
  moveTo(x, y) { this.d.push(`M${short(x)} ${short(y)}`); }
  lineTo(x, y) { this.d.push(`L${short(x)} ${short(y)}`); }
}

class Paper extends Trace { // a pen that writes SVG: it knows the part of a canvas context that the map is painted with
  constructor() { super(); Object.assign(this, { paper: true, parts: [], m: [1, 0, 0], dash: [], globalAlpha: 1, fillStyle: '', strokeStyle: '', lineWidth: 1, font: '' }); }
  setTransform(s, b, c, t, x, y) { this.m = [s, x, y]; }
  setLineDash(dash) { this.dash = dash; }
  measureText(text) { pen.font = this.font; return pen.measureText(text); }
  beginPath() { this.d = []; }
  quadraticCurveTo(...at) { this.d.push('Q' + at.map(v => short(v)).join(' ')); }
  arc(x, y, r) { this.d.push(`M${short(x - r)} ${short(y)}a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0`); }
  roundRect(x, y, w, h, r) { const [a, b, c] = [r, w - 2 * r, h - 2 * r].map(v => short(v)), turn = (p, q) => `a${a} ${a} 0 0 1 ${p}${a} ${q}${a}`; this.d.push(`M${short(x + r)} ${short(y)}h${b}${turn('', '')}v${c}${turn('-', '')}h-${b}${turn('-', '-')}v-${c}${turn('', '-')}Z`); }
  put(tag, looks, text) { const [s, x, y] = this.m; this.parts.push([tag, { transform: `matrix(${short(s, 5)} 0 0 ${short(s, 5)} ${short(x)} ${short(y)})`, opacity: this.globalAlpha < 1 ? short(this.globalAlpha, 3) : null, ...looks }, text]); }
  line() { return { stroke: this.strokeStyle, 'stroke-width': short(this.lineWidth, 3), 'stroke-dasharray': this.dash.length ? this.dash.map(v => short(v)).join(' ') : null }; }
  fill() { this.put('path', { d: this.d.join(''), fill: this.fillStyle }); }
  stroke(path) { this.put('path', { d: (path || this).d.join(''), fill: 'none', ...this.line() }); }
  fillRect(x, y, w, h) { this.put('rect', { x: short(x), y: short(y), width: short(w), height: short(h), fill: this.fillStyle }); }
  words(text, x, y, looks) { const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(this.font); this.put('text', { x: short(x), y: short(y + size * 0.34), 'font-size': size, 'font-weight': weight, 'font-family': FONT.replace(/"/g, "'"), ...looks }, text); }
  fillText(text, x, y) { this.words(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.words(text, x, y, { fill: 'none', stroke: this.strokeStyle, 'stroke-width': short(this.lineWidth), 'stroke-linejoin': 'round' }); }
  dots(some, size) { // a square each, those of one kind as one path
    const paths = new Map();
    for (const i of some) { if (!paths.has(d.cls[i])) paths.set(d.cls[i], []); paths.get(d.cls[i]).push(`M${short(px(i) - size / 2, 1)} ${short(py(i) - size / 2, 1)}h${short(size, 1)}v${short(size, 1)}h${short(-size, 1)}Z`); }
    for (const [cls, path] of paths) this.put('path', { d: path.join(''), fill: hue(head.classes[cls]) });
  }
  stamp(i, scale) { // the shape of the class, its rim as far along as the thing is
    const [s, x, y] = this.m, line = head.lines[d.standing[i]], dash = DASH[line.id], colour = hue(head.classes[d.cls[i]]);
    this.parts.push(['path', { transform: `matrix(${short(s * scale, 4)} 0 0 ${short(s * scale, 4)} ${short(x + s * px(i))} ${short(y + s * py(i))})`, d: head.classes[d.cls[i]].path, 'fill-rule': 'evenodd', fill: dash ? colours.page : colour, stroke: dash ? colour : null, 'stroke-width': dash ? 2.2 : null, 'stroke-dasharray': dash ? dash.join(' ') : null }]);
  }
}

function toSvg() {
  const was = sharp, paper = new Paper();
  sharp = 1;
  try { painted({ pen: paper, w: wide, h: tall, view: { ...view } }); } finally { sharp = was; }
  const safely = text => String(text).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '');
  const element = ([tag, looks, text]) => `<${tag}${Object.entries(looks).filter(([, value]) => value !== null).map(([key, value]) => ` ${key}="${safely(value)}"`).join('')}${text === undefined ? '/>' : `>${safely(text)}</${tag}>`}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall + 34}" viewBox="0 0 ${wide} ${tall + 34}"><title>${safely(pick(head.title))}</title>${paper.parts.map(element).join('\n')}</svg>\n`;
}

async function copyAddress() {
  touched = true;
  write();
  try { await navigator.clipboard.writeText(location.href); tell(say('copied')); } catch (refused) { prompt(say('copyLink'), location.href); }
}

const tell = text => { $('spoken').textContent = text; };

const WAYS_OUT = { copyLink: copyAddress, csv: saveCsv, png: () => toCanvas().toBlob(blob => save(fileName('png'), 'image/png', blob)), svg: () => save(fileName('svg'), 'image/svg+xml', toSvg()), print: () => print() };
function showExports() {
  $('take').querySelector('summary').textContent = say('export');
  $('outs').replaceChildren(...Object.entries(WAYS_OUT).map(([key, act]) => make('button', { type: 'button', 'data-out': key, on: { click: () => { $('take').open = false; $('take').querySelector('summary').focus(); act(); } } }, say(key))));
}
