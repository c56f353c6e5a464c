// Breaking a name into rows: between words and Chinese characters, rows of like length, an ellipsis only where nothing helps.
const PIECE = /[（《“「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”」]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+?(?:-(?=\w)|(?=[\s\u2e80-\u9fff\uff00-\uffef])|$)|\s+/g;
const widths = new Map(), sizes = new Map(), ruler = document.createElement('canvas').getContext('2d');
let ruled = ''; // the font of the ruler: to change it takes longer than to measure

// The width of a text: that of its words, each measured once, at 40 pixels; measuring rows anew took most of the time.
function measure(text, font) {
  if (!sizes.has(font)) {
    const [, style, size, family] = /^(.*?)([\d.]+)px(.*)$/.exec(font);
    if (!widths.has(style)) widths.set(style, { font: `${style}40px${family}`, known: new Map(), cut: new Map() });
    if (sizes.size > 500) sizes.clear();
    sizes.set(font, { ...widths.get(style), share: size / 40 });
  }
  const { font: large, known, share } = sizes.get(font);
  let sum = known.get(text);
  if (sum === undefined) {
    const words = text.match(PIECE) || [];
    if (words.length > 1) sum = words.reduce((all, word) => all + measure(word, font), 0) / share;
    else {
      if (ruled !== large) ruler.font = ruled = large;
      sum = ruler.measureText(text).width;
    }
    known.set(text, sum);
  }
  return sum * share;
}

function shorten(text, room, font) {
  if (text.length > 300) text = text.slice(0, 300);
  if (measure(text, font) <= room) return text;
  let low = 0, high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (measure(text.slice(0, middle) + '…', font) <= room) low = middle; else high = middle - 1;
  }
  return low ? text.slice(0, low) + '…' : '';
}

// The pieces of a text, each [text, width at 40 pixels, whether it is blank]: measured once, for any room.
function piecesOf(text, font) {
  measure('', font);
  const { known, cut, share } = sizes.get(font);
  if (!cut.has(text)) cut.set(text, (text.match(PIECE) || [text]).map(piece => [piece, (known.get(piece) ?? measure(piece, font) / share), !piece.trim()]));
  return cut.get(text);
}

function rowsOf(pieces, room) {
  const rows = [];
  let row = '', wide = 0, gap = 0; // gap: the width of the blanks at its end
  for (const [piece, width, blank] of pieces) {
    if (blank) {
      if (row) { row += piece; gap += width; }
      continue;
    }
    if (row && wide + gap + width > room) { rows.push(row.trimEnd()); row = ''; wide = gap = 0; }
    row += piece;
    wide += gap + width;
    gap = 0;
  }
  return row ? [...rows, row.trimEnd()] : rows;
}

function wrap(text, room, font, most, full) { // with `full`, the first rows are as long as there is room
  if (text.length > 160) text = text.slice(0, 160);
  const pieces = piecesOf(text, font), wide = room / sizes.get(font).share;
  let rows = rowsOf(pieces, wide);
  if (rows.length > 1) for (const less of full ? [] : [0.6, 0.7, 0.8, 0.9]) { // as many rows, but of like length
    const even = rowsOf(pieces, wide * less);
    if (even.length === rows.length) { rows = even; break; }
  }
  const short = rows.slice(0, most);
  if (rows.length > most) short[most - 1] = shorten(short[most - 1] + ' ' + rows[most], room, font);
  return short.map(r => shorten(r, room * 1.25, font)).concat(short.length ? [] : ['']);
}
