// Who is heard: only sources published by the chosen day, of the tiers and sources that the reader has not put aside.
const everyone = () => !state.on && !state.tiers.size && !state.sources.size;
const days = () => proof ? rowsOf(proof, 'days').filter(Boolean) : [];
const dayAt = on => days().reduce((last, day, k) => day <= on ? k : last, -1); // the place of the last day by then
let dayNow = -1; // that of the chosen day

function speaks(source, tier) { return source < 0 || !(state.on && proof.known[source] > dayNow) && !state.tiers.has(tier) && !state.sources.has(source); }

// Whether each link or thing is heard: 1 where one of its claims is, 2 where there is no claim of it, 0 where none is. Of one with
// many claims the rest is not carried: of each tier the first known is, so that only sources may be missed, and then it is heard.
function hearing(kind, count) {
  const at = proof[`${kind}At`], source = proof[`${kind}Source`], tier = proof[`${kind}Tier`], more = proof[`${kind}More`], heard = new Uint8Array(count);
  const late = Uint8Array.from(proof.known, day => state.on && day > dayNow ? 1 : 0), off = Uint8Array.from(proof.known, (_, k) => state.sources.has(k) ? 1 : 0), mute = Uint8Array.from({ length: 256 }, (_, k) => state.tiers.has(k) ? 1 : 0);
  for (let i = 0; i < count; i++) {
    if (at[i] === at[i + 1]) heard[i] = 2;
    for (let row = at[i]; row < at[i + 1] && !heard[i]; row++) if (source[row] < 0 || !late[source[row]] && !mute[tier[row]] && (!off[source[row]] || more[i])) heard[i] = 1;
  }
  return heard;
}

let present = null; // how all stands today
function turnBack() { // to how all stood on the chosen day, where the map knows
  present ??= { standing: d.standing, status: d.status, link: d.link };
  Object.assign(d, present);
  if (!state.on || !proof || !proof.thingWasOf) return;
  Object.assign(d, { standing: d.standing.slice(), status: d.status.slice(), link: d.link.slice() });
  for (const kind of ['thing', 'link']) for (let k = proof[`${kind}WasOf`].length - 1; k >= 0; k--) if (dayNow < proof[`${kind}WasUntil`][k]) {
    const i = proof[`${kind}WasOf`][k], was = proof[`${kind}Was`][k];
    if (kind === 'link') d.link[i] = was; else { d.standing[i] = was; d.status[i] = proof.thingWasStatus[k]; }
  }
}

let seen = null, drawnAt = null, known = null; // whether each thing shows, and each link; whether anybody is heard on a thing
const shows = i => seen[i] === 1;
const linkShows = e => drawnAt[e] === 1;
const isSettled = code => head.settled.includes(code);
function sift() { // ask the filters once for everything
  dayNow = state.on ? dayAt(state.on) : -1;
  turnBack();
  const whole = everyone() || !proof, ofLink = whole ? null : hearing('link', M);
  known = whole ? new Uint8Array(N).fill(1) : ofThings(ofLink);
  const out = head.lines.map((line, code) => state.stages.has(code) || state.settled && ['planned', 'expected'].includes(line.id)), cut = head.lines.map((_, code) => state.lines.has(code) || state.settled && !isSettled(code));
  seen = new Uint8Array(N);
  drawnAt = new Uint8Array(M);
  for (let i = 0; i < N; i++) seen[i] = known[i] && !state.classes.has(d.cls[i]) && !out[stageOf(i)] ? 1 : 0;
  const draw = () => { for (let e = 0; e < M; e++) drawnAt[e] = seen[d.start[e]] && seen[d.end[e]] && !cut[d.link[e]] && (whole || ofLink[e]) ? 1 : 0; };
  if (state.settled) lone();
  hold();
  draw();
  if (state.near && state.selected >= 0) { near(); draw(); }
}

function ofThings(ofLink) { // a thing is heard of where it, or one of its links, is; and where nobody says anything of it
  const own = hearing('thing', N), found = new Uint8Array(N);
  for (let i = 0; i < N; i++) {
    let [told, silent] = [own[i] === 1, own[i] === 2];
    for (let k = offset[i]; k < offset[i + 1] && !told; k++) { told = ofLink[touching[k]] > 0; silent = false; }
    found[i] = told || silent ? 1 : 0;
  }
  return found;
}

function lone() { // with settled facts only, a thing in no place that nothing settled leads to is left out
  const led = new Uint8Array(N);
  for (let e = 0; e < M; e++) if (isSettled(d.link[e])) led[d.start[e]] = led[d.end[e]] = 1;
  for (let i = A; i < N; i++) if (home[i] < 0 && !led[i]) seen[i] = 0;
}

function hold() { // an area shows as long as it holds something that does
  for (let a = A - 1; a >= 0; a--) {
    for (let i = d.first[a], end = i + d.count[a]; i < end && !seen[a]; i++) seen[a] = seen[i];
    if (d.up[a] >= 0 && seen[a]) seen[d.up[a]] = 1;
  }
}

function near() { // what is linked to the chosen thing, and where all that lies
  const kept = new Uint8Array(N), i = state.selected, keep = i => { kept[i] = 1; for (const up of chain(i)) kept[up] = 1; };
  keep(i);
  for (let k = offset[i]; k < offset[i + 1]; k++) if (linkShows(touching[k])) { keep(d.start[touching[k]]); keep(d.end[touching[k]]); }
  for (let i = 0; i < N; i++) seen[i] &= kept[i];
  seen[i] = 1;
}
