// The ways to write a name beside its mark: whole ones first, then those in parts and briefer ones, cut ones last.
// below, right, left, above, below and above to the right and to the left: how the rows are set, and how much worse it is
const SIDES = [['center', 0], ['left', 1.5], ['right', 1.6], ['center', 2.5], ['left', 1.2], ['right', 1.2], ['center', 1], ['center', 1.1], ['left', 3], ['right', 3]];
const ROOMS = [[1, 4], [1.3, 4], [1.7, 3], [2.2, 2], [2.8, 1], [0.9, 1]]; // cells wide, rows at most
const TIGHT = [...ROOMS, [1, 2], [1, 3], [1.3, 2], [1.3, 3], [1.7, 1], [1.7, 2], [2.2, 1]]; // where something is cut anyway
const ACROSS = 45; // how much worse it is across the rim of a bundle
const [WHOLE, BRIEF, CUT] = [0, 1, 2];
const labelOf = id => pick(things.get(id).short || things.get(id).name);

function textsOf(id, firsts) { // what a mark may be called, the best first: briefer names only where nothing else is called so
  const first = labelOf(id), briefs = (things.get(id).briefs || []).map(pick).filter(text => !firsts.has(text)), words = first.split(' ');
  const ends = words.length > 2 ? [`${words[0]} … ${words[words.length - 1]}`] : /^[\u2e80-\u9fff]{8,}$/.test(first) ? [`${first.slice(0, 3)}…${first.slice(-3)}`] : [];
  return [...new Set([first, ...briefs, ...ends])];
}

class Spots { // made as they are asked for: most names find room whole
  constructor(setting) { Object.assign(this, setting, { known: new Map() }); }

  of(id, level) {
    let one = this.known.get(id);
    if (!one) this.known.set(id, one = { level: -1, list: [], later: [], written: new Set() });
    while (one.level < level) one.list = one.list.concat(this.more(id, ++one.level, one));
    return one.list;
  }

  more(id, level, one) { // those of one level, the best first
    const found = level === BRIEF ? one.later : [], first = labelOf(id);
    const texts = level === WHOLE ? [first] : textsOf(id, this.firsts);
    texts.forEach((text, n) => {
      if (level === CUT && !n && texts.length > 2 && first.includes(' ')) return; // rather a brief name cut than "Center fo…"
      for (const [more, most] of level === CUT ? TIGHT : ROOMS) for (const part of level === WHOLE ? [false] : [false, true]) {
        const rows = wrap(text, this.cell * more, this.font, most, false, part), all = rows.join('|'), cut = all.includes('…');
        if (cut !== (level === CUT) || one.written.has(all)) continue;
        one.written.add(all);
        const worse = rows.length * 0.6 + more * 2 + (n ? 30 + 8 * n : 0) + (part ? 12 : 0) - (cut ? 4 * all.length + 10 * n : 0);
        for (const spot of this.around(id, rows, worse)) {
          spot.cut = cut;
          spot.says = cut ? rows.join(' ') : n ? text : '';
          if (spot.across && level === WHOLE) one.later.push(spot); else found.push(spot);
        }
      }
    });
    return found.sort((a, b) => a.cost - b.cost);
  }

  around(id, rows, worse) { // the sides of the mark on which the rows have room
    const { mark, high, scale } = this, { x, y } = centres.get(id), w = Math.max(...rows.map(row => measure(row, this.font))), h = rows.length * high, free = [];
    [[-w / 2, mark], [mark + 1, -h / 2], [-mark - 1 - w, -h / 2], [-w / 2, -mark - h], [-mark, mark], [mark - w, mark], [-w / 3, mark], [-w * 2 / 3, mark], [-mark, -mark - h], [mark - w, -mark - h]].forEach(([dx, dy], i) => {
      const spot = { id, x: x * scale + dx - 1, y: y * scale + dy, w: w + 2, h, rows, align: SIDES[i][0], cost: SIDES[i][1] + worse };
      if (id !== state.selected && !(this.framed(spot) && this.ground.free(spot, id))) return;
      spot.across = !this.soft.free(spot, id);
      if (spot.across) spot.cost += ACROSS;
      free.push(spot);
    });
    return free;
  }
}
