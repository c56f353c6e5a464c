// On a telephone: the map as wide as the screen, tools below it, and the panel as a sheet that is drawn over it.
function filling(w, h, [x0, y0, x1, y1]) { // the view as wide as the screen, around the largest area, but not beyond what there is
  const [main] = [...data.areas].sort((a, b) => b.w * b.h - a.w * a.h);
  const wide = Math.min((w - MARGIN.left - MARGIN.right) / (x1 - x0), 1.3), whole = main ? (h - 12) / main.h : 0; // with all of that, where not much is missing
  const y = main && main.h * wide > 0.4 * h ? main.y + main.h / 2 : y0, scale = whole > 0.85 * wide ? Math.min(wide, whole) : wide, half = h / 2 / scale;
  const top = y0 + half - MARGIN.top / scale, low = y1 - half + MARGIN.bottom / scale;
  return { position: { x: (x0 + x1) / 2, y: top > low ? (y0 + y1) / 2 : Math.max(top, Math.min(low, y)) }, scale };
}

let risen = ''; // what was chosen when the sheet moved last
function rise() { // on a telephone the panel is a sheet: it rises over the lower half of the map when something is chosen
  const chosen = [state.selected, state.link, state.path, state.pair].join('|').replace(/^\|*$/, '');
  if (chosen === risen) return;
  risen = chosen;
  const high = $('stage').clientHeight, p = centres.get(state.selected), behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  scrollTo({ top: chosen ? high * 0.55 : 0, behavior });
  if (!p || !net) return;
  const at = net.canvasToDOM(p), scale = Math.max(net.getScale(), 0.45);
  if (at.x < 30 || at.x > $('map').clientWidth - 30 || at.y < 30 || at.y > high * 0.38) net.moveTo({ position: { x: p.x, y: p.y + (0.5 * $('map').clientHeight - 0.22 * high) / scale }, scale });
}

function startPhone() {
  const bar = $('zoom').parentElement, before = { settled: $('when'), zoom: null };
  const tools = () => { for (const [id, next] of Object.entries(before)) if (NARROW.matches) $('stage').append($(id)); else bar.insertBefore($(id), next); };
  NARROW.addEventListener('change', tools);
  tools();
}
