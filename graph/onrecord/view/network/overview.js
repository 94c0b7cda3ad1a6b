// What the panel shows before anything is chosen: what is spoken of, and who speaks, as lists to choose from.
"use strict";
// eslint-disable-next-line no-unused-vars
function overviews({ record, picture, groups, kinds, edgesOf, leading, shown, goTo }) {
  const { make } = shell;
  const MOST = 40;
  const SIDES = [["for", "for it"], ["against", "against it"], ["neither", "taking no side"]];

  // By side those who are joined to a node by lines that are shown, each once.
  function sidesOf(id) {
    const found = new Map(SIDES.map(([side]) => [side, new Set()]));
    const others = new Set();
    edgesOf[id].filter((edge) => shown().held[edge]).forEach((edge) => {
      const { from, to } = picture.edges[edge];
      const other = from === id ? to : from;
      const { side } = groups.get(record.edges[edge].group);
      if (found.has(side)) found.get(side).add(other);
      else others.add(other);
    });
    return { found, others };
  }
  function told(id, spokenOf) {
    const { found, others } = sidesOf(id);
    const words = { for: spokenOf ? "for it" : "for", against: spokenOf ? "against it" : "against", neither: spokenOf ? "take no side" : "no side on" };
    const parts = SIDES.filter(([side]) => found.get(side).size).map(([side]) => (spokenOf ? `${found.get(side).size} ${words[side]}`.replace(/^1 take /, "1 takes ") : `${words[side]} ${found.get(side).size}`));
    return parts.length ? parts.join(", ") : `joined to ${others.size}`;
  }
  const joined = (id) => new Set(edgesOf[id].filter((edge) => shown().held[edge]).flatMap((edge) => [picture.edges[edge].from, picture.edges[edge].to])).size;
  function list(title, nodes, spokenOf) {
    const ids = nodes.map((node) => node.id).filter((id) => shown().nodes.has(id)).map((id) => [joined(id), id]).sort((one, other) => other[0] - one[0] || one[1] - other[1]).slice(0, MOST);
    if (!ids.length) return [];
    return [make("h3", { textContent: title }), make("ul", { className: "links" }, ...ids.map(([, id]) => {
      const button = make("button", { type: "button" }, make("span", { dir: "auto" }, record.nodes[id].title || record.nodes[id].label, make("small", { textContent: told(id, spokenOf) || kinds.get(record.nodes[id].kind).label })));
      button.addEventListener("click", () => goTo(id));
      return make("li", {}, button);
    }))];
  }
  function content() {
    const nodes = leading.leads();
    return [
      make("p", { className: "facts", textContent: "Choose a name or a line, here, in the picture or with the search box, to see each statement with its words, the document and the place in it. A line says that a document reports this, not that it is so." }),
      ...(nodes.length ? [
        ...list("What is spoken of", nodes.filter((node) => leading.leadOf(node)[0] === 0), true),
        ...list("Who speaks", nodes.filter((node) => leading.leadOf(node)[0] !== 0), false),
      ] : list("What is spoken of, and who speaks", picture.nodes, false)),
    ];
  }
  return { content, SIDES };
}
