// Who is heard: only sources published by the chosen day, of the tiers and sources that the reader has not put aside.
// Every record then holds: `heard`, the claims that speak for it; `mute`, whether none of its claims does; `now`, how it
// stood on that day where that is not how it stands.
const SUREST = ['stated', 'under-way', 'inferred', 'planned', 'expected', 'intended', 'denied'];
const WORST = ['stated', 'under-way', 'inferred', 'planned', 'expected', 'denied', 'intended'];
const days = [...new Set(Object.values(data.sources).map(s => s.known).filter(Boolean))].sort();
const records = [...links.values(), ...data.facts, ...data.numbers, ...data.moments];
const aboutThing = new Map([...things.keys()].map(id => [id, [...linksOf.get(id).map(l => links.get(l)), ...(factsOf.get(id) || []), ...(numbersOf.get(id) || [])]]));
const tierOf = claim => claim.machine ? 'machine' : (own(data.sources, claim.source) || {}).rank;

function speaks(id) {
  const claim = claims.get(id);
  if (!claim) return true;
  const source = own(data.sources, claim.source);
  return !(state.on && source && source.known > state.on) && !state.sources.has(claim.source) && !state.tiers.has(tierOf(claim));
}

// What was so on the chosen day: the first spell that had not ended by then.
const spellOf = spells => state.on ? (spells || []).find(([until]) => state.on < until) : undefined;
const claimStanding = id => {
  const claim = claims.get(id), spell = claim && spellOf(claim.past);
  return spell ? spell[1] : claim && claim.standing || 'stated';
};

function standingThen(id, record) {
  const all = (record.claims || []).length === record.heard.length;
  if (all && !record.heard.some(one => spellOf((claims.get(one) || {}).past)) && !record.phase) return undefined;
  if (!record.heard.some(one => claims.has(one))) return undefined;
  const surest = record.heard.map(claimStanding).sort((a, b) => SUREST.indexOf(a) - SUREST.indexOf(b))[0];
  const spell = id && spellOf(own(data.past, id.split('~')[0])), tie = record.phase ? spell ? spell[2] : record.phase : 'stated';
  return WORST[Math.max(WORST.indexOf(surest), WORST.indexOf(tie))];
}

const everyone = () => !state.on && !state.tiers.size && !state.sources.size;
function hear() {
  const whole = everyone();
  for (const record of records) {
    record.heard = whole ? record.claims || [] : (record.claims || []).filter(speaks);
    record.mute = !whole && (record.claims || []).length > 0 && !record.heard.length;
    record.now = undefined;
  }
  if (!whole) {
    for (const [id, link] of links) if (!link.mute) link.now = standingThen(id, link);
    for (const part of [data.facts, data.numbers]) for (const record of part) if (!record.mute) record.now = standingThen(null, record);
  }
  for (const [id, thing] of things) {
    const said = aboutThing.get(id), spell = spellOf(own(data.past, id));
    thing.mute = !whole && said.length > 0 && said.every(record => record.mute);
    thing.now = spell ? spell[2] : undefined;
    thing.statusNow = spell && spell[1] !== null ? data.words[spell[1]] : undefined;
  }
  forget();
}
