// Everything by keyboard: arrows walk from thing to thing in the direction they point.
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step([dx, dy]) {
  const here = state.selected && centres.get(state.selected) || net.getViewPosition();
  let best = null, least = Infinity;
  for (const [id, p] of centres) {
    if (!things.has(id) || id === state.selected || !nodeShows(id)) continue;
    const along = (p.x - here.x) * dx + (p.y - here.y) * dy, aside = Math.abs((p.x - here.x) * dy) + Math.abs((p.y - here.y) * dx);
    if (along <= 4 || aside > along * 2) continue;
    const cost = along + aside * 1.6 + (areas.has(id) ? 60 : 0);
    if (cost < least) [best, least] = [id, cost];
  }
  if (best) choose(best, true);
}

function zoom(factor) {
  net.moveTo({ scale: Math.max(0.1, Math.min(4, net.getScale() * factor)), animation: { duration: 120 } });
}

function startKeys() {
  $('map').addEventListener('keydown', event => {
    if (ARROWS[event.key]) step(ARROWS[event.key]);
    else if (event.key === 'Enter' && state.selected) $('panel').focus();
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') fit(true);
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', event => {
    if (event.key === '/' && !event.ctrlKey && !event.metaKey && document.activeElement !== $('search')) { event.preventDefault(); $('search').focus(); }
    if (event.key === 'Escape' && document.activeElement !== $('search')) { if ($('take').open) $('take').open = false; else if (state.asking) askFor(null); else choose(null); $('map').focus(); }
  });
}
