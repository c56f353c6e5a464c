// Breaking a name into rows: between words and Chinese characters, rows of like length, an ellipsis only where nothing helps.
const widths = new Map();
function measure(ctx, text, font) {
  const key = font + text;
  if (!widths.has(key)) { ctx.font = font; widths.set(key, ctx.measureText(text).width); }
  return widths.get(key);
}

const PIECE = /[（《“「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”」]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+?(?:-(?=\w)|(?=[\s\u2e80-\u9fff\uff00-\uffef])|$)|\s+/g;

function rowsOf(ctx, pieces, room, font) {
  const rows = [''];
  for (const piece of pieces) {
    const row = rows[rows.length - 1];
    if (row && measure(ctx, (row + piece).trimEnd(), font) > room) rows.push(piece.trimStart());
    else rows[rows.length - 1] = (row + piece).trimStart();
  }
  return rows.map(r => r.trim()).filter(Boolean);
}

function wrap(ctx, text, room, font, most, full) { // with `full`, the first rows are as long as there is room
  if (text.length > 160) text = text.slice(0, 160);
  const pieces = text.match(PIECE) || [text];
  let rows = rowsOf(ctx, pieces, room, font);
  for (const less of full ? [] : [0.6, 0.7, 0.8, 0.9]) { // as many rows, but of like length
    const even = rowsOf(ctx, pieces, room * less, font);
    if (even.length === rows.length) { rows = even; break; }
  }
  ctx.font = font;
  const short = rows.slice(0, most);
  if (rows.length > most) short[most - 1] = shorten(ctx, short[most - 1] + ' ' + rows[most], room);
  return short.map(r => shorten(ctx, r, room * 1.25)).concat(short.length ? [] : ['']);
}
