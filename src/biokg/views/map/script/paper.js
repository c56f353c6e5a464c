// A pen that writes SVG instead of painting: it knows the part of a canvas context that the map is painted with.
class Paper {
  constructor() { Object.assign(this, { parts: [], stack: [], m: [1, 0, 0], d: [], dash: [], fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, font: '', textAlign: 'start', textBaseline: 'alphabetic', globalAlpha: 1, lineJoin: 'miter' }); }
  save() { this.stack.push(Object.fromEntries(['m', 'dash', 'fillStyle', 'strokeStyle', 'lineWidth', 'font', 'textAlign', 'textBaseline', 'globalAlpha', 'lineJoin'].map(k => [k, this[k]]))); }
  restore() { Object.assign(this, this.stack.pop()); }
  translate(x, y) { const [s, dx, dy] = this.m; this.m = [s, dx + s * x, dy + s * y]; }
  scale(x) { const [s, dx, dy] = this.m; this.m = [s * x, dx, dy]; }
  setLineDash(dash) { this.dash = [...dash]; }
  beginPath() { this.d = []; }
  put(letter, ...numbers) { this.d.push(letter + numbers.map(short).join(' ')); }
  moveTo(...at) { this.put('M', ...at); }
  lineTo(...at) { this.put('L', ...at); }
  quadraticCurveTo(...at) { this.put('Q', ...at); }
  bezierCurveTo(...at) { this.put('C', ...at); }
  closePath() { this.d.push('Z'); }
  rect(x, y, w, h) { this.put('M', x, y); this.d.push(`h${short(w)}v${short(h)}h${short(-w)}Z`); }
  arc(x, y, r) { this.put('M', x - r, y); this.d.push(`a${short(r)} ${short(r)} 0 1 0 ${short(2 * r)} 0a${short(r)} ${short(r)} 0 1 0 ${short(-2 * r)} 0`); }
  roundRect(x, y, w, h, r) {
    this.put('M', x + r, y);
    this.d.push(`h${short(w - 2 * r)}a${short(r)} ${short(r)} 0 0 1 ${short(r)} ${short(r)}v${short(h - 2 * r)}a${short(r)} ${short(r)} 0 0 1 ${short(-r)} ${short(r)}h${short(2 * r - w)}a${short(r)} ${short(r)} 0 0 1 ${short(-r)} ${short(-r)}v${short(2 * r - h)}a${short(r)} ${short(r)} 0 0 1 ${short(r)} ${short(-r)}Z`);
  }
  mark(tag, looks, ...children) {
    const [s, x, y] = this.m;
    this.parts.push(draw(tag, { transform: `matrix(${short(s, 4)} 0 0 ${short(s, 4)} ${short(x)} ${short(y)})`, ...(this.globalAlpha < 1 ? { opacity: short(this.globalAlpha) } : {}), ...looks }, ...children));
  }
  fill(path, rule) {
    if (typeof path === 'string') [path, rule] = [null, path];
    this.mark('path', { d: path ? path.d : this.d.join(''), fill: this.fillStyle, ...(rule ? { 'fill-rule': rule } : {}) });
  }
  stroke(path) { this.mark('path', { d: path ? path.d : this.d.join(''), fill: 'none', ...this.line() }); }
  line() { return { stroke: this.strokeStyle, 'stroke-width': short(this.lineWidth), 'stroke-linejoin': this.lineJoin, ...(this.dash.length ? { 'stroke-dasharray': this.dash.map(short).join(' ') } : {}) }; }
  words(text, x, y, looks) {
    const [, style, size, family] = /^(.*?)([\d.]+)px (.*)$/.exec(this.font), drop = this.textBaseline === 'middle' ? size * 0.34 : 0, weight = /\d{3}/.exec(style);
    this.mark('text', { x: short(x), y: short(y + drop), 'font-size': short(+size), 'font-family': family.replace(/"/g, "'"), 'font-weight': weight ? weight[0] : 400, ...(/italic/.test(style) ? { 'font-style': 'italic' } : {}),
      'text-anchor': { center: 'middle', right: 'end' }[this.textAlign] || 'start', ...looks }, text);
  }
  fillText(text, x, y) { this.words(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.words(text, x, y, { fill: 'none', stroke: this.strokeStyle, 'stroke-width': short(this.lineWidth), 'stroke-linejoin': 'round' }); }
}

const short = (number, digits = 2) => String(+(+number).toFixed(digits));
