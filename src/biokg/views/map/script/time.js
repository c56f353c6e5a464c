// The timeline: days as marks, windows as bars, what is still to come hollow; years without anything are passed over.
const NAMED = 11.5, ROW = 17, ms = text => Date.parse(text + 'T00:00:00Z'), DAY = 864e5, GAP = 400;

function axisOf(moments, left, right) { // place of a day: every day counts, a gap of more than 400 days counts as 60
  const edges = [...new Set(moments.flatMap(m => [ms(m.earliest), ms(m.latest)]))].sort((a, b) => a - b), steps = [];
  let sum = 0;
  edges.forEach((t, i) => {
    const wide = i ? (t - edges[i - 1]) / DAY : 0, spans = moments.some(m => i && ms(m.earliest) <= edges[i - 1] && ms(m.latest) >= t);
    sum += wide > GAP && !spans ? 60 : Math.min(wide, GAP);
    steps.push([t, sum, wide > GAP && !spans]);
  });
  const scale = (right - left) / Math.max(sum, 1), at = t => {
    const i = Math.max(1, steps.findIndex(([end]) => end >= t)), [t0, s0] = steps[i - 1] || steps[0], [t1, s1] = steps[i] || steps[0];
    return left + scale * (t1 > t0 ? s0 + (s1 - s0) * (t - t0) / (t1 - t0) : s0);
  };
  const ticks = [];
  steps.forEach(([t, , gap], i) => {
    if (!i || gap) ticks.push([at(t), (gap ? '… ' : '') + new Date(t).getUTCFullYear()]);
    if (i && !gap) for (let year = new Date(steps[i - 1][0]).getUTCFullYear() + 1; Date.UTC(year, 0, 1) <= t; year++) ticks.push([at(Date.UTC(year, 0, 1)), String(year)]);
  });
  return { at, ticks };
}

function timelineOf(moments, width, lanes) {
  const shown = moments.filter(m => !m.mute && m.earliest && m.latest && lineShows(standingOf(m)));
  if (!shown.length) return null;
  const { at, ticks } = axisOf(shown, 8, width - 12), font = `400 ${NAMED}px ${FONT}`, ends = [], parts = [], rows = [];
  let last = -99, bottom = 0;
  for (const moment of shown) {
    const x0 = at(ms(moment.earliest)), x1 = at(ms(moment.latest)), text = shorten(pick(moment.label), width * 0.7, font), w = measure(text, font);
    const right = x1 + 9 + w < width, left = right ? x1 + 9 : Math.max(2, x0 - 9 - w), below = !right && x0 - 9 - w < 2;
    const from = Math.min(x0 - 5, left) - 4, to = Math.max(x1 + 5, left + w) + 6, high = below ? 2 : 1;
    let row = ends.findIndex((end, i) => end <= from && (high < 2 || (ends[i + 1] || 0) <= from));
    if (row < 0) row = ends.length;
    for (let i = 0; i < high; i++) ends[row + i] = to;
    bottom = Math.max(bottom, row + high);
    rows.push({ moment, x0, x1, text, left, y: 24 + row * ROW, below });
  }
  const height = 26 + (lanes ? Math.max(bottom, lanes) : bottom) * ROW;
  for (const [x, text] of ticks) {
    parts.push(draw('line', { x1: x, x2: x, y1: 14, y2: height, class: 'rule' }));
    if (x - last > 38 && x < width - 26) { parts.push(draw('text', { x: x + 3, y: 11, class: 'year' }, text)); last = x; }
  }
  for (const one of rows) parts.push(momentMark(one));
  return draw('svg', { class: 'time', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': say('timeline') }, ...parts);
}

function momentMark({ moment, x0, x1, text, left, y, below }) {
  const standing = standingOf(moment), line = lines.get(standing), colour = tone(line), hollow = ['planned', 'expected', 'intended'].includes(standing), to = moment.of.find(id => things.has(id)), point = x1 - x0 < 7, x = (x0 + x1) / 2;
  const name = `${pick(moment.label)}, ${pick(moment.when)}, ${pick(line.name)}`;
  const shape = point ? draw('path', { d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` }) : draw('rect', { x: x0, y: y - 4, width: x1 - x0, height: 8, rx: 4 });
  for (const [key, value] of Object.entries({ fill: hollow ? colours.page : colour, stroke: colour, 'stroke-width': hollow ? 1.6 : 0.6 })) shape.setAttribute(key, value);
  if (hollow) shape.setAttribute('stroke-dasharray', standing === 'planned' ? '4 2.5' : '1.5 2.5');
  const row = draw('g', { class: 'moment', role: 'button', tabindex: 0, 'aria-label': name }, draw('title', {}, name),
    draw('rect', { x: Math.min(x0 - 5, left), y: y - 8, width: Math.max(x1 + 5, left + 40) - Math.min(x0 - 5, left), height: 16, fill: 'transparent' }), shape, draw('text', { x: left, y: y + (below ? ROW : 0) + 4 }, text));
  if (to) row.addEventListener('click', () => choose(to, true));
  if (to) row.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(to, true); } });
  return row;
}

const momentsOf = id => { // its own, of what lies in it and of what is linked to it
  const near = new Set([id, ...linksOf.get(id).flatMap(l => [links.get(l).from, links.get(l).to])]);
  return data.moments.filter(m => m.of.includes(id) || near.has(m.of[0]) || chain(m.of[0]).includes(id));
};

let timeOpen = innerHeight >= 1150 && innerWidth > 820; // on a usual screen the map needs the room
function showTime() {
  const strip = $('time'), drawing = timeOpen && data.moments.length ? timelineOf(data.moments, Math.max(300, document.documentElement.clientWidth - 36)) : null;
  strip.hidden = !drawing;
  $('when').hidden = !data.moments.length;
  $('when').setAttribute('aria-expanded', String(Boolean(drawing)));
  strip.setAttribute('aria-label', say('timeline'));
  strip.replaceChildren(...(drawing ? [make('h2', {}, say('timelineText')), drawing] : []));
}
