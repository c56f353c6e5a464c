// Search by name in both languages, by pinyin, id and further names. Names stand in one long text a field, a line each:
// a browser finds a word in a text of megabytes within milliseconds, where a list of a hundred thousand takes a while.
const fields = [];
class Field { // `owner`: the thing of each line, where that is not its number
  constructor(text, owner) {
    this.text = '\n' + text.toLowerCase();
    this.plain = !/[^\x00-\x7f]/.test(text); // where other letters need not be looked for
    this.owner = owner;
    this.starts = null;
  }
  line(at) { // of a place in the text
    if (!this.starts) { this.starts = []; for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) this.starts.push(i); }
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) { const middle = (low + high + 1) >> 1; if (this.starts[middle] <= at) low = middle; else high = middle - 1; }
    return low;
  }
  find(text, most, found) { // put the things of the lines in which it stands into `found`
    for (let at = this.text.indexOf(text); at >= 0 && found.size < most;) {
      const line = this.line(at), thing = this.owner ? this.owner[line] : line, next = this.starts[line + 1];
      if (thing >= 0) found.add(thing);
      at = next === undefined ? -1 : this.text.indexOf(text, next);
    }
  }
}

function sound(name) { // in pinyin, without spaces
  let text = '';
  for (let i = 0; i < name.length; i++) {
    const word = head.readings[name.slice(i, i + 2)], sign = head.readings[name[i]];
    if (word && i + 1 < name.length) { text += word; i++; } else text += sign || name[i];
  }
  return text.replace(/ /g, '');
}

function* learnNames() { // bit by bit, so that nothing stutters
  for (const name of ['en', 'zh', 'ids']) { fields.push(new Field(d[name])); fields[fields.length - 1].line(0); yield; }
  if (Object.keys(head.readings).length) {
    const names = rowsOf(d, 'zh'), lines = [];
    for (let i = 0; i < names.length; i++) { lines.push(names[i] ? sound(names[i]) : ''); if (i % 4000 === 0) yield; }
    fields.push(new Field(lines.join('\n')));
    fields[fields.length - 1].line(0);
  }
}

function learnAliases() { // further names are claims
  const code = head.evidence ? head.evidence.properties.findIndex(p => p.id === 'altLabel') : -1, lines = [], owner = [];
  if (!proof || code < 0) return;
  for (let i = 0; i < N; i++) for (let row = proof.thingAt[i]; row < proof.thingAt[i + 1]; row++) if (proof.said[row] === code && proof.value[row] >= 0) for (const name of both('value', proof.value[row])) if (name) {
    lines.push(name);
    owner.push(i);
    if (/[\u3400-\u9fff]/.test(name)) { lines.push(sound(name)); owner.push(i); }
  }
  if (lines.length) fields.push(new Field(lines.join('\n'), owner));
}

const FOUND = 20;
function seek(text) { // names that begin with the words first, then those in which a word does, then those that hold them
  const wanted = text.trim().toLowerCase().replace(/\s+/g, ' '), found = new Set(), tight = wanted.replace(/ /g, '');
  if (!wanted) return [];
  const other = /[^\x00-\x7f]/.test(wanted);
  for (const start of ['\n', ' ', '']) for (const field of fields) if (found.size < FOUND && !(other && field.plain)) {
    field.find(start + wanted, FOUND, found);
    if (tight !== wanted && start !== ' ') field.find(start + tight, FOUND, found);
  }
  return [...found];
}

let at = -1, hits = [];
function showResults() {
  const box = $('search'), list = $('results'), open = box.value.trim() !== '';
  hits = open ? seek(box.value) : [];
  at = hits.length ? 0 : -1;
  list.replaceChildren(...hits.map((i, k) => make('li', { role: 'option', id: `r${k}`, 'aria-selected': String(k === at), on: { pointerdown: event => { event.preventDefault(); take(k); } } }, icon(d.cls[i]), make('span', {}, nameOf(i), otherOf(i) && make('small', {}, ` ${otherOf(i)}`)), make('small', {}, pick(head.classes[d.cls[i]].name), shows(i) ? '' : ` · ${say('hidden')}`))),
    ...(open && !hits.length ? [make('li', { class: 'none' }, say('none'))] : []));
  list.hidden = !open;
  list.scrollTop = 0;
  box.setAttribute('aria-expanded', String(open));
  mark();
}

function mark() {
  [...$('results').children].forEach((li, k) => li.setAttribute('aria-selected', String(k === at)));
  if (at >= 0) { $('search').setAttribute('aria-activedescendant', `r${at}`); if (at) $('results').children[at].scrollIntoView({ block: 'nearest' }); } else $('search').removeAttribute('aria-activedescendant');
}

function take(k) {
  const i = hits[k];
  $('search').value = '';
  showResults();
  choose(i);
  show(i);
  canvas.focus();
}
