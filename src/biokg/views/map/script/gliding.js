// While the view of a large map moves, copies stand in for it: of what was seen last and, under that, of the most that was
// seen at once. To paint it anew takes longer than a frame.
const copies = []; // the wider one first
let onScreen = null; // the view that is on the screen, where it is not copied yet
const gliding = () => LARGE && copies.length > 0 && (net.renderer.dragging || net.renderer.zooming);

function glide() { // the view begins to move, and the screen still shows what it was
  if (!LARGE || !onScreen) return;
  const screen = net.canvas.frame.canvas, sheet = make('canvas', { width: screen.width, height: screen.height });
  sheet.getContext('2d').drawImage(screen, 0, 0);
  if (copies.length && copies[0].scale < onScreen.scale) copies.length = 1; else copies.length = 0;
  copies.push({ ...onScreen, sheet, w: screen.clientWidth / onScreen.scale, h: screen.clientHeight / onScreen.scale });
  onScreen = null;
}

function paintCopies(ctx) {
  copies.forEach(({ sheet, x, y, w, h }, i) => {
    if (i) ctx.clearRect(x - w / 2, y - h / 2, w, h);
    ctx.drawImage(sheet, x - w / 2, y - h / 2, w, h);
  });
}
