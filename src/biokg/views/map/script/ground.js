// What lies on the map already: marks, titles, numbers and rims, and every name once it has its place.
class Ground { // rectangles on a coarse grid
  constructor() { this.cells = new Map(); }
  *keys(r) {
    for (let i = Math.floor(r.x / 80); i <= Math.floor((r.x + r.w) / 80); i++)
      for (let j = Math.floor(r.y / 40); j <= Math.floor((r.y + r.h) / 40); j++) yield i * 65536 + j;
  }
  add(r) { for (const k of this.keys(r)) { if (!this.cells.has(k)) this.cells.set(k, new Set()); this.cells.get(k).add(r); } }
  remove(r) { for (const k of this.keys(r)) this.cells.get(k).delete(r); }
  hits(r, but) { // what lies under r, each once
    const found = new Set();
    for (const k of this.keys(r)) for (const o of this.cells.get(k) || []) if (o.id !== but && overlap(r, o)) found.add(o);
    return found;
  }
  free(r, but) { // asked far more often than anything else, so without a set
    const right = Math.floor((r.x + r.w) / 80), low = Math.floor((r.y + r.h) / 40);
    for (let i = Math.floor(r.x / 80); i <= right; i++) for (let j = Math.floor(r.y / 40); j <= low; j++) {
      const cell = this.cells.get(i * 65536 + j);
      if (cell) for (const o of cell) if (o.id !== but && overlap(r, o)) return false;
    }
    return true;
  }
}
const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const halfMark = scale => 12.5 * scale + 1;
const headsOf = area => [area.title ? [area.x + 6, area.y + 2, area.title.w, area.title.h] : null, area.told && area.told.length ? area.numbers : null].filter(Boolean);

function obstacles(scale, points) {
  const ground = new Ground(), soft = new Ground(), mark = halfMark(scale);
  const frame = (rims, [x, y, w, h], title) => {
    if (title) ground.add({ id: null, x: (x + 6) * scale, y: (y + 2) * scale, w: title.w * scale, h: title.h * scale });
    for (const [left, top, wide, tall] of [[x, y, w, 0], [x, y + h, w, 0], [x, y, 0, h], [x + w, y, 0, h]])
      rims.add({ id: null, x: left * scale - 1, y: top * scale - 1, w: wide * scale + 2, h: tall * scale + 2 }); // no name across the rim of an area, across that of a bundle only instead of cutting it
  };
  for (const [id, p] of points) ground.add({ id, x: p.x * scale - mark, y: p.y * scale - mark, w: 2 * mark, h: 2 * mark });
  for (const area of data.areas) if (nodeShows(area.id)) {
    frame(ground, [area.x, area.y, area.w, area.h], area.title);
    if (area.told && area.told.length) { const [x, y, w, h] = area.numbers; ground.add({ id: null, x: x * scale, y: y * scale, w: w * scale, h: h * scale }); }
  }
  for (const bundle of data.bundles) if (bundleShows(bundle)) frame(soft, bundle.box, bundle.title);
  return [ground, soft];
}
