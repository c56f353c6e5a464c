// Areas, their titles and numbers, and the marks: painted in the units of the layout, text in pixels of the screen.
const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const paths = new Map(data.classes.map(c => [c.id, new Path2D(c.path)]));
const css = name => getComputedStyle(document.body).getPropertyValue(name).trim();
const colours = {};
const readColours = () => { for (const name of ['page', 'sheet', 'soft', 'rim', 'ink', 'quiet', 'link']) colours[name] = css('--' + name); };
let focus = null;
const faded = id => focus && !focus.has(id);

function rounded(ctx, x, y, w, h, r) {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.max(0, Math.min(r, w / 2, h / 2)));
}

function shorten(ctx, text, room) {
  if (text.length > 300) text = text.slice(0, 300);
  if (ctx.measureText(text).width <= room) return text;
  let low = 0, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(text.slice(0, middle) + '…').width <= room) low = middle; else high = middle - 1;
  }
  return low ? text.slice(0, low) + '…' : '';
}

const OUTLINE = { planned: [6, 4], expected: [1.5, 4], 'under-way': [12, 5] };

function paintArea(ctx, area, scale) {
  const thing = things.get(area.id), style = own(data.areaStyles, thing.cls) || data.areaStyles[''];
  const [fill, rim] = state.dark ? style.slice(2) : style;
  const chosen = state.selected === area.id, quiet = focus && ![...focus].some(id => id === area.id || chain(id).includes(area.id));
  ctx.globalAlpha = quiet ? 0.5 : 1;
  rounded(ctx, area.x, area.y, area.w, area.h, 12);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = (chosen ? 3 : thing.cls === 'IndustryPark' ? 1.8 : 1.2) / Math.max(scale, 0.6);
  ctx.strokeStyle = chosen ? colours.link : rim;
  ctx.setLineDash((OUTLINE[standingOf(thing)] || []).map(v => v / Math.max(scale, 0.6)));
  ctx.stroke();
  ctx.setLineDash([]);
  paintTitle(ctx, area, thing, scale);
  if (area.numbers) paintNumbers(ctx, area, scale);
  ctx.globalAlpha = 1;
}

function paintTitle(ctx, area, thing, scale) {
  const size = Math.max(11, Math.min(15, 13.5 * scale)) / scale, park = thing.cls === 'IndustryPark';
  ctx.font = `700 ${size}px ${FONT}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const text = shorten(ctx, pick(thing.short || thing.name), area.w - 24 - 8 / scale), wide = ctx.measureText(text).width;
  const y = area.y + 16;
  if (park) {
    const tall = size * 1.65, colour = tone(classes.get(thing.cls));
    rounded(ctx, area.x + 8, y - tall / 2, wide + size * 1.1, tall, 5 / scale);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = state.dark ? '#0d1218' : '#ffffff';
    ctx.fillText(text, area.x + 8 + size * 0.55, y + size * 0.05);
  } else {
    ctx.fillStyle = thing.cls === 'DevelopmentZone' && !state.dark ? '#6b5010' : colours.quiet;
    ctx.fillText(text, area.x + 12, y);
  }
  area.title = { w: wide + size * 1.1 };
}

function paintNumbers(ctx, area, scale) {
  const shown = area.numbered.map(i => data.numbers[i]).filter(n => lineShows(standingOf(n)));
  const [x, y, w, h] = area.numbers;
  const across = Math.max(1, Math.min(shown.length, Math.floor(w / 168))), wide = Math.min(w / across, 240);
  const down = Math.ceil(shown.length / across), tall = h / down;
  const big = Math.max(11.5, Math.min(17, 15 * scale)) / scale, small = Math.max(9.5, Math.min(12, 11 * scale)) / scale;
  shown.forEach((number, i) => {
    const left = x + 4 + (i % across) * wide, top = y + Math.floor(i / across) * tall;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillStyle = colours.ink;
    ctx.font = `700 ${big}px ${FONT}`;
    const value = pick(number.value) + (number.disputed ? ' ≠' : '');
    ctx.fillText(shorten(ctx, value, wide - 6), left, top + tall * 0.5);
    if (big + small > tall * 1.05) return;
    ctx.fillStyle = colours.quiet;
    ctx.font = `400 ${small}px ${FONT}`;
    ctx.fillText(shorten(ctx, pick(number.measure), wide - 8), left, top + tall * 0.5 + small * 1.2);
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
  if (faded(id)) ctx.globalAlpha = 0.28;
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

const mixed = colour => '#' + [1, 3, 5].map(i => {
  const ground = parseInt(colours.page.slice(i, i + 2), 16), top = parseInt(colour.slice(i, i + 2), 16);
  return Math.round(ground * 0.55 + top * 0.45).toString(16).padStart(2, '0');
}).join('');
