// What matters first: subjects in the middle, those who speak of them on either side, joined by where they stand.
"use strict";
// eslint-disable-next-line no-unused-vars
function columns({ record, picture, state, level, groups, filters, shown, edgesOf }) {
  const FEW = 80; // nodes; a record of no more that has no positions is drawn whole
  const MORE = 30; // neighbours of what is chosen that are brought in beside what is drawn
  const BOX = 264; // the width of a subject's box, on the page's scale, as all lengths here
  const [INSIDE, OUTSIDE] = [37, 26]; // letters a line of the two that names have
  const REACH = 196; // room for the names outside
  const PORT = 6; // between the ends of lines at a box, at most
  const sided = picture.edges.some(({ id }) => groups.get(record.edges[id].group).side);
  const leadOf = (node) => (level.states() && node.state && "lead" in node.state ? node.state.lead : node.lead);
  const leads = () => picture.nodes.filter((node) => filters.isAt(record.nodes[node.id]) && leadOf(node));
  const possible = (sided || picture.nodes.length > FEW) && picture.nodes.some((node) => node.lead || (node.state && node.state.lead));
  const sideOf = (edge) => groups.get(record.edges[edge].group).side;

  // Names merely mentioned are there at first only where something drawn has no other line.
  const touched = new Set();
  picture.edges.forEach(({ id, from, to }) => { if (sideOf(id)) touched.add(from).add(to); });
  const named = !sided || picture.nodes.some((node) => [node.lead, node.state && node.state.lead].some((lead) => lead && lead[0] === 0 && !touched.has(node.id)));
  const mentions = record.groups.filter((group) => !group.side).map((group) => group.name);
  const hidden = new Set(!possible ? [] : named ? ["untaken"] : ["untaken", ...mentions]);

  // What a row and a side measure in a stage of a size.
  let frame = { row: 34, side: 330 };
  function measure(width, height) {
    const rows = leads().map((node) => leadOf(node)[1]);
    const tall = rows.length ? Math.max(...rows) - Math.min(...rows) + 1 : 1;
    frame = { row: Math.min(58, Math.max(30, (height - 30) / tall)), side: BOX / 2 + Math.min(460, Math.max(120, width / 2 - BOX / 2 - REACH)) };
  }

  // The nodes that are chosen with a reader's choice: its ends, and what is one step from it.
  function called() {
    const { selected } = state;
    if (!selected) return [];
    const beyond = (id) => edgesOf[id].filter((edge) => shown().held[edge]).map((edge) => [shown().held[edge].length, picture.edges[edge].from === id ? picture.edges[edge].to : picture.edges[edge].from]);
    if (selected.type === "edge") return [picture.edges[selected.id].from, picture.edges[selected.id].to];
    if (selected.type === "node") return [selected.id, ...beyond(selected.id).sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, id]) => id)];
    return record.edges.flatMap((edge, id) => (edge.statements.includes(selected.id) && shown().held[id] ? [picture.edges[id].from, picture.edges[id].to] : []));
  }
  // Those that are not drawn at first stand below, in the column that is theirs.
  function columnOf(id) {
    const own = edgesOf[id].filter((edge) => shown().held[edge]);
    const lean = own.reduce((sum, edge) => sum + (picture.edges[edge].from === id ? { for: 1, against: -1 }[sideOf(edge)] || 0 : 0), 0);
    return own.some((edge) => picture.edges[edge].from === id) ? (lean < 0 ? -1 : 1) : 0;
  }

  function wide(text, most) {
    if (text.length <= most) return text;
    const words = text.split(" ");
    let first = words.shift();
    while (words.length && first.length + 1 + words[0].length <= most) first += ` ${words.shift()}`;
    let second = words.shift() || "";
    while (words.length && second.length + 3 + words[0].length <= most) second += ` ${words.shift()}`;
    return [first, words.length ? `${second} …` : second].filter(Boolean).join("\n");
  }

  function visible() {
    const found = new Map();
    const put = (node, column, row, label) => found.set(node.id, {
      ...node, part: undefined, x: column * frame.side, y: row * frame.row, column, label: label || node.label, rank: found.size, lettering: column ? 12 : 11.5, cut: true, minor: false,
      size: column ? 8 : 10, ...(column ? {} : { box: [BOX, Math.min(40, frame.row - 2)] }), hidden: false,
    });
    leads().filter((node) => shown().nodes.has(node.id)).forEach((node) => put(node, ...leadOf(node)));
    const low = new Map([-1, 0, 1].map((column) => [column, Math.max(0, ...[...found.values()].map((node) => node.y / frame.row))]));
    called().filter((id, at, all) => !found.has(id) && all.indexOf(id) === at).slice(0, MORE).forEach((id) => {
      const column = columnOf(id);
      low.set(column, low.get(column) + 1.1);
      put(picture.nodes[id], column, low.get(column), wide(record.nodes[id].title || record.nodes[id].label, column ? OUTSIDE : INSIDE));
    });
    const edges = new Map();
    const add = (edge) => edges.set(edge.id, edge);
    // All that one merely mentions of another is one line, drawn between the columns only.
    const own = new Set(called().slice(0, 1));
    const mentioned = new Map();
    picture.edges.forEach((edge) => {
      const held = shown().held[edge.id];
      if (!held || !found.has(edge.from) || !found.has(edge.to)) return;
      if (sideOf(edge.id)) return add({ ...edge, edges: [edge.id], hidden: false });
      const across = !found.get(edge.from).column !== !found.get(edge.to).column;
      if (!across && !own.has(edge.from) && !own.has(edge.to)) return;
      const id = `line ${edge.from} ${edge.to}`;
      const line = mentioned.get(id) || { id, from: edge.from, to: edge.to, edges: [], weight: 0, group: null, width: 1, hidden: false };
      mentioned.set(id, { ...line, edges: [...line.edges, edge.id], weight: line.weight + Math.max(1, held.length) });
    });
    mentioned.forEach((line) => add({ ...line, width: Math.min(3, 0.8 + Math.log2(line.weight) / 3) }));
    // Lines end at the sides of a box, each of a pair at a place of its own.
    const ports = new Map();
    const boxed = new Map(); // lines by the box's side at which they end
    edges.forEach((edge) => {
      const two = [found.get(edge.from), found.get(edge.to)];
      edge.ends = two.map((node) => node.id);
      two.forEach((node, place) => {
        if (node.column) return;
        const side = two[1 - place].column || -1;
        const key = `${node.id} ${side}`;
        boxed.set(key, [...(boxed.get(key) || []), { edge, place, node, side, far: two[1 - place].y }]);
      });
    });
    boxed.forEach((lines, key) => {
      lines.sort((one, other) => one.far - other.far || (String(one.edge.id) < String(other.edge.id) ? -1 : 1));
      const step = Math.min(PORT, (found.get(lines[0].node.id).box[1] - 8) / Math.max(1, lines.length - 1));
      lines.forEach(({ edge, place, node, side }, at) => {
        const port = `port ${key} ${at}`;
        ports.set(port, { id: port, of: node.id, x: node.x + side * (BOX / 2 + 1), y: node.y + (at - (lines.length - 1) / 2) * step });
        edge.ends[place] = port;
      });
    });
    return { nodes: found, edges, ports, leftOut: 0 };
  }

  // What is drawn, with the names beside it: left, right, top, bottom.
  function extent(nodes) {
    const reach = (node) => (node.column ? [node.x + Math.min(0, node.column) * REACH - 10, node.x + Math.max(0, node.column) * REACH + 10] : [node.x - BOX / 2 - 12, node.x + BOX / 2 + 12]);
    return [Math.min(...nodes.map((node) => reach(node)[0])), Math.max(...nodes.map((node) => reach(node)[1])),
      Math.min(...nodes.map((node) => node.y)) - frame.row / 2, Math.max(...nodes.map((node) => node.y)) + frame.row / 2];
  }
  return { possible, sided, named, hidden, mentions, measure, visible, extent, leads, leadOf, touched };
}
