// Saving: the picture as PNG or SVG as it stands on the screen, the statements chosen as CSV or Turtle, the view as a link.
"use strict";
// eslint-disable-next-line no-unused-vars
function savings({ record, network, drawn, colours, labels, linkHere, state }) {
  const { byId } = shell;
  const menu = byId("save-menu");
  const canvas = () => network.canvas.frame.canvas;
  const seen = () => byId("network").clientWidth > 0;

  async function png() {
    const source = canvas();
    if (!seen()) return; // the window has grown narrow since the menu was opened
    const copy = document.createElement("canvas");
    [copy.width, copy.height] = [source.width, source.height];
    const context = copy.getContext("2d");
    context.fillStyle = colours().paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(source, 0, 0);
    const blob = await new Promise((done) => copy.toBlob(done, "image/png"));
    shell.save("on-record.png", "image/png", blob);
  }

  const shapes = {
    dot: (x, y, r) => ["circle", { cx: x, cy: y, r }],
    square: (x, y, r) => ["rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r }],
    diamond: (x, y, r) => polygon(x, y, r, 4, 0),
    triangle: (x, y, r) => polygon(x, y, r * 1.15, 3, 0),
    triangleDown: (x, y, r) => polygon(x, y, r * 1.15, 3, Math.PI),
    hexagon: (x, y, r) => polygon(x, y, r, 6, Math.PI / 2),
    star: (x, y, r) => ["polygon", { points: Array.from({ length: 10 }, (_, at) => corner(x, y, at % 2 ? r * 0.5 : r * 1.3, (at * Math.PI) / 5)).join(" ") }],
  };
  const corner = (x, y, r, angle) => `${(x + r * Math.sin(angle)).toFixed(1)},${(y - r * Math.cos(angle)).toFixed(1)}`;
  const polygon = (x, y, r, corners, turn) => ["polygon", { points: Array.from({ length: corners }, (_, at) => corner(x, y, r, turn + (2 * Math.PI * at) / corners)).join(" ") }];

  function svgPicture() {
    const { clientWidth: width, clientHeight: height } = canvas();
    const scale = network.getScale();
    const { paper, ink, focus } = colours();
    const root = shell.svg("svg", { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, "font-family": "sans-serif" },
      shell.svg("title", {}, document.title), shell.svg("rect", { width, height, fill: paper }));
    drawn().edges.forEach((_, id) => {
      const edge = network.body.edges[id];
      if (!edge || edge.options.hidden || !edge.connected) return;
      const { color, opacity } = edge.options.color;
      const points = Array.from({ length: 13 }, (_, at) => network.canvasToDOM(edge.edgeType.getPoint(at / 12)));
      const dashes = edge.options.dashes;
      root.append(shell.svg("path", {
        d: `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`, fill: "none", stroke: color, "stroke-opacity": opacity,
        "stroke-width": Math.max(0.5, edge.options.width * scale), ...(dashes && { "stroke-dasharray": dashes.map((length) => length * scale).join(" ") }),
      }));
      if (edge.options.arrows.to.enabled) {
        const at = points[9];
        const before = points[8];
        const angle = Math.atan2(at.y - before.y, at.x - before.x) + Math.PI / 2;
        const [, attributes] = polygon(at.x, at.y, Math.max(2, 5 * scale), 3, angle);
        root.append(shell.svg("polygon", { ...attributes, fill: color, "fill-opacity": opacity }));
      }
    });
    drawn().nodes.forEach((item, id) => {
      const node = network.body.nodes[id];
      if (!node || node.options.hidden) return;
      const { x, y } = network.canvasToDOM(node);
      const [name, attributes] = (shapes[item.shape] || shapes.dot)(x, y, node.options.size * scale);
      const selected = state.selected && state.selected.id === id && ["node", "part"].includes(state.selected.type);
      root.append(shell.svg(name, { ...attributes, fill: node.options.color.background, stroke: selected ? focus : node.options.color.border, "stroke-width": Math.max(0.5, 2 * scale), opacity: node.options.opacity ?? 1 }));
    });
    labels().forEach(({ id, left, right, top, size }) => {
      (drawn().nodes.get(id).label || "").split("\n").forEach((line, row) => {
        const text = shell.svg("text", { x: (left + right) / 2, y: top + (row + 0.85) * size * 1.15, "font-size": size, "text-anchor": "middle", fill: ink, stroke: paper, "stroke-width": size / 3.5, "paint-order": "stroke", "stroke-linejoin": "round" });
        text.textContent = line;
        root.append(text);
      });
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  }

  const numbers = () => window.onrecord.chosen();
  const actions = {
    "save-png": png,
    "save-svg": () => shell.save("on-record.svg", "image/svg+xml", svgPicture()),
    "save-csv": () => shell.save("on-record.csv", "text/csv", shell.toCsv(record, numbers())),
    "save-turtle": () => shell.save("on-record.ttl", "text/turtle", shell.toTurtle(record, numbers())),
  };
  Object.entries(actions).forEach(([id, action]) => byId(id).addEventListener("click", () => { action(); menu.open = false; menu.querySelector("summary").focus(); }));
  byId("save-link").replaceChildren(shell.copyButton("Copy link", linkHere));
  // What is not on the screen cannot be saved as it stands there: the table may stand in its place.
  menu.addEventListener("toggle", () => ["save-png", "save-svg"].forEach((id) => {
    byId(id).disabled = !seen();
    byId(id).title = seen() ? "" : "Show the picture first";
  }));
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  document.addEventListener("click", (event) => { if (menu.open && !menu.contains(event.target)) menu.open = false; });
}
