// Names on the picture, as a mapmaker letters a map: of one size on the screen at any zoom, the most important
// first, each beside its node where it covers neither another name nor a node, else left out until there is room.
"use strict";
// eslint-disable-next-line no-unused-vars
function letterer(network, look) {
  const CELL = 48; // of the grid in which boxes are looked up, in pixels of the screen, as all lengths here
  const MOST = 500; // labels; more at a time are not read
  const TRIED = 4000; // nodes for which room is sought, the most important first
  const GAP = 3; // between a label and all else
  const SEEN = 2; // a node of a smaller radius may be covered, and from afar, where nodes are but dots, one of
  const SEEN_FROM_AFAR = 4;
  const AFAR = 0.4; // the zoom
  const FEW_FROM_AFAR = 11000; // square pixels a label, so that nodes and not only names are seen
  const FOREMOST = 24; // so many of the most important have their first words where there is no room for all
  const NEVER_LEFT_OUT = 8; // so many have them over nodes of less importance rather than not at all
  const LEADING = 1.15;
  const SLOW = 12; // milliseconds; where it takes longer, labels are placed anew only when the picture rests
  const REST = 120;

  let items = new Map(); // what is drawn, by id, the most important first
  const lines = new Map();
  const linesOf = (text) => {
    if (!lines.has(text)) lines.set(text, text.split("\n"));
    return lines.get(text);
  };
  // What a node may be called on the picture, the fullest first.
  const wordings = ({ label, rank, cut: shortens }) => {
    const all = linesOf(label);
    const cut = (count) => [...all.slice(0, count - 1), `${all[count - 1].replace(/[\s…/,]+$/u, "")} …`];
    return shortens || rank < FOREMOST ? [all, ...all.slice(1).map((_, given) => cut(all.length - 1 - given))] : [all];
  };
  const widths = new Map();
  let placed = [];
  let placedFor = "";
  let cost = 0;
  let version = 0;
  let waiting = 0;

  function measured(context, font, text) {
    const key = font + text;
    if (!widths.has(key)) {
      context.font = font;
      widths.set(key, context.measureText(text).width);
    }
    return widths.get(key);
  }

  class Grid {
    constructor() { this.cells = new Map(); }
    *keys(box) {
      for (let x = Math.floor(box.left / CELL); x <= box.right / CELL; x += 1)
        for (let y = Math.floor(box.top / CELL); y <= box.bottom / CELL; y += 1) yield x * 4096 + y;
    }
    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }
    isFree(box, owner, rank = Infinity) { // of what is in the way, nodes beyond the rank do not count
      for (const key of this.keys(box))
        for (const other of this.cells.get(key) || [])
          if (other.owner !== owner && other.rank < rank && box.left < other.right + GAP && other.left < box.right + GAP &&
              box.top < other.bottom + 1 && other.top < box.bottom + 1) return false;
      return true;
    }
  }

  // Where the left upper corner of a label of a size may stand, seen from the middle of a node, the best place first.
  // What stands in a column has its name outside, or in its box.
  function places(radius, width, height, { box, column }) {
    if (box) return [[-width / 2, -height / 2]];
    if (column) return [[column < 0 ? -radius - 4 - width : radius + 4, -height / 2]];
    const side = radius + 4;
    const under = radius + 2;
    const slant = radius * 0.7 + 2;
    const slid = [0.5, 0.3, 0.7, 0.12, 0.88];
    return [
      [-width / 2, under], [side, -height / 2], [-side - width, -height / 2], [-width / 2, -under - height],
      [slant, slant], [-slant - width, slant], [slant, -slant - height], [-slant - width, -slant - height],
      ...slid.flatMap((part) => [
        [-width * part, under], [-width * part, -under - height], [side, -height * part], [-side - width, -height * part],
        [-width * part, under + 5], [-width * part, -under - height - 5],
      ]),
    ];
  }

  function view() {
    const { clientWidth: width, clientHeight: height } = network.canvas.frame.canvas;
    const scale = network.getScale();
    const at = network.getViewPosition();
    const toScreen = (x, y) => [(x - at.x) * scale + width / 2, (y - at.y) * scale + height / 2];
    return { width, height, scale, at, toScreen };
  }

  function place(context) {
    items = new Map(look.items().sort((one, other) => one.rank - other.rank).map((item) => [item.id, item]));
    const { width, height, scale, toScreen } = view();
    const style = look.style();
    const near = look.near();
    const seen = scale < AFAR ? SEEN_FROM_AFAR : SEEN;
    const most = scale < AFAR ? Math.max(12, (width * height) / FEW_FROM_AFAR) : MOST;
    const grid = new Grid();
    const found = [];
    const spots = new Map();
    items.forEach((_, id) => {
      const body = network.body.nodes[id];
      if (!body || !look.isShown(id)) return;
      const [x, y] = toScreen(body.x, body.y);
      const radius = body.options.size * scale + 1;
      const [across, down] = (items.get(id).box || [0, 0]).map((length) => (length * scale) / 2 || radius);
      if (x + radius < 0 || y + radius < 0 || x - radius > width || y - radius > height) return;
      spots.set(id, { x, y, radius, across, down });
    });
    const obstruct = (ids) => ids.forEach((id) => {
      const { x, y, radius, across, down } = spots.get(id);
      if (radius >= seen) grid.add({ owner: id, rank: items.get(id).rank, left: x - across, top: y - down, right: x + across, bottom: y + down });
    });
    const letter = (id, must) => {
      const { x, y, radius } = spots.get(id);
      const { lettering, centred } = items.get(id);
      const size = lettering * style.size;
      const font = `${size >= 13.5 * style.size ? 600 : 400} ${size}px ${style.face}`;
      const find = (own, rank) => {
        const across = Math.max(...own.map((line) => measured(context, font, line)));
        const down = own.length * size * LEADING;
        let inside = null;
        for (const [dx, dy] of [...(centred ? [[-across / 2, -down / 2]] : []), ...places(radius, across, down, items.get(id))]) {
          const box = { owner: id, left: x + dx, top: y + dy, right: x + dx + across, bottom: y + dy + down };
          if (box.left < 2 || box.top < 2 || box.right > width - 2 || box.bottom > height - 2) continue;
          if (grid.isFree(box, id, rank)) return { box, dx, dy, own, across, down };
          inside = inside || { box, dx, dy, own, across, down };
        }
        return must ? inside : null;
      };
      const item = items.get(id);
      const told = must ? [linesOf(item.label)] : wordings(item);
      let kept = null;
      for (const own of told) kept = kept || find(own, Infinity);
      if (!kept && item.rank < NEVER_LEFT_OUT) kept = find(told.at(-1), FOREMOST);
      if (!kept) return;
      grid.add({ ...kept.box, owner: -1, rank: -1 });
      found.push({ id, size, font, ...kept });
    };
    const ids = [...spots.keys()];
    const first = near ? ids.filter((id) => near.nodes.has(id)) : [];
    const foremost = look.foremost().filter((id) => spots.has(id));
    obstruct(first);
    foremost.forEach((id) => letter(id, true));
    const rest = near ? ids.filter((id) => !near.nodes.has(id)) : ids;
    first.filter((id) => !foremost.includes(id)).forEach((id) => letter(id, false));
    obstruct(rest);
    for (const id of rest.slice(0, TRIED)) {
      if (found.length >= most) break;
      if (!foremost.includes(id)) letter(id, false);
    }
    return found;
  }

  // The labels as they stand now: they keep their places beside their nodes while the picture is being moved.
  function boxes() {
    const { toScreen } = view();
    return placed.filter(({ id }) => network.body.nodes[id] && look.isShown(id)).map((label) => {
      const body = network.body.nodes[label.id];
      const [x, y] = toScreen(body.x, body.y);
      const left = x + label.dx;
      const top = y + label.dy;
      return { ...label, left, top, right: left + label.across, bottom: top + label.down };
    });
  }

  function current() {
    const { width, height, scale, at } = view();
    return [version, width, height, scale, at.x, at.y].join();
  }

  function renew(context) {
    const began = performance.now();
    placed = place(context);
    placedFor = current();
    cost = performance.now() - began;
  }

  function draw(context) {
    if (current() !== placedFor) {
      if (cost < SLOW || !placedFor) renew(context);
      else {
        clearTimeout(waiting);
        waiting = setTimeout(() => { placedFor = ""; network.redraw(); }, REST);
      }
    }
    const style = look.style();
    const near = look.near();
    const ratio = network.canvas.pixelRatio || 1;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = style.paper;
    boxes().reverse().forEach(({ id, own, left, top, right, size, font }) => {
      const faint = near && !near.nodes.has(id);
      context.font = font;
      context.globalAlpha = faint ? 0.35 : 1;
      context.fillStyle = items.get(id).minor && !near ? style.soft : style.ink;
      context.lineWidth = size / 3.5;
      const { column } = items.get(id);
      context.textAlign = { 1: "left", "-1": "right" }[column] || "center";
      const x = { 1: left, "-1": right }[column] || (left + right) / 2;
      own.forEach((line, row) => {
        const y = top + (row + 0.5) * size * LEADING;
        if (!faint) context.strokeText(line, x, y);
        context.fillText(line, x, y);
      });
    });
    context.restore();
  }

  network.on("afterDrawing", draw);
  return { boxes, stale: () => { version += 1; } };
}
