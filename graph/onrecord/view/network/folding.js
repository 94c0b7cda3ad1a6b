// Large pictures open as an overview: each community is one node until the reader unfolds it.
"use strict";
// eslint-disable-next-line no-unused-vars
function folding(record, picture, isWhole) {
  const FEW = 400; // nodes; so many are drawn as they are
  const OPEN = 12; // communities unfolded at a time; of more, the one opened first is folded again
  const LINES = 3; // lines a community, the strongest first: of all there are too many to follow one
  const active = picture.nodes.length > FEW;
  const partOf = picture.nodes.map((node) => node.part);
  const count = active ? Math.max(...partOf) + 1 : 0;
  const members = Array.from({ length: count }, () => []);
  if (active) [...picture.nodes].sort((one, other) => one.rank - other.rank).forEach(({ id }) => members[partOf[id]].push(id));
  const ID = (part) => `part-${part}`;
  const keyOf = (part) => record.nodes[members[part][0]].id; // of the address: its foremost member
  const supers = members.map((ids, part) => {
    const xs = ids.map((id) => picture.nodes[id].x);
    const ys = ids.map((id) => picture.nodes[id].y);
    const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
    return { id: ID(part), part, x: middle(xs), y: middle(ys), count: ids.length };
  });
  const bySize = supers.map((one) => one.part).sort((one, other) => members[other].length - members[one].length);
  const rankOf = new Map(bySize.map((part, rank) => [part, rank]));
  // Radius on the page: as the room its members take, so that what unfolds stands where the community stood.
  const room = Math.sqrt(supers.reduce((sum, one) => sum + one.count, 0) || 1);
  const extent = active ? Math.max(...picture.nodes.map((node) => Math.abs(node.x)), ...picture.nodes.map((node) => Math.abs(node.y))) : 1;
  const radius = (number) => (extent * 0.55 * Math.sqrt(number)) / room;

  // Circles take other room than what they stand for: those over each other give way, the smaller one more.
  for (let round = 0; round < 100; round += 1) {
    let over = false;
    supers.forEach((one, number) => supers.slice(number + 1).forEach((other) => {
      const apart = (radius(one.count) + radius(other.count)) * 1.06;
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const far = Math.hypot(dx, dy) || 1;
      if (far >= apart) return;
      over = true;
      const share = other.count / (one.count + other.count);
      const [x, y] = [((dx || 1) / far) * (apart - far), (dy / far) * (apart - far)];
      one.x -= x * share;
      one.y -= y * share;
      other.x += x * (1 - share);
      other.y += y * (1 - share);
    }));
    if (!over) break;
  }

  // What stands for a node: itself, or its community.
  const place = (id, open) => (!active || open.has(partOf[id]) ? id : ID(partOf[id]));
  const title = (part, shown) => {
    const ids = members[part].filter((id) => shown.has(id));
    const names = ids.slice(0, 2).map((id) => record.nodes[id].label);
    return names.join(", ") + (ids.length > names.length ? ` and ${ids.length - names.length} more` : "");
  };

  // The communities drawn folded, and the lines between what is drawn: { key, from, to, edges, statements, group }.
  function overview(open, { held, nodes }) {
    const folded = supers.filter((one) => !open.has(one.part)).map((one) => ({ ...one, shown: members[one.part].filter((id) => nodes.has(id)).length })).filter((one) => one.shown);
    const lines = new Map();
    held.forEach((kept, number) => {
      if (!kept) return;
      const { from, to } = picture.edges[number];
      const ends = [place(from, open), place(to, open)];
      if (ends[0] === ends[1] || (typeof ends[0] === "number" && typeof ends[1] === "number")) return;
      const key = ends.map(String).sort().join("|");
      if (!lines.has(key)) lines.set(key, { key, from: ends[0], to: ends[1], edges: [], weight: 0, groups: new Map() });
      const line = lines.get(key);
      line.edges.push(number);
      line.weight += Math.max(1, kept.length);
      const { group } = record.edges[number];
      line.groups.set(group, (line.groups.get(group) || 0) + kept.length);
    });
    const all = [...lines.values()].sort((one, other) => other.weight - one.weight || (one.key < other.key ? -1 : 1));
    const most = LINES * (folded.length + 1);
    const drawn = all.slice(0, most).map((line) => {
      const [[group, weight]] = [...line.groups].sort((one, other) => other[1] - one[1]);
      return { ...line, group: weight * 2 > line.weight ? group : null };
    });
    return { folded, lines: drawn, leftOut: all.length - drawn.length };
  }
  return { get active() { return active && isWhole(); }, OPEN, members, partOf, keyOf, ID, radius, rankOf, title, overview, place };
}
