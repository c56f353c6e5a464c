// Search in every name of every thing, both languages at once; marks above letters and case do not matter.
const plain = text => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
// Chinese names can be typed as they sound: "hua hui an jian", "huahuianjian", "hhaj".
const sounds = syllables => [syllables, syllables.replace(/ /g, ''), syllables.split(' ').map(s => s[0]).join('')];
let index = null; // made when first asked
let members = null; // the names that sums hold and do not list, unpacked when the reader turns to the search
async function unpackMembers() {
  if (!$('members') || members) return;
  members = [];
  members = JSON.parse(await unpacked('members'));
  index = null;
  if ($('search').value.trim()) showResults();
}
function nothing() { // what to do where nothing is found
  const found = data.sums ? indexed().filter(row => row.member || !(things.get(row.id).count > 1)).length : 0;
  return [say('none'), data.sums && found < data.sums[0] ? make('small', {}, ` ${found.toLocaleString('en-US')} / ${data.sums[0].toLocaleString('en-US')} ${say('namesHeld')}`) : ''];
}
const indexed = () => index ??= [...things].map(([id, thing]) => ({ id, text: [...(thing.name || []), ...(thing.names || []), ...(factsOf.get(id) || []).filter(f => f.group === 'plans').flatMap(f => f.value)].map(plain).concat((thing.pinyin || []).flatMap(sounds)) }))
  .concat((members || []).flatMap(([id, names]) => names.map(name => ({ id, member: name, text: name.map(plain) }))))
  .concat(data.sums ? data.facts.filter(f => f.group === 'parts' && !/^[\d,]+ more$/.test(f.value[0])).map(f => ({ id: f.of, member: f.value, text: f.value.map(plain) })) : []); // what a sum tells that it holds
let hits = [], active = -1;

function find(query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const rank = ({ id, text, member }) => {
    const whole = words.join(' ');
    if (!words.every(w => text.some(t => t.includes(w)))) return -1;
    return (text.some(t => t === whole) ? 1000 : text.some(t => t.startsWith(whole)) ? 500 : 0) + (member ? 0 : degree(id));
  };
  return indexed().map(row => [rank(row), row]).filter(([r]) => r >= 0).sort((a, b) => b[0] - a[0] || (a[1].id < b[1].id ? -1 : 1)).slice(0, 12).map(([, row]) => row);
}

function showResults() {
  const list = $('results'), box = $('search'), text = box.value.trim();
  hits = find(text);
  active = hits.length ? 0 : -1;
  list.hidden = !text;
  box.setAttribute('aria-expanded', String(!!text));
  list.replaceChildren(...(hits.length ? hits.map(({ id, member }, i) => {
    const thing = things.get(id), aside = [member ? `${say('inside')} ${pick(thing.name)}` : other(thing.name) !== pick(thing.name) ? other(thing.name) : '', nodeShows(id) ? '' : say('hiddenNow')];
    return make('li', { role: 'option', id: 'hit' + i, on: { pointerdown: event => { event.preventDefault(); take(i); } } },
      icon(thing.cls, standingOf(thing)), make('span', {}, pick(member || thing.name), ' ', make('small', {}, aside.filter(Boolean).join(' · '))));
  }) : [make('li', { role: 'option' }, ...nothing())]));
  mark();
}

function mark() {
  [...$('results').children].forEach((li, i) => li.setAttribute('aria-selected', String(i === active)));
  if (active >= 0) { $('search').setAttribute('aria-activedescendant', 'hit' + active); $('results').children[active].scrollIntoView({ block: 'nearest' }); }
  else $('search').removeAttribute('aria-activedescendant');
}

function closeResults() {
  $('results').hidden = true;
  $('search').setAttribute('aria-expanded', 'false');
  $('search').removeAttribute('aria-activedescendant');
}

function take(i) {
  if (!hits[i]) return;
  closeResults();
  $('search').value = '';
  choose(hits[i].id, true);
  $('panel').focus({ preventScroll: true });
}

function startSearch() {
  $('search').addEventListener('input', showResults);
  $('search').addEventListener('focus', unpackMembers);
  $('search').addEventListener('blur', closeResults);
  $('search').addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      active = hits.length ? (active + (event.key === 'ArrowDown' ? 1 : hits.length - 1)) % hits.length : -1;
      mark();
    } else if (event.key === 'Enter') take(active);
    else if (event.key === 'Escape') { closeResults(); $('search').value = ''; if (state.asking) askFor(null); $('map').focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
