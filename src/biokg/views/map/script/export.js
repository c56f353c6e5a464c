// What the reader takes along: the facts that show as a table, the picture as PNG or SVG, paper, or the address.
function save(name, type, content) {
  const link = make('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const fileName = ending => `biokg-${state.selected || (state.on ? 'on-' + state.on : 'map')}.${ending}`.replace(/[^\w.\-]+/g, '-');
// A cell that a spreadsheet would run as a formula gets an apostrophe before it.
const csvCell = value => { const text = /^[=+\-@\t\r＝＋－＠]/.test(value) ? "'" + value : String(value); return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text; };

function tableRows() {
  const cited = ids => {
    const all = ids.map(id => [id, claims.get(id)]).filter(([, c]) => c), from = [...new Set(all.map(([, c]) => c.source))].map(id => [id, own(data.sources, id) || {}]);
    return [from.map(([id, s]) => [pick(s.title) || id, pick(s.publisher), s.date].filter(Boolean).join(', ')).join('; '), [...new Set(all.map(([, c]) => pick((data.tiers.find(t => t.id === tierOf(c)) || {}).name)))].join('; '),
      all.map(([id]) => id).join(' '), from.map(([, s]) => s.url || '').filter(Boolean).join(' ')];
  };
  const row = (id, kind, label, value, record) => [pick(things.get(id).name), id, pick(classes.get(things.get(id).cls).name), kind, label, value, pick(lines.get(standingOf(record)).name), ...cited(record.heard)];
  const here = id => nodeShows(id) && (!state.selected || state.selected === id), shows = record => !record.mute && lineShows(standingOf(record));
  return [['thing', 'id', 'class', 'kind', 'relation', 'value', 'standing', 'sources', 'tier', 'claims', 'pages'],
    ...[...links].filter(([id, l]) => linkShows(id) && (here(l.from) || here(l.to))).map(([, l]) => row(l.from, 'link', pick(l.label), pick(things.get(l.to).name), l)),
    ...data.facts.filter(f => shows(f) && here(f.of)).map(f => row(f.of, 'fact', pick(f.label), pick(f.value), f)),
    ...data.numbers.filter(n => shows(n) && here(n.of)).map(n => row(n.of, 'number', pick(n.measure), pick(n.value), n))];
}

const saveCsv = () => save(fileName('csv'), 'text/csv', '\ufeff' + tableRows().map(row => row.map(csvCell).join(',')).join('\r\n') + '\r\n');

function paintPicture(ctx, width, height) { // all that the map shows, with what it is called below
  const scale = net.getScale(), { x, y } = net.getViewPosition();
  ctx.fillStyle = colours.sheet;
  ctx.beginPath();
  ctx.rect(0, 0, width, height + 34);
  ctx.fill();
  ctx.save();
  ctx.translate(width / 2 - x * scale, height / 2 - y * scale);
  ctx.scale(scale, scale);
  resting = true;
  paintUnder(ctx, scale);
  for (const id of showing) { const edge = net.body.edges[inNet(id)]; if (edge && edge.connected) { ctx.save(); edge.draw(ctx); edge.drawArrows(ctx); ctx.restore(); } }
  for (const [id, p] of points()) { ctx.save(); paintMark(ctx, id, p.x, p.y, false); ctx.restore(); }
  paintOver(ctx, scale);
  ctx.restore();
  ctx.fillStyle = colours.sheet; // what goes on below the frame is cut off
  ctx.beginPath();
  ctx.rect(0, height, width, 34);
  ctx.fill();
  ctx.font = `400 12px ${FONT}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillStyle = colours.quiet;
  ctx.fillText(`${pick(data.title)} · ${$('counts').textContent} · biokg`, 14, height + 16);
}

function toSvg() {
  const [w, h] = [$('map').clientWidth, $('map').clientHeight], paper = new Paper();
  paintPicture(paper, w, h);
  const clip = draw('clipPath', { id: 'frame' }, draw('rect', { width: w, height: h + 34 }));
  const svg = draw('svg', { width: w, height: h + 34, viewBox: `0 0 ${w} ${h + 34}` }, draw('title', {}, pick(data.title)), clip, draw('g', { 'clip-path': 'url(#frame)' }, ...paper.parts));
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + new XMLSerializer().serializeToString(svg) + '\n';
}

function toCanvas(times) {
  const [w, h] = [$('map').clientWidth, $('map').clientHeight], sheet = make('canvas', { width: w * times, height: (h + 34) * times }), ctx = sheet.getContext('2d');
  ctx.scale(times, times);
  paintPicture(ctx, w, h);
  return sheet;
}

async function copyAddress() {
  remember();
  try { await navigator.clipboard.writeText(location.href); tell(say('copied')); } catch (refused) { prompt(say('copyLink'), location.href); }
}

const tell = text => { $('spoken').textContent = text; const note = $('note'); note.textContent = text; note.hidden = false; setTimeout(() => { note.hidden = true; }, 2500); };

const WAYS_OUT = { copyLink: copyAddress, csv: saveCsv, png: () => toCanvas(2).toBlob(blob => save(fileName('png'), 'image/png', blob)), svg: () => save(fileName('svg'), 'image/svg+xml', toSvg()), print: () => print() };
function showExports() {
  $('take').querySelector('summary').textContent = say('export');
  $('outs').replaceChildren(...Object.entries(WAYS_OUT).map(([key, act]) => make('button', { type: 'button', 'data-out': key, on: { click: () => { $('take').open = false; $('take').querySelector('summary').focus(); act(); } } }, say(key))));
}
