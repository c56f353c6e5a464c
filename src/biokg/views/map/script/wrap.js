// Breaking a name into rows: between words and Chinese characters, rows of like length, an ellipsis only where nothing helps.
const PIECE = /[（《“「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。、；：）》”」]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+?(?:-(?=\w)|(?=[\s\u2e80-\u9fff\uff00-\uffef])|$)|\s+/g;
const widths = new Map(), sizes = new Map(), ruler = document.createElement('canvas').getContext('2d');
let ruled = ''; // the font of the ruler: to change it takes longer than to measure

// The width of a text at 40 pixels: that of its words, each added up once from its letters, for to measure takes longest. All
// Chinese characters are as wide as one; what neither is, the canvas measures whole, for its letters may join.
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
    else if (text.length > 1 && /^[\x20-\x7e…]+$/.test(text)) { sum = 0; for (const letter of text) sum += measure(letter, font) / share; }
    else if (/^[\u4e01-\u9fff]$/.test(text)) sum = measure('\u4e00', font) / share;
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

function numbered(text, room, font) { // shortened, but for the number at its end, which tells it from others
  const [, name, number] = /^(.+) (\S*\d\S*)$/.exec(text) || [], head = number && shorten(name, room - measure(' ' + number, font), font);
  return head && head.length > 1 ? `${head} ${number}` : shorten(text, room, font);
}

// The pieces of a text, each [text, width at 40 pixels, whether it is blank]: measured once, for any room.
function piecesOf(text, font) {
  measure('', font);
  const { known, cut, share } = sizes.get(font);
  if (!cut.has(text)) cut.set(text, (text.match(PIECE) || [text]).map(piece => [piece, (known.get(piece) ?? measure(piece, font) / share), !piece.trim()]));
  return cut.get(text);
}

// A long word parts between two consonants that stand between vowels, unless they are one sound; names like BeiGene do not.
const FIRST = /[aeiouy](?:[cgpst]h|ck|ng|[b-df-hj-np-tv-xz])$/i, REST = /^(?:[cpst]h|thr|str|[bcdfgkpt]r|[bcfgkps]l|s[ckmnpt]|qu|[b-df-hj-np-tv-xz])[aeiouy]/, JOINED = /^(?:[cgpstw]h|ck|qu|[bcdfgkpt]r|[bcfgkp]l)$/i;
function parts(word) {
  const found = [], [, letters] = /^([A-Za-z][a-z]{8,})\W*$/.exec(word) || ['', ''];
  let from = 0;
  for (let i = 3; i <= letters.length - 3; i++) if (FIRST.test(word.slice(from, i)) && REST.test(word.slice(i)) && !JOINED.test(word.slice(i - 1, i + 1))) { found.push(word.slice(from, i)); from = i; }
  return [...found, word.slice(from)];
}

// The same pieces with the words that are wider than the room parted.
function parted(pieces, room, font) {
  const { share } = sizes.get(font);
  return pieces.flatMap(piece => piece[1] > room ? parts(piece[0]).map((part, i, all) => [part, measure(part, font) / share, false, i < all.length - 1]) : [piece]);
}

function rowsOf(pieces, room, hyphen) {
  const rows = [];
  let row = '', wide = 0, gap = 0, open = false; // gap: the width of the blanks at its end; open: it ends within a word
  for (const [piece, width, blank, more] of pieces) {
    if (blank) {
      if (row) { row += piece; gap += width; }
      continue;
    }
    if (row && wide + gap + width + (more ? hyphen : 0) > room) { rows.push(row.trimEnd() + (open ? '-' : '')); row = ''; wide = gap = 0; }
    row += piece;
    wide += gap + width;
    gap = 0;
    open = more;
  }
  return row ? [...rows, row.trimEnd()] : rows;
}

function wrap(text, room, font, most, full, part) { // with `full`, the first rows are as long as there is room; with `part`, long words may be parted
  if (text.length > 160) text = text.slice(0, 160);
  const plain = piecesOf(text, font), { share } = sizes.get(font), wide = room / share;
  const pieces = part ? parted(plain, wide, font) : plain, hyphen = part ? measure('-', font) / share : 0;
  let rows = rowsOf(pieces, wide, hyphen);
  const least = pieces.reduce((sum, [, width, blank]) => sum + (blank ? 0 : width), 0) / rows.length / wide;
  if (rows.length > 1) for (const less of full || part ? [] : [0.6, 0.7, 0.8, 0.9]) if (less >= least) { // as many rows, but of like length
    const even = rowsOf(pieces, wide * less, 0);
    if (even.length === rows.length) { rows = even; break; }
  }
  const short = rows.slice(0, most);
  if (rows.length > most) short[most - 1] = shorten(short[most - 1] + ' ' + rows[most], room, font);
  return short.map(r => shorten(r, room * 1.25, font)).concat(short.length ? [] : ['']);
}
