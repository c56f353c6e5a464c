// Areas, their titles and numbers, and the marks: painted in the units of the layout, text in pixels of the screen.
const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const paths = new Map(data.classes.map(c => [c.id, Object.assign(new Path2D(c.path), { d: c.path })]));
const css = name => getComputedStyle(document.body).getPropertyValue(name).trim();
const colours = {};
const readColours = () => { for (const name of ['page', 'sheet', 'soft', 'rim', 'ink', 'quiet', 'link']) colours[name] = css('--' + name); };
let focus = null, held = null; // what the reader looks at, and that with the areas that hold it
function setFocus() {
  focus = focusSet();
  held = focus && new Set([...focus].flatMap(id => [id, ...chain(id)]));
}
const faded = id => focus && !focus.has(id);

function rounded(ctx, x, y, w, h, r) {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
}

const OUTLINE = { planned: [6, 4], expected: [1.5, 4], 'under-way': [12, 5] };

function paintArea(ctx, area, scale) {
  const thing = things.get(area.id), style = own(data.areaStyles, thing.cls) || data.areaStyles[''];
  const [fill, rim] = state.dark ? style.slice(2) : style;
  const chosen = state.selected === area.id, quiet = away(area);
  ctx.globalAlpha = quiet ? 0.5 : 1;
  rounded(ctx, area.x, area.y, area.w, area.h, 12);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = (chosen ? 3 : thing.cls === 'IndustryPark' ? 1.8 : 1.2) / Math.max(scale, 0.6);
  ctx.strokeStyle = chosen ? colours.link : rim;
  ctx.setLineDash((OUTLINE[standingOf(thing)] || []).map(v => v / Math.max(scale, 0.6)));
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

const away = area => held && !held.has(area.id);

function paintHead(ctx, area, scale) { // over the lines, so that none strikes a title or a number through
  const thing = things.get(area.id), style = own(data.areaStyles, thing.cls) || data.areaStyles[''];
  ctx.globalAlpha = away(area) ? 0.5 : 1;
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = style[state.dark ? 2 : 0];
  paintTitle(ctx, area, thing, scale);
  if (area.numbers) paintNumbers(ctx, area, scale);
  ctx.globalAlpha = 1;
}

let resting = true; // while the view zooms, names go without their halo and keep to their marks
function haloed(ctx, text, x, y) {
  if (resting) ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function paintBundle(ctx, bundle, scale) {
  const [x, y, w, h] = bundle.box;
  ctx.globalAlpha = focus && !bundle.members.some(id => focus.has(id)) ? 0.4 : 1;
  rounded(ctx, x, y, w, h, 10);
  ctx.fillStyle = colours.page;
  ctx.fill();
  ctx.lineWidth = 1 / Math.max(scale, 0.6);
  ctx.strokeStyle = colours.rim;
  ctx.stroke();
  ctx.globalAlpha = 1;
}

function paintBundleTitle(ctx, bundle, scale) {
  const [x, y, w] = bundle.box, size = Math.max(11, Math.min(13, 12 * scale)) / scale;
  ctx.globalAlpha = focus && !bundle.members.some(id => focus.has(id)) ? 0.5 : 1;
  const font = ctx.font = `italic 500 ${size}px ${FONT}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 / scale;
  ctx.strokeStyle = colours.page;
  ctx.fillStyle = colours.quiet;
  const text = shorten(pick(bundle.label), w - 16, font);
  bundle.title = null;
  if (text.endsWith('…') && (text.length < 5 || scale < SMALL) || bundle.box[3] * scale < 40) return;
  haloed(ctx, text, x + 9, y + 11);
  bundle.title = { w: measure(text, font) + 6, h: 20 };
  ctx.globalAlpha = 1;
}

function paintTitle(ctx, area, thing, scale) {
  const size = Math.max(11, Math.min(15, 13.5 * scale)) / scale, park = thing.cls === 'IndustryPark';
  const font = ctx.font = `700 ${size}px ${FONT}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const aside = area.numbers && area.numbers[1] < area.y + 20, room = aside ? area.w * 0.55 : area.w - 24 - 8 / scale;
  const names = [thing.short || thing.name, ...thing.briefs || []].map(pick), text = names.find(name => measure(name, font) <= room) || numbered(names[0], room, font), wide = measure(text, font);
  const y = area.y + 16;
  area.title = null;
  if (text.includes('…') && (text.length < 4 || !park && scale < SMALL && text.length < 0.6 * names[0].length) || area.h * scale < 30) return;
  if (park) {
    const tall = size * 1.65, colour = tone(classes.get(thing.cls));
    rounded(ctx, area.x + 8, y - tall / 2, wide + size * 1.1, tall, 5 / scale);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = state.dark ? '#0d1218' : '#ffffff';
    ctx.fillText(text, area.x + 8 + size * 0.55, y + size * 0.05);
  } else {
    ctx.fillStyle = thing.cls === 'DevelopmentZone' && !state.dark ? '#6b5010' : colours.quiet;
    haloed(ctx, text, area.x + 12, y);
  }
  area.title = { text, w: wide + size * 1.1 + 6, h: 26 };
  area.aside = aside ? area.x + 18 + wide : 0; // numbers beside the title begin after it
}

function paintNumbers(ctx, area, scale) {
  if (area.numbers[2] * scale < 70) return; // too small to be read: the panel tells them
  const shown = area.numbered.map(i => data.numbers[i]).filter(n => !n.mute && lineShows(standingOf(n)));
  const [left0, y, w0, h] = area.numbers, x = Math.max(left0, area.aside || 0), w = w0 - (x - left0);
  const across = Math.max(1, Math.min(shown.length, Math.floor(w / 148))), wide = Math.min(w / across, 230);
  const tall = Math.min(h / Math.ceil(shown.length / across), 56);
  const big = Math.max(11.5, Math.min(17, 14.5 * scale)) / scale, small = Math.max(9.5, Math.min(12, 10.5 * scale)) / scale;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  if (big * 1.3 > tall || wide * scale < 60) return;
  shown.forEach((number, i) => {
    const left = x + 4 + (i % across) * wide, top = y + Math.floor(i / across) * tall + big;
    ctx.fillStyle = colours.ink;
    const value = pick(number.value) + (number.disputed ? ' ≠' : ''), whole = measure(value, `700 ${big}px ${FONT}`) <= wide - 6;
    const size = whole ? big : big * 0.88, bold = ctx.font = `700 ${size}px ${FONT}`; // a value is never cut where two rows hold it
    const values = whole ? [value] : wrap(value, wide - 6, bold, 2, true), end = top + (values.length - 1) * size * 1.05;
    values.forEach((row, n) => haloed(ctx, row, left, top + n * size * 1.05));
    const room = Math.floor((tall - (end - top) - big * 1.1) / small / 1.08);
    if (room < 1) return;
    ctx.fillStyle = colours.quiet;
    const font = `400 ${small}px ${FONT}`, rows = wrap(pick(number.measure), wide - 8, font, Math.min(room, 2), true);
    ctx.font = font;
    rows.forEach((row, n) => haloed(ctx, row, left, end + small * (1.15 + n * 1.08)));
  });
}

function paintMark(ctx, id, x, y, hover) {
  const thing = things.get(id), glyph = classes.get(thing.cls), standing = standingOf(thing), colour = tone(glyph);
  const chosen = state.selected === id, size = 13 / 12 * (chosen ? 1.25 : hover ? 1.12 : 1);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  if (chosen || hover) {
    ctx.beginPath();
    ctx.arc(0, 0, 17, 0, 7);
    ctx.fillStyle = chosen ? colours.link + '33' : colours.link + '1a';
    ctx.fill();
  }
  const path = paths.get(thing.cls);
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colours.sheet;
  ctx.lineWidth = 4;
  ctx.stroke(path);
  ctx.fillStyle = colours.sheet; // no line shows through a ring
  ctx.fill(path);
  if (faded(id) || unplaced(id)) ctx.globalAlpha = 0.28;
  const hollow = standing === 'planned' || standing === 'expected';
  ctx.fillStyle = hollow ? colours.page : standing === 'under-way' ? mixed(colour) : colour;
  ctx.fill(path, 'evenodd');
  if (hollow || standing === 'under-way') {
    ctx.setLineDash(standing === 'planned' ? [4, 2.6] : standing === 'expected' ? [1.2, 2.6] : [8, 2.5]);
    ctx.lineWidth = 1.9;
    ctx.strokeStyle = colour;
    ctx.stroke(path);
  }
  ctx.restore();
}

// Known by the chosen day, but not yet that it is where the map has it.
const unplaced = id => !everyone() && things.get(id).parent && !(linksOf.get(id) || []).some(l => links.get(l).contains && links.get(l).from === id && !links.get(l).mute);

const mixed = colour => '#' + [1, 3, 5].map(i => {
  const ground = parseInt(colours.page.slice(i, i + 2), 16), top = parseInt(colour.slice(i, i + 2), 16);
  return Math.round(ground * 0.55 + top * 0.45).toString(16).padStart(2, '0');
}).join('');
