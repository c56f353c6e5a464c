// Two things side by side, by what the map tells of each; what it does not tell is not stated, which does not mean none.
function sideBySide(id) {
  const thing = things.get(id), rows = new Map();
  const add = (key, text, standing, group) => { if (!rows.has(key)) rows.set(key, { group, cells: [] }); rows.get(key).cells.push([text, standing]); };
  add(say('kind'), pick(classes.get(thing.cls).name), 'stated', 0);
  if (statusOf(thing)) add(say('status'), pick(statusOf(thing)), standingOf(thing), 0);
  for (const number of numbersOf.get(id) || []) if (!number.mute && lineShows(standingOf(number)))
    add(pick(number.measure) || '–', pick(number.value) + (number.disputed ? ' ≠' : '') + (number.when ? ` (${day(number.when)})` : ''), standingOf(number), 1);
  const held = new Map();
  for (const inner of within(id)) if (nodeShows(inner)) {
    const key = pick(classes.get(things.get(inner).cls).name);
    held.set(key, [...(held.get(key) || []), inner]);
  }
  for (const [key, all] of held) for (const some of [all.filter(i => stageOf(things.get(i)) === 'stated'), all.filter(i => stageOf(things.get(i)) !== 'stated')])
    if (some.length) add(key, `≥ ${some.length}: ${some.slice(0, 5).map(i => pick(things.get(i).name)).join(', ')}${some.length > 5 ? ' …' : ''}`, stageOf(things.get(some[0])), 2);
  for (const link of linksOf.get(id).map(l => [l, links.get(l)])) if (linkShows(link[0]) && !link[1].contains) {
    const out = link[1].from === id;
    add((out ? pick(link[1].label) : pick(link[1].back)) || `← ${pick(link[1].label)}`, pick(things.get(out ? link[1].to : link[1].from).name), standingOf(link[1]), 3);
  }
  return rows;
}

const within = (id, seen = new Set()) => {
  for (const inner of inside.get(id) || []) if (!seen.has(inner)) { seen.add(inner); within(inner, seen); }
  return seen;
};

function pairPanel() {
  const [left, right] = state.pair.map(sideBySide);
  const keys = [...new Set([...left.keys(), ...right.keys()])], order = key => (left.get(key) || right.get(key)).group + (left.has(key) && right.has(key) ? 0 : 0.5);
  const cell = row => make('td', {}, ...(row ? row.cells.map(([text, standing]) => make('div', {}, text, badge(standing))) : [make('span', { class: 'silent' }, say('notStated'))]));
  keys.sort((a, b) => order(a) - order(b));
  return [home(), make('h2', {}, say('compared')), make('p', { class: 'also' }, say('comparedText')),
    make('table', { class: 'pair' }, make('thead', {}, make('tr', {}, make('td', {}), ...state.pair.map(id => make('th', { scope: 'col' }, jump(id))))),
      make('tbody', {}, ...keys.map(key => make('tr', {}, make('th', { scope: 'row' }, key), cell(left.get(key)), cell(right.get(key))))))];
}
