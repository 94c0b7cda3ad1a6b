// The panel: evidence for what is chosen.
"use strict";
// eslint-disable-next-line no-unused-vars
function panels({ record, picture, state, level, groups, kinds, edgesOf, cards, folds, lineColour, change, goTo, unfold, fold, loosen, shown, drawn, overview }) {
  const { byId, make, svg, plural } = shell;
  const LISTED = 40;
  const SOME = 300; // nodes that springs may move

  // What each node has part in, by role; asked for one node at a time.
  let roles = [];
  let parts = [];
  let known = ""; // the level of which these are
  const nodesOf = (party) => level.standIns(party).map((one) => record.parties[one].node);
  const standsOf = new Map(); // statement -> what it takes a position on
  const standing = record.nodes.map(() => []); // node -> positions on it
  record.edges.forEach((edge, number) => edge.stands.forEach((place) => {
    const node = picture.edges[number].to;
    const { statement } = record.stands[place];
    standsOf.set(statement, [...(standsOf.get(statement) || []), node]);
    if (!standing[node].includes(place)) standing[node].push(place);
  }));
  function takeParts() {
    if (known === level.now()) return;
    known = level.now();
    roles = record.nodes.map(() => null);
    parts = record.nodes.map(() => []);
    record.statements.forEach((statement, number) => {
      const own = new Set();
      [statement.speakers, statement.about, statement.relays, statement.addressees].forEach((parties) => parties.forEach((party) => nodesOf(party).forEach((node) => own.add(node))));
      if (statement.document >= 0) own.add(record.documents[statement.document].node);
      (standsOf.get(number) || []).forEach((node) => own.add(node));
      own.forEach((node) => { if (node >= 0) parts[node].push(number); });
    });
  }
  function rolesOf(id) {
    takeParts();
    if (roles[id]) return roles[id];
    const found = { said: [], about: [], relayed: [], to: [], reported: [], unasserted: [] };
    const isIn = (parties) => parties.some((party) => nodesOf(party).includes(id));
    parts[id].forEach((number) => {
      const statement = record.statements[number];
      if (statement.status !== "asserted") found.unasserted.push(number);
      else {
        if (isIn(statement.speakers)) found.said.push(number);
        if (isIn(statement.about)) found.about.push(number);
        if (isIn(statement.relays)) found.relayed.push(number);
        if (isIn(statement.addressees)) found.to.push(number);
        if (statement.document >= 0 && record.documents[statement.document].node === id) found.reported.push(number);
      }
    });
    return (roles[id] = found);
  }
  const passing = (numbers) => numbers.filter((number) => shown().passed[number]);

  function relationCard(number) {
    const relation = record.relations[number];
    const circulated = relation.kind === "circulation";
    return make("article", { className: "card" },
      make("p", { className: "who" }, ...cards.partyList([[relation.source]]), circulated ? " was circulated under " : " names ", ...cards.partyList([[relation.item]])),
      cards.facts([
        [circulated ? "As told in" : "Document", cards.documentLine(relation.document)],
        ["Evidence", [`characters ${shell.places([relation.span])}`]],
      ]));
  }

  const STANCES = { favours: "For", opposes: "Against", neither: "Takes no side on" };
  // The words that a position is aimed at, where the page has them.
  function aimedAt(statement, [begin, end]) {
    const [[first, last] = [0, 0], ...more] = shell.spansOf(statement, "content");
    const inside = !more.length && begin >= first && end <= last && !statement.cut && statement.words.length === last - first;
    return inside ? `“${statement.words.slice(begin - first, end - first)}”` : "what these characters name";
  }
  function standCard(place) {
    const stand = record.stands[place];
    const statement = record.statements[stand.statement];
    const card = cards.statement(stand.statement);
    const told = stand.taken ? "" : " (the document denies it, expects it or says only that it may be)";
    card.style.borderLeftColor = lineColour(stand.taken ? stand.stance : "untaken");
    card.querySelector(".how").before(make("p", { className: "stand" },
      make("strong", { textContent: STANCES[stand.stance] }), ` ${aimedAt(statement, stand.span)}${told} `,
      make("small", { textContent: `characters ${shell.places([stand.span])}, rule ${stand.rule || "not told"}` })));
    return card;
  }
  const passingStands = (places) => places.filter((place) => shown().passed[record.stands[place].statement]);

  const stroke = (number) => shell.stroke(lineColour(record.edges[number].group), groups.get(record.edges[number].group), record.edges[number].relayed);
  const goButton = (action, ...content) => {
    const button = make("button", { type: "button" }, ...content);
    button.addEventListener("click", action);
    return make("li", {}, button);
  };
  const choose = (item) => () => { change({ selected: item }); byId("panel").focus(); };
  function connection(number, from) {
    const edge = record.edges[number];
    const ends = picture.edges[number];
    const other = record.nodes[ends.from === from ? ends.to : ends.from].label;
    const group = groups.get(edge.group);
    const kept = shown().held[number].length;
    const count = kept > 1 ? ` (${kept})` : "";
    const heard = edge.relayed ? ", quoted by another" : "";
    const text = ends.from === from ? `${group.label}${heard} → ${other}${count}` : `← ${other}: ${group.label}${heard}${count}`;
    return goButton(choose({ type: "edge", id: number }), stroke(number), make("span", { textContent: text }));
  }
  // Who stands where: by side the others on lines of positions.
  function camps(id, lines) {
    const named = (number) => {
      const { from, to } = picture.edges[number];
      const { group, relayed } = record.edges[number];
      const kept = Math.max(1, shown().held[number].length);
      const how = groups.get(group).act ? "" : `, ${groups.get(group).label}`;
      return goButton(choose({ type: "edge", id: number }), stroke(number), make("span", { dir: "auto", textContent: `${record.nodes[from === id ? to : from].label}${how}${relayed ? ", quoted by another" : ""}${kept > 1 ? ` (${kept})` : ""}` }));
    };
    return overview.SIDES.flatMap(([side, title]) => [true, false].flatMap((speaking) => {
      const own = lines.filter((number) => groups.get(record.edges[number].group).side === side && (picture.edges[number].from === id) === speaking);
      const head = speaking ? { for: "Is for", against: "Is against", neither: "Takes no side on" }[side] : { for: "For it", against: "Against it", neither: "Taking no side" }[side];
      return own.length ? [make("h3", { textContent: `${head || title} (${own.length})` }), list(own, named)] : [];
    }));
  }
  const list = (items, one) => make("ul", { className: "links" }, ...items.slice(0, LISTED).map(one));
  const hiddenNote = (all, kept) => (kept < all ? make("p", { className: "facts", textContent: `${plural(all - kept, "statement")} of it left out by the filters.` }) : "");

  // All who spoke for a state, each with what they said.
  function voices(node, said) {
    const party = record.parties.findIndex((one) => one.id === node.id);
    if (!level.states() || party < 0 || !said.some((number) => record.statements[number].speakers.some(([, , states]) => states && states.includes(party)))) return [];
    const found = level.voicesOf(party, said);
    const one = ([voice, numbers]) => {
      const told = make("details", {}, make("summary", { dir: "auto", textContent: `${voice === party ? `${node.label}, named itself` : record.parties[voice].label} (${numbers.length})` }));
      told.addEventListener("toggle", () => { if (told.open && told.children.length < 2) told.append(make("div", {}, ...cards.section("Said", numbers))); });
      return make("li", {}, told);
    };
    return [make("h3", { textContent: `Spoke for it (${found.length})` }), make("ul", { className: "voices" }, ...found.map(one))];
  }

  function nodePanel(id) {
    const node = record.nodes[id];
    const doc = record.documents[node.document];
    const found = rolesOf(id);
    const all = edgesOf[id].filter((edge) => shown().held[edge]);
    const lines = all.filter((edge) => !groups.get(record.edges[edge].group).side || groups.get(record.edges[edge].group).side === "untaken");
    const kind = node.exact === node.kind ? kinds.get(node.kind).label : node.exact;
    const few = new Set(all.flatMap((edge) => [picture.edges[edge].from, picture.edges[edge].to])).size;
    return [
      make("h2", { textContent: node.label, dir: "auto" }),
      make("p", { className: "facts", textContent: `${kind} · ${node.id}${node.asFound ? " · so named in one document, matched with nothing else" : ""}` }),
      node.title ? make("p", {}, `Official title: ${node.title}`) : "",
      doc ? make("p", {}, ...cards.documentLine(node.document)) : "",
      make("p", { className: "actions" },
        doc && state.document !== doc.id ? shell.button("Only this document", () => change({ document: doc.id }), { className: "small" }) : "",
        state.whole && few > 2 && few <= SOME ? shell.button("Move its neighbours apart", () => loosen(id), { className: "small" }) : "",
        folds.active ? shell.button("Fold its group", () => fold(folds.partOf[id]), { className: "small" }) : ""),
      ...camps(id, all),
      lines.length ? make("details", {}, make("summary", { textContent: `${all.length > lines.length ? "Other lines" : "Lines"} (${lines.length})` }), list(lines, (edge) => connection(edge, id)),
        lines.length > LISTED ? make("p", { className: "facts", textContent: `and ${lines.length - LISTED} more in the picture` }) : "") : "",
      hiddenNote(parts[id].length, passing(parts[id]).length),
      ...voices(node, passing(found.said)),
      ...cards.section("Positions on it", passingStands(standing[id]), standCard),
      ...cards.section("Said", passing(found.said)),
      ...cards.section(doc ? "Reported in this document" : "Reported here", passing(found.reported)),
      ...cards.section("About this", passing(found.about)),
      ...cards.section("Quoted from others", passing(found.relayed)),
      ...cards.section("Said to this", passing(found.to)),
      ...cards.section("Denied, possible or expected", passing(found.unasserted)),
    ];
  }

  const edgeTitle = (number) => {
    const edge = record.edges[number];
    const ends = picture.edges[number];
    return `${record.nodes[ends.from].label}${cards.quotedBy(edge.statements.map((at) => record.statements[at]))} → ${record.nodes[ends.to].label}`;
  };
  function edgePanel(id) {
    const edge = record.edges[id];
    const ends = picture.edges[id];
    return [
      make("h2", { textContent: edgeTitle(id), dir: "auto" }),
      make("p", { className: "facts" }, `${groups.get(edge.group).label}. `, ...[ends.from, ends.to].flatMap((end, place) => [place ? ", " : "", cards.nodeButton(record.nodes[end].label, end)])),
      edge.statements.length > 1 ? make("p", { className: "actions" }, "Copy as ", shell.copyButton("SPARQL", () => shell.sparql(passing(edge.statements).map((at) => record.statements[at].id)))) : "",
      hiddenNote(edge.statements.length, passing(edge.statements).length),
      ...(edge.stands.length ? cards.section("Positions", passingStands(edge.stands), standCard) : cards.section("Statements", passing(edge.statements))),
      ...cards.section("Told where", edge.relations, relationCard),
    ];
  }

  function partPanel(part) {
    const ids = folds.members[part].filter((id) => shown().nodes.has(id));
    const button = shell.button("Unfold this group", () => unfold(part), { id: "unfold" });
    return [
      make("h2", { textContent: folds.title(part, shown().nodes), dir: "auto" }),
      make("p", { className: "facts", textContent: `A group of ${plural(ids.length, "node")} that are joined to each other more than to others.` }),
      make("p", { className: "actions" }, button),
      make("h3", { textContent: ids.length > LISTED ? `The ${LISTED} best connected` : "Nodes" }),
      list(ids, (id) => goButton(() => goTo(id), make("span", { textContent: `${record.nodes[id].label} (${kinds.get(record.nodes[id].kind).label})` }))),
    ];
  }
  const nameOf = (id) => (typeof id === "string" ? `the group of ${folds.title(drawn().nodes.get(id).part, shown().nodes)}` : record.nodes[id].label);
  function linePanel(key) {
    const line = drawn().edges.get(key);
    if (!line) return [];
    const edges = [...line.edges].sort((one, other) => shown().held[other].length - shown().held[one].length || one - other);
    return [
      make("h2", { textContent: `Between ${nameOf(line.from)} and ${nameOf(line.to)}`, dir: "auto" }),
      make("p", { className: "facts", textContent: `${plural(edges.length, "line")} of single nodes${edges.length > LISTED ? `, the ${LISTED} with most statements` : ""}:` }),
      list(edges, (number) => goButton(choose({ type: "edge", id: number }), stroke(number), make("span", { textContent: `${edgeTitle(number)}: ${groups.get(record.edges[number].group).label} (${Math.max(1, shown().held[number].length)})` }))),
    ];
  }

  function lineTitle({ type, id }) {
    if (type === "line") {
      const line = drawn().edges.get(id);
      return line ? `${plural(line.weight, "statement")} between ${nameOf(line.from)} and ${nameOf(line.to)}` : "";
    }
    const kept = shown().held[id] || [];
    return `${edgeTitle(id)}: ${groups.get(record.edges[id].group).label}${kept.length > 1 ? `, ${kept.length} statements` : ""}`;
  }

  // The statements behind what is chosen that pass the filters; of all that is shown where nothing is.
  const all = () => [...shown().statements].sort((one, other) => one - other);
  function chosen() {
    const { selected } = state;
    takeParts();
    if (!selected) return all();
    if (selected.type === "statement") return [selected.id];
    const ids = { node: () => parts[selected.id], edge: () => record.edges[selected.id].statements,
      part: () => [...new Set(folds.members[folds.partOf[folds.members[drawn().nodes.get(selected.id).part][0]]].flatMap((id) => parts[id]))],
      line: () => [...new Set((drawn().edges.get(selected.id) || { edges: [] }).edges.flatMap((edge) => record.edges[edge].statements))] }[selected.type]();
    return passing(ids).sort((one, other) => one - other);
  }

  function show() {
    const { selected } = state;
    const content = !selected ? overview.content()
      : selected.type === "node" ? nodePanel(selected.id)
      : selected.type === "part" ? (drawn().nodes.has(selected.id) ? partPanel(drawn().nodes.get(selected.id).part) : [])
      : selected.type === "line" ? linePanel(selected.id)
      : selected.type === "statement" ? [make("h2", { textContent: "One statement" }), cards.statement(selected.id)]
      : edgePanel(selected.id);
    const back = selected ? [make("p", { className: "actions" }, shell.button("← Back to the lists", () => change({ selected: null }), { className: "small" }))] : [];
    document.body.classList.toggle("chosen", Boolean(selected));
    byId("panel").replaceChildren(...content.slice(0, 1), ...back, ...content.slice(1).filter((part) => part !== ""));
    byId("panel").scrollTop = 0;
  }
  return { show, lineTitle, chosen, all, reported: (id) => rolesOf(id).reported };
}
