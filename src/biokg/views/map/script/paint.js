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
  if (text.endsWith('…') && (TALL || text.length < 5 || scale < SMALL) || bundle.box[3] * scale < 40) return;
  haloed(ctx, text, x + 9, y + Math.max(11, size * 0.9));
  bundle.title = { w: measure(text, font) + 6, h: Math.max(20, size * 1.6) };
  ctx.globalAlpha = 1;
}

function paintMark(ctx, id, x, y, hover) { // whoever calls it restores the state, as the engine does
  const thing = things.get(id), glyph = classes.get(thing.cls), standing = standingOf(thing), colour = tone(glyph);
  const chosen = state.selected === id, size = 13 / 12 * (chosen ? 1.25 : hover ? 1.12 : 1);
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
}

// Known by the chosen day, but not yet that it is where the map has it.
const unplaced = id => !everyone() && things.get(id).parent && !(linksOf.get(id) || []).some(l => links.get(l).contains && links.get(l).from === id && !links.get(l).mute);

const mixed = colour => '#' + [1, 3, 5].map(i => {
  const ground = parseInt(colours.page.slice(i, i + 2), 16), top = parseInt(colour.slice(i, i + 2), 16);
  return Math.round(ground * 0.55 + top * 0.45).toString(16).padStart(2, '0');
}).join('');
