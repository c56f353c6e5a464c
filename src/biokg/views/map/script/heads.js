// What is written in areas: titles, whole where there is room, in two rows or briefer where not; and numbers, which are never
// cut: where not all find room with what they count, fewer are shown, the first ones, and the panel tells the rest.
const LEAST = 11; // pixels
const ROOMY = 110; // pixels of height in which numbers can make room for another row of the title above them

// The names of an area, the best first; a brief one only where nothing else may be called so.
function titlesOf(area) {
  if (!memo.titles) {
    memo.titles = new Map();
    for (const { id } of data.areas) for (const name of new Set(called(id))) memo.titles.set(name, (memo.titles.get(name) || 0) + 1);
  }
  return called(area.id).filter((name, i) => !i || memo.titles.get(name) === 1);
}
const called = id => { const thing = things.get(id); return [thing.short || thing.name, ...thing.briefs || []].map(pick); };

// What an area holds right below its title, as boxes: marks with their names left out, areas, bundles and its numbers.
function below(area, scale) {
  area.held ??= [...(inside.get(area.id) || []).map(id => areas.get(id) || centres.get(id)).filter(Boolean).map(at => at.w ? [at.x, at.y, at.w, at.h] : [at.x - 15, at.y - 15, 30, 30]),
    ...data.bundles.filter(bundle => things.get(bundle.members[0]).parent === area.id).map(bundle => bundle.box)];
  return area.numbers && readable(area, scale) && area.numbers[3] * scale < ROOMY ? [...area.held, area.numbers] : area.held;
}

function titleRows(area, room, font, size, scale) { // the rows of a title, and whether it had to be cut
  const names = titlesOf(area), free = wide => Math.min(area.y + area.h - 4, ...below(area, scale).filter(([x, , w]) => x < area.x + 12 + wide && x + w > area.x + 8).map(([, y]) => y));
  for (const name of names) {
    if (measure(name, font) <= room) return [name];
    const rows = balanced(name, room, font), wide = Math.max(...rows.map(row => measure(row, font)));
    if (!rows.some(row => row.includes('…')) && area.y + Math.max(16, size * 0.95) + (1.1 * rows.length - 0.45) * size <= free(wide)) return rows;
  }
  return [numbered(names[0], room, font)];
}

function balanced(name, room, font) { // a title in as few rows as fit, none much longer than the others
  let rows = wrap(name, room, font, 3, false, true);
  for (let wide = 0.94 * room; rows.length > 1; wide *= 0.94) {
    const closer = wrap(name, wide, font, 3, false, true);
    if (closer.length > rows.length || closer.some(row => row.includes('…'))) break;
    rows = closer;
  }
  return rows;
}

function paintTitle(ctx, area, thing, scale) {
  const size = Math.max(LEAST, Math.min(15, 13.5 * scale)) / scale, park = thing.cls === 'IndustryPark', high = size * 1.1;
  const font = ctx.font = `700 ${size}px ${FONT}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const aside = area.numbers && area.numbers[1] < area.y + 20, room = (aside ? area.w * 0.55 : area.w) - (park ? 12 + size * 0.8 : 12 + 5 / scale);
  const rows = area.head = resting || !area.head ? titleRows(area, room, font, size, scale) : area.head, wide = Math.max(...rows.map(row => measure(row, font)));
  const y = area.y + Math.max(16, size * 0.95), cut = rows[0].includes('…');
  area.title = null;
  if (!rows[0] || cut && rows[0].length < 4 || area.h * scale < 16) return;
  if (park) {
    const tall = size * 0.55 + high * rows.length, colour = tone(classes.get(thing.cls));
    rounded(ctx, area.x + 8, y - size * 0.825, wide + size * 0.8, tall, 5 / scale);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = state.dark ? '#0d1218' : '#ffffff';
    rows.forEach((row, i) => ctx.fillText(row, area.x + 8 + size * 0.4, y + size * 0.05 + i * high));
  } else {
    ctx.fillStyle = thing.cls === 'DevelopmentZone' && !state.dark ? '#6b5010' : colours.quiet;
    rows.forEach((row, i) => haloed(ctx, row, area.x + 12, y + i * high));
  }
  area.title = { text: rows.join(' '), w: wide + size * 1.1 + 6, h: Math.max(26, size * 1.7 + (rows.length - 1) * high) };
  area.aside = aside ? area.x + 8 + wide + size * (park ? 0.8 : 0.3) + 10 / scale : 0; // numbers beside the title begin after it
}

const readable = (area, scale) => area.numbers[2] * scale >= 60 && area.numbers[3] * scale >= 24;

// The rows of one number and of what it counts in a column; nothing where something would be cut.
function numberRows(number, wide, fonts, brief) {
  const value = pick(number.value) + (number.disputed ? ' ≠' : ''), measured = pick(brief && number.brief || number.measure);
  const values = wrap(value, wide, fonts.bold, 2), rows = wrap(measured, wide, fonts.plain, 3, true);
  return [...values, ...rows].some(row => row.includes('…')) || Math.max(...values.map(row => measure(row, fonts.bold)), ...rows.map(row => measure(row, fonts.plain))) > wide ? null : { values, rows };
}

// As many numbers as find room, in as many columns as fit: rows of { values, rows, x, y }, from the left top of the room.
function numberPlan(numbers, w, h, fonts) {
  for (let count = numbers.length; count; count--) for (const [brief, whole] of [[false, true], [true, true], [false, false], [true, false]]) for (let across = Math.min(3, count); across; across--) {
    const wide = Math.min(w / across, fonts.widest), told = [], tall = [];
    for (const number of numbers.slice(0, count)) {
      const one = numberRows(number, wide - fonts.gap, fonts, brief);
      if (!one || whole && one.values.length > 1) break; // a value is parted only where that helps
      const row = Math.floor(told.length / across);
      tall[row] = Math.max(tall[row] || 0, one.values.length * fonts.big * 1.08 + one.rows.length * fonts.small * 1.08 + fonts.gap * 0.6);
      told.push(one);
    }
    const all = tall.reduce((sum, one) => sum + one, 0);
    if (told.length < count || all > h + fonts.gap * 0.6) continue;
    const spare = Math.min((h - all) / tall.length, fonts.gap), tops = tall.map((one, i) => tall.slice(0, i).reduce((sum, other) => sum + other + spare, 0));
    return told.map((one, i) => ({ ...one, x: (i % across) * wide, y: tops[Math.floor(i / across)] }));
  }
  return [];
}

function floorOf(area) { // down to where numbers may stand: what is below them, or the rim of the area
  const [left, top, wide] = area.numbers, held = area.held || [];
  return Math.min(area.y + area.h - 8, ...held.filter(([x, y, w]) => y > top && x < left + wide && x + w > left).map(([, y]) => y - 6));
}

function paintNumbers(ctx, area, scale) {
  area.told = [];
  if (!readable(area, scale)) return; // too small to be read: the panel tells them
  const shown = area.numbered.map(i => data.numbers[i]).filter(n => !n.mute && lineShows(standingOf(n)));
  const [left, y0, w, h0] = area.numbers, x = Math.max(left, area.aside || 0), top = area.aside || !area.title ? y0 : Math.max(y0, area.y + area.title.h), h = Math.min(h0, floorOf(area) - top);
  const big = Math.max(12, Math.min(17, 14.5 * scale)) / scale, small = Math.max(LEAST, Math.min(12, 10.5 * scale)) / scale;
  const fonts = { big, small, bold: `700 ${big}px ${FONT}`, plain: `400 ${small}px ${FONT}`, gap: 7 / scale, widest: 270 / scale };
  if (resting || !area.plan) area.plan = numberPlan(shown, w - (x - left) - 4, h, fonts);
  area.told = area.plan;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const one of area.plan) {
    let y = top + one.y;
    const write = (rows, font, size, colour) => {
      ctx.font = font;
      ctx.fillStyle = colour;
      for (const row of rows) { y += size * 1.08; haloed(ctx, row, x + 4 + one.x, y - size * 0.12); }
    };
    write(one.values, fonts.bold, big, colours.ink);
    write(one.rows, fonts.plain, small, colours.quiet);
  }
}
