// vis-network holds the map, its view and its clicks; the painting is ours.
let net, edgeSet, showing = new Set(), touched = false; // touched: the reader has moved the view
let awake = false, named = false; // nothing is painted before all is in its place; the names come last, for they take longest
const LARGE = data.vis.edges.length > 400; // then painting takes longer than a frame
const anchors = new Map(data.vis.nodes.filter(n => n.of).map(n => [n.id, n.of]));
const inNet = id => '~' + id, outOfNet = id => id.slice(1); // a thing may be called "constructor", which vis-network could not tell from its own
const thingOf = id => anchors.get(id) || id;

// What all nodes and lines have in common the engine is told once: to work out the options of each takes most of its time.
const ROOM = { width: 28, height: 28 }, POINT = { width: 2, height: 2 }, rooms = new Map(data.vis.nodes.filter(n => n.room || n.of).map(n => [inNet(n.id), n.room || POINT]));
const NODES = { chosen: false, shape: 'custom', size: 12, ctxRenderer: ({ ctx, id, x, y, state: { hover } }) => rooms.has(id) ? { nodeDimensions: rooms.get(id) } : {
  drawNode: () => { if (!gliding()) paintMark(ctx, outOfNet(id), x, y, hover); },
  nodeDimensions: ROOM,
} };
const BEND = 0.07, HEAD = 0.42, EDGES = { chosen: false, smooth: { enabled: true, type: 'curvedCW', roundness: BEND }, arrows: { to: { enabled: true, scaleFactor: HEAD } }, hoverWidth: 1.2, selectionWidth: 0 };

function visEdge(edge) {
  const line = lines.get(lineOf(edge.id)), bright = lit(edge.id), dim = focus && !bright, trunk = trunks.has(edge.id), head = bright || trunk ? 0.55 : HEAD, made = looks.has(edge.id);
  return { id: inNet(edge.id), from: inNet(edge.from), to: inNet(edge.to), width: line.width * (bright ? 1.6 : trunk ? 1.5 : 1),
    color: { color: tone(line), highlight: tone(line), hover: tone(line), opacity: dim ? 0.1 : bright ? 1 : TALL ? 0.35 : 0.55 },
    ...line.dash.length || made ? { dashes: line.dash.length ? line.dash : false } : {}, ...head !== HEAD || made ? { arrows: { to: { enabled: true, scaleFactor: head } } } : {},
    ...edge.bend !== BEND ? { smooth: { enabled: true, type: edge.bend > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.abs(edge.bend) } } : {} };
}

function paints(may) {
  awake = may;
  net.body.emitter.emit(may ? '_allowRedraw' : '_blockRedraw');
}

function quietly(change) { // the engine would paint all after each change
  const before = awake;
  paints(false);
  change();
  paints(before);
}

function startNetwork() {
  const nodeSet = new vis.DataSet([]);
  edgeSet = new vis.DataSet([]);
  net = new vis.Network($('map'), { nodes: nodeSet, edges: edgeSet }, {
    physics: false, layout: { improvedLayout: false },
    interaction: { hover: true, dragNodes: false, selectConnectedEdges: false, hoverConnectedEdges: false, keyboard: false, tooltipDelay: 1e8, hideEdgesOnDrag: LARGE, hideEdgesOnZoom: LARGE, selectable: false },
    nodes: NODES, edges: EDGES,
  });
  // It writes no names, we do: so it need not find out in which of its fonts.
  Object.getPrototypeOf(net.body.functions.createNode({ id: '' }).labelModule).update = () => {};
  quietly(() => nodeSet.add(data.vis.nodes.map(({ id, x, y }) => ({ id: inNet(id), x, y }))));
  $('map').firstElementChild.removeAttribute('tabindex'); // one stop for the keyboard, the one with a name
  for (const node of Object.values(net.body.nodes)) { // it would learn where all are, and how large, from the first drawing
    const { width, height } = rooms.get(node.id) || ROOM;
    Object.assign(node.shape, { customSizeWidth: width, customSizeHeight: height });
    node.updateBoundingBox();
  }
  net.on('beforeDrawing', ctx => {
    if (gliding()) paintCopies(ctx); else paintUnder(ctx, net.getScale());
  });
  net.on('afterDrawing', ctx => {
    if (gliding()) return;
    resting = !placed || Math.abs(net.getScale() - placed.scale) < 1e-4 * placed.scale;
    paintOver(ctx, net.getScale());
    onScreen = { ...net.getViewPosition(), scale: net.getScale() };
  });
  net.on('click', clicked);
  net.on('zoom', () => { glide(); moved(); });
  net.on('dragStart', glide);
  net.on('dragEnd', moved);
  net.on('resize', () => { if (!touched) setTimeout(() => fit(false, true)); });
  net.on('hoverNode', ({ node }) => tip(outOfNet(node), null));
  net.on('hoverEdge', ({ edge }) => tip(null, outOfNet(edge)));
  net.on('blurNode', () => tip());
  net.on('blurEdge', () => tip());
  $('map').addEventListener('pointermove', moveTip);
}

function paintUnder(ctx, scale) { // what lies under the lines
  ctx.save();
  for (const area of data.areas) if (nodeShows(area.id)) paintArea(ctx, area, scale);
  for (const bundle of data.bundles) if (bundleShows(bundle)) paintBundle(ctx, bundle, scale);
  ctx.restore();
}

function paintOver(ctx, scale) { // what lies over them
  ctx.save();
  for (const area of data.areas) if (nodeShows(area.id)) paintHead(ctx, area, scale);
  for (const bundle of data.bundles) if (bundleShows(bundle)) paintBundleTitle(ctx, bundle, scale);
  ctx.restore();
  if (!named) return;
  paintLabels(ctx, scale, points());
  if (focus) paintLinkLabels(ctx, scale, middle);
}

const centres = new Map(data.vis.nodes.map(n => [n.id, { x: n.x, y: n.y }]));
const points = () => memo.points ??= new Map([...centres].filter(([id]) => things.has(id) && !areas.has(id) && nodeShows(id)));

function middle(id, t) {
  const edge = net.body.edges[inNet(id)];
  return edge && edge.edgeType && edge.edgeType.getPoint ? edge.edgeType.getPoint(t) : null;
}

let resting_ = 0;
function moved() { // the reader has moved the view: the address tells where to
  touched = true;
  clearTimeout(resting_);
  resting_ = setTimeout(remember, 250);
}

function nodeAt(dom) {
  const id = net.getNodeAt(dom);
  return id !== undefined && nodeShows(thingOf(outOfNet(id))) ? thingOf(outOfNet(id)) : null;
}

function clicked({ pointer }) {
  const node = nodeAt(pointer.DOM), edge = net.getEdgeAt(pointer.DOM);
  if (node && !areas.has(node)) choose(node);
  else if (edge) chooseLink(outOfNet(edge));
  else choose(node);
}

const looks = new Map(); // line → how it was last drawn
const look = edge => [state.dark, lineOf(edge.id), lit(edge.id), Boolean(focus)].join();

function refresh() {
  setFocus();
  forget();
  const wanted = data.vis.edges.filter(lineVisible), changed = wanted.filter(e => looks.get(e.id) !== look(e));
  showing = new Set(wanted.map(e => e.id));
  if (changed.length) quietly(() => edgeSet.update(changed.map(visEdge)));
  for (const edge of changed) looks.set(edge.id, look(edge));
  // What the engine draws and finds: to take lines out and put them in again takes it far longer.
  net.body.edgeIndices = wanted.map(edge => inNet(edge.id));
  net.body.nodeIndices = data.vis.nodes.filter(({ id }) => things.has(id) && nodeShows(id)).map(({ id }) => inNet(id));
  copies.length = 0;
  net.body.emitter.emit('_requestRedraw'); // with the next frame: the panel does not wait for it
}

const MARGIN = { left: 8, right: 8, top: 8, bottom: 6 }; // pixels
function extent() {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of drawn) if (things.has(id) && nodeShows(id)) {
    const a = areas.get(id), p = centres.get(id);
    const box = a ? [a.x, a.y, a.x + a.w, a.y + a.h] : [p.x - 46, p.y - 17, p.x + 46, p.y + 54] /* with its name */;
    [x0, y0, x1, y1] = [Math.min(x0, box[0]), Math.min(y0, box[1]), Math.max(x1, box[2]), Math.max(y1, box[3])];
  }
  for (const { members, box: [x, y, w, h] } of data.bundles) if (members.some(id => drawn.has(id) && nodeShows(id))) {
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x + w), Math.max(y1, y + h)];
  }
  return x0 === Infinity ? [-50, -50, 50, 50] : [x0, y0, x1, y1];
}

function fit(animate, first) { // all that there is; at `first` on a telephone, as much as is as wide as its screen, around the largest area
  touched = false;
  const [w, h] = [$('map').clientWidth, $('map').clientHeight], [x0, y0, x1, y1] = extent();
  const scale = Math.min((w - MARGIN.left - MARGIN.right) / (x1 - x0), (h - MARGIN.top - MARGIN.bottom) / (y1 - y0), 1.3);
  const x = (x0 + x1) / 2 + (MARGIN.right - MARGIN.left) / 2 / scale, y = (y0 + y1) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale;
  if (!w || !h) return; // on paper
  if (TALL && first) return net.moveTo(filling(w, h, [x0, y0, x1, y1]));
  net.moveTo({ position: { x, y }, scale, animation: animate && { duration: 250 } });
}

function toPrint() { // paper gets a copy: the canvas itself would be laid out anew, and empty
  const shown = toCanvas(2), sheet = $('sheet');
  [sheet.width, sheet.height] = [shown.width, shown.height];
  sheet.getContext('2d').drawImage(shown, 0, 0);
}

function reveal(id) {
  const p = centres.get(id);
  if (!p || NARROW.matches) return;
  const at = net.canvasToDOM(p), w = $('map').clientWidth, h = $('map').clientHeight;
  if (at.x < 40 || at.y < 40 || at.x > w - 40 || at.y > h - 60) net.moveTo({ position: p, scale: Math.max(net.getScale(), 0.7), animation: { duration: 250 } });
}

function tip(node, edge) {
  const box = $('tip');
  if (node && areas.has(thingOf(node))) node = null;
  if (node && nodeShows(thingOf(node))) {
    const thing = things.get(thingOf(node));
    box.replaceChildren(pick(thing.name), make('small', {}, [pick(classes.get(thing.cls).name), pick(statusOf(thing))].filter(Boolean).join(' · ')));
  } else if (edge) {
    const told = linksOn(edge).map(id => links.get(id)), say = link => `${pick(things.get(link.from).name)} ${pick(link.label)} ${pick(things.get(link.to).name)}`;
    box.replaceChildren(...told.slice(0, 4).map(link => make('div', {}, say(link))), told.length > 4 ? make('div', {}, `+ ${told.length - 4}`) : '', make('small', {}, pick(lines.get(lineOf(edge)).name)));
  } else { box.hidden = true; return; }
  box.hidden = false;
}

function moveTip(event) {
  const box = $('tip'), stage = $('stage').getBoundingClientRect();
  const x = event.clientX - stage.left, y = event.clientY - stage.top;
  box.style.left = Math.max(4, Math.min(x + 14, stage.width - box.offsetWidth - 8)) + 'px';
  box.style.top = Math.max(4, Math.min(y + 16, stage.height - box.offsetHeight - 8)) + 'px';
}
