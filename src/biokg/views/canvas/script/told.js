// Who says so: the claims of a link or a thing, each as a record, and as it is shown.
let proof = null; // the evidence, once it is unpacked

async function learn() { // all packs but the first, after the picture stands
  const found = {};
  for (let k = 1; k < head.packs.length; k++) Object.defineProperties(found, Object.getOwnPropertyDescriptors(await unpack(k)));
  for (const kind of ['link', 'thing']) if (found[`${kind}Told`]) {
    const at = found[`${kind}At`] = new Int32Array(found[`${kind}Told`].length + 1);
    for (let i = 1; i < at.length; i++) at[i] = at[i - 1] + found[`${kind}Told`][i - 1];
  }
  if (head.evidence) proof = found;
}

const both = (name, row) => [rowsOf(proof, `${name}En`)[row], rowsOf(proof, `${name}Zh`)[row]];
const sourceOf = row => ({ id: rowsOf(proof, 'sources')[row], title: both('title', row), publisher: both('publisher', row), date: both('date', row), url: rowsOf(proof, 'urls')[row] });

function claimsOf(kind, i) {
  if (!proof) return [];
  const found = [], column = name => proof[kind + name], claim = column('Claim'), wide = claim ? claim.length / column('Source').length : 0;
  for (let row = proof[`${kind}At`][i]; row < proof[`${kind}At`][i + 1]; row++) if (speaks(column('Source')[row], column('Tier')[row])) {
    const letters = claim ? [...claim.subarray(row * wide, (row + 1) * wide)].map(byte => byte.toString(16).padStart(2, '0')).join('') : '';
    found.push({ source: column('Source')[row] < 0 ? null : sourceOf(column('Source')[row]), section: head.evidence.sections[column('Section')[row]], tier: head.evidence.tiers[column('Tier')[row]],
      modality: column('Modality')[row], speaker: column('Speaker')[row] < 0 ? null : both('speaker', column('Speaker')[row]), claim: /^0*$/.test(letters) ? '' : letters,
      start: column('Start') ? column('Start')[row] : -1, length: column('Length') ? column('Length')[row] : -1,
      property: kind === 'thing' && head.evidence.properties[proof.said[row]], value: kind === 'thing' && proof.value[row] >= 0 ? both('value', proof.value[row]) : null });
  }
  return found;
}

const safe = url => /^https?:\/\//i.test(url);
const cited = claim => claim.source ? [pick(claim.source.title) || claim.source.id, pick(claim.source.publisher), pick(claim.source.date)].filter(Boolean).join(', ') : say('unknown');

function toldRow(claim) {
  const title = claim.source ? pick(claim.source.title) || claim.source.id : say('unknown'), { url } = claim.source || {};
  const about = [claim.source && [pick(claim.source.publisher), pick(claim.source.date)].filter(Boolean).join(', '), claim.section && [pick(claim.section[0]), pick(claim.section[1])].filter(Boolean).join(', '),
    claim.start >= 0 && `${say('characters')} ${number(claim.start)}–${number(claim.start + claim.length)}`, claim.speaker && `${say('saidBy')} ${pick(claim.speaker)}`, claim.claim && `${say('claim')} ${claim.claim}`];
  return make('p', { class: 'told' }, claim.tier && make('span', { class: 'tier' }, pick(claim.tier.name)), claim.modality > 0 && make('span', { class: 'tier' }, pick(head.evidence.modalities[claim.modality])),
    url && safe(url) ? make('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, title) : make('span', {}, title), make('small', {}, about.filter(Boolean).join(' · ')));
}

function told(kind, i) { // the rows of a link, or of a thing by what they say
  if (!head.evidence) return [make('p', { class: 'ask' }, say('noEvidence'))];
  if (!proof) return [make('p', { class: 'ask' }, say('unpacking'))];
  const all = claimsOf(kind, i), more = proof[`${kind}More`][i], rows = [];
  const order = ['status', 'partOf', 'locatedIn', 'basedIn'], rank = ({ property: { id } }) => id === 'altLabel' ? 9 : order.includes(id) ? order.indexOf(id) : order.length; // further names last
  if (kind === 'thing') all.sort((a, b) => rank(a) - rank(b) || head.evidence.properties.indexOf(a.property) - head.evidence.properties.indexOf(b.property));
  let last = '';
  for (const claim of all) {
    const what = kind === 'thing' ? [pick(claim.property.name), claim.value && pick(claim.value)].filter(Boolean).join(': ') : '';
    if (what !== last) rows.push(make('p', { class: 'what' }, what));
    last = what;
    rows.push(toldRow(claim));
  }
  if (more > 0) rows.push(make('p', { class: 'ask' }, `${number(more)} ${say('moreClaims')}`));
  const left = ['Claims', 'Places'].filter(what => head.leftOut.includes(kind + what)).map(what => say(`left${what}`));
  if (rows.length && left.length) rows.push(make('p', { class: 'ask' }, `${say('leftOut')} ${left.join(say('and'))}`));
  const silent = proof[`${kind}At`][i] === proof[`${kind}At`][i + 1];
  return rows.length ? rows : [make('p', { class: 'ask' }, say(!silent ? 'notKnown' : kind === 'link' ? 'noClaims' : 'byLinks'))];
}
