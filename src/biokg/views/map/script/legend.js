// The legend counts what the map shows and filters it.
function lineIcon(line) {
  return draw('svg', { class: 'line', viewBox: '0 0 32 18', 'aria-hidden': 'true' },
    draw('path', { d: 'M0 9H32', stroke: tone(line), 'stroke-width': line.width * 1.3, 'stroke-dasharray': line.dash.join(' ') || 'none', fill: 'none' }));
}

function toggle(set, id) {
  if (!set.delete(id)) set.add(id);
  refresh();
  showLegend();
}

function entry(set, id, picture, name, count) {
  return make('button', { type: 'button', 'aria-pressed': String(!set.has(id)), 'data-filter': id, on: { click: () => { toggle(set, id); document.querySelector(`#legend [data-filter="${CSS.escape(id)}"]`).focus(); } } },
    picture, make('span', {}, name), make('b', {}, String(count)));
}

function showLegend() {
  const count = new Map(), sure = new Map(), stages = new Map();
  for (const id of drawn) if (things.has(id) && (!state.settled || nodeShows(id) || state.classes.has(things.get(id).cls))) {
    const thing = things.get(id);
    count.set(thing.cls, (count.get(thing.cls) || 0) + 1);
    stages.set(standingOf(thing), true);
  }
  for (const id of drawnLinks.keys()) if (!state.settled || SETTLED.has(standingOf(links.get(id)))) sure.set(standingOf(links.get(id)), (sure.get(standingOf(links.get(id))) || 0) + 1);
  const outline = ['stated', 'under-way', 'planned', 'expected'].filter(s => stages.has(s));
  const words = { stated: 'built', 'under-way': 'underWay', planned: 'planned', expected: 'expected' };
  const legend = $('legend');
  legend.setAttribute('aria-label', say('legend'));
  legend.replaceChildren(make('h2', {}, say('sure')),
    ...data.lines.filter(l => sure.has(l.id)).map(l => entry(state.lines, l.id, lineIcon(l), pick(l.name), sure.get(l.id))),
    make('h2', {}, say('outline')),
    make('div', { class: 'keys' }, ...outline.map(s => make('div', { class: 'key' }, stageIcon(s), make('span', {}, say(words[s]))))),
    make('h2', {}, say('kinds')),
    ...data.classes.filter(c => count.has(c.id)).map(c => entry(state.classes, c.id, icon(c.id), pick(c.name), count.get(c.id))));
}

function stageIcon(standing) {
  const colour = colours.quiet, hollow = standing === 'planned' || standing === 'expected';
  const attributes = { x: -9, y: -9, width: 18, height: 18, rx: 3, fill: hollow ? 'none' : standing === 'under-way' ? mixed(colour) : colour, stroke: colour, 'stroke-width': 2 };
  const dash = { planned: '4 2.6', expected: '1.2 2.6', 'under-way': '8 2.5' }[standing];
  if (dash) attributes['stroke-dasharray'] = dash;
  return draw('svg', { viewBox: '-13 -13 26 26', 'aria-hidden': 'true' }, draw('rect', attributes));
}
