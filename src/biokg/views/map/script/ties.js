// The words on the lines of what is chosen.
function paintLinkLabels(ctx, scale, at) {
  const texts = [...showing].filter(lit);
  if (texts.length > 60) return;
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  const font = ctx.font = `500 11px ${FONT}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const ground = new Ground();
  for (const label of placed.list) if (!faded(label.id)) ground.add({ ...label, id: null });
  for (const area of data.areas) if (nodeShows(area.id)) for (const r of headsOf(area)) ground.add({ id: null, x: r[0] * scale, y: r[1] * scale, w: r[2] * scale, h: r[3] * scale });
  for (const [id, p] of points()) if (!faded(id)) ground.add({ id: null, x: (p.x - 14) * scale, y: (p.y - 14) * scale, w: 28 * scale, h: 28 * scale });
  for (const id of texts) {
    const text = shorten(pick(wordsOf(id)), 150, font), w = measure(text, font) + 6;
    for (const t of [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74]) {
      const p = at(id, t);
      if (!p) break;
      const r = { id, x: p.x * scale - w / 2, y: p.y * scale - 8, w, h: 16 };
      if (!ground.free(r)) continue;
      ground.add(r);
      ctx.fillStyle = colours.sheet;
      ctx.globalAlpha = 0.92;
      rounded(ctx, r.x, r.y, r.w, r.h, 4);
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.fillStyle = tone(lines.get(lineOf(id)));
      ctx.fillText(text, p.x * scale, p.y * scale + 0.5);
      break;
    }
  }
  ctx.restore();
}
