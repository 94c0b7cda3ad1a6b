// The page's own script: what is drawn follows from `state`, and all text goes into the page as text.
"use strict";
(() => {
  const { byId, css, dark, calm, make, svg, plural } = shell;
  const picture = shell.data("picture");
  const record = shell.data("record");

  // ---- State: everything that a reader can change, in one place -------------------------------------------------

  const state = {
    selected: null, // {type: "node" | "edge", id: number}
    hovered: null, // the same, while the pointer rests on it
    hiddenKinds: new Set(),
    hiddenGroups: new Set(),
    hiddenHands: new Set(), // "first", "relayed"
  };
  const change = (changes) => {
    Object.assign(state, changes);
    paint();
    if ("selected" in changes) showPanel();
  };

  // ---- What belongs to what --------------------------------------------------------------------------------------

  const groups = new Map(record.groups.map((group) => [group.name, group]));
  const kinds = new Map(record.kinds.map((kind) => [kind.name, kind]));
  const edgesOf = record.nodes.map(() => []);
  picture.edges.forEach((edge) => {
    edgesOf[edge.from].push(edge.id);
    edgesOf[edge.to].push(edge.id);
  });
  const roles = record.nodes.map(() => ({ said: [], about: [], relayed: [], to: [], reported: [], unasserted: [] }));
  record.statements.forEach((statement, number) => {
    const add = (node, role) => {
      if (node < 0) return;
      const list = roles[node][statement.status === "asserted" ? role : "unasserted"];
      if (list[list.length - 1] !== number) list.push(number);
    };
    const nodeOf = ([party]) => record.parties[party].node;
    statement.speakers.forEach((party) => add(nodeOf(party), "said"));
    statement.about.forEach((party) => add(nodeOf(party), "about"));
    statement.relays.forEach((party) => add(nodeOf(party), "relayed"));
    statement.addressees.forEach((party) => add(nodeOf(party), "to"));
    if (statement.document >= 0) add(record.documents[statement.document].node, "reported");
  });
  const edgesWith = new Map(); // statement -> edges
  record.edges.forEach((edge, number) =>
    edge.statements.forEach((statement) => {
      if (!edgesWith.has(statement)) edgesWith.set(statement, []);
      edgesWith.get(statement).push(number);
    })
  );

  // ---- Drawing ---------------------------------------------------------------------------------------------------

  const nodes = new vis.DataSet(picture.nodes.map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size })));
  const edges = new vis.DataSet(picture.edges);
  const network = new vis.Network(byId("network"), { nodes, edges }, JSON.parse(picture.options));
  byId("network").querySelectorAll("[tabindex]").forEach((inner) => (inner.tabIndex = -1));
  const DIMMING = 4000; // beyond so many nodes and lines a selection is marked, the rest is not dimmed

  const density = Math.min(0.8, Math.max(0.15, (120 / Math.max(1, record.edges.length)) ** 0.5)); // the more lines, the fainter

  const isEdgeShown = (number) => {
    const { from, to } = picture.edges[number];
    const edge = record.edges[number];
    return (
      !state.hiddenGroups.has(edge.group) &&
      !(edge.statements.length && state.hiddenHands.has(edge.relayed ? "relayed" : "first")) &&
      !state.hiddenKinds.has(record.nodes[from].kind) &&
      !state.hiddenKinds.has(record.nodes[to].kind)
    );
  };
  // A node goes with its kind, and with the last of its lines.
  const isNodeShown = (number, shownEdges) =>
    !state.hiddenKinds.has(record.nodes[number].kind) &&
    (!edgesOf[number].length || edgesOf[number].some((edge) => shownEdges.has(edge)));

  const around = (item) => {
    if (!item || record.nodes.length + record.edges.length > DIMMING) return null;
    const { type, id } = item;
    const near = { nodes: new Set(), edges: new Set(type === "edge" ? [id] : edgesOf[id]) };
    if (type === "node") {
      near.nodes.add(id);
      roles[id].reported.forEach((statement) => (edgesWith.get(statement) || []).forEach((edge) => near.edges.add(edge)));
    }
    near.edges.forEach((edge) => near.nodes.add(picture.edges[edge].from).add(picture.edges[edge].to));
    return near;
  };

  const paintedNodes = new Map();
  const paintedEdges = new Map();
  const updateChanged = (data, painted, items) => {
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      if (painted.get(item.id) === text) return false;
      painted.set(item.id, text);
      return true;
    });
    if (changed.length) data.update(changed);
  };

  const cards = shell.cards(record, { open: (node) => goTo(node) });
  const lineColour = cards.colour;

  function paint() {
    colours = { node: css("--node"), paper: css("--paper"), ink: css("--ink"), soft: css("--soft"), focus: css("--focus") };
    near = around(state.selected || state.hovered);
    const shownEdges = new Set(picture.edges.map((edge) => edge.id).filter(isEdgeShown));
    shownNodes = new Set(picture.nodes.map((node) => node.id).filter((id) => isNodeShown(id, shownEdges)));
    updateChanged(nodes, paintedNodes, picture.nodes.map((node) => {
      const filled = kinds.get(record.nodes[node.id].kind).filled;
      const faint = near && !near.nodes.has(node.id);
      const line = node.minor ? colours.soft : colours.node;
      const colour = { background: filled ? line : colours.paper, border: line };
      return {
        id: node.id, hidden: !shownNodes.has(node.id), opacity: faint ? 0.25 : node.minor && !near ? 0.7 : 1,
        color: { ...colour, highlight: { ...colour, border: colours.focus }, hover: { ...colour, border: colours.focus } },
      };
    }));
    updateChanged(edges, paintedEdges, picture.edges.map((edge) => {
      const { group, relayed } = record.edges[edge.id];
      const colour = lineColour(group);
      const act = groups.get(group).act;
      const opacity = !near ? (act && group !== "say" ? density : density * 0.6) : near.edges.has(edge.id) ? 1 : 0.06;
      return {
        id: edge.id, hidden: !shownEdges.has(edge.id),
        color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity },
        dashes: !act ? [2, 5] : relayed ? [8, 5] : false,
        width: act ? edge.width : 1,
      };
    }));
    const { selected } = state;
    network.setSelection(
      { nodes: selected && selected.type === "node" ? [selected.id] : [], edges: selected && selected.type === "edge" ? [selected.id] : [] },
      { highlightEdges: false }
    );
    letters.stale();
    const statementsShown = new Set([...shownEdges].flatMap((edge) => record.edges[edge].statements)).size;
    byId("counts").textContent =
      `${of(shownNodes.size, record.nodes.length, "node")}, ${of(shownEdges.size, record.edges.length, "line")}, ` +
      `${statementsShown} ${statementsShown === 1 ? "statement" : "statements"} on them.`;
  }
  let colours = {};
  let near = null; // what belongs to the selection; all else is drawn faintly
  let shownNodes = new Set();
  const ends = (item) => (!item ? [] : item.type === "node" ? [item.id] : [picture.edges[item.id].from, picture.edges[item.id].to]);
  const letters = letterer(network, picture.nodes, {
    style: () => ({ ...colours, size: parseFloat(getComputedStyle(document.body).fontSize) / 14, face: css("--face") }),
    near: () => near,
    foremost: () => [...new Set([...ends(state.hovered), ...ends(state.selected)])],
    isShown: (id) => shownNodes.has(id),
  });
  const of = (shown, all, name) => `${shown === all ? all : `${shown} of ${all}`} ${name}${all === 1 ? "" : "s"}`;

  // The whole picture, with room for the labels at its margin, which keep their size at any zoom.
  const MARGIN = { x: 44, top: 16, bottom: 38 };
  function fit(animate) {
    const shown = [...shownNodes].map((id) => network.body.nodes[id]);
    if (!shown.length) return;
    const span = (of) => shown.reduce(([low, high], node) => [Math.min(low, of(node)), Math.max(high, of(node))], [Infinity, -Infinity]);
    const [left, right] = span((node) => node.x);
    const [top, bottom] = span((node) => node.y);
    const { clientWidth, clientHeight } = byId("network");
    const scale = Math.min(2.2,
      Math.max(40, clientWidth - 2 * MARGIN.x) / Math.max(1, right - left),
      Math.max(40, clientHeight - MARGIN.top - MARGIN.bottom) / Math.max(1, bottom - top));
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale },
      scale, animation: animate && !calm.matches && { duration: 300 },
    });
  }
  const zoom = (factor) => network.moveTo({ scale: Math.min(8, Math.max(0.01, network.getScale() * factor)) });
  const pan = (x, y) => {
    const at = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
  };

  // ---- Swatches ------------------------------------------------------------------------------------------------

  const OUTLINES = {
    square: "M5 3h10v10H5z", diamond: "M10 1l7 7-7 7-7-7z", triangle: "M10 2l7 12H3z", triangleDown: "M10 14L3 2h14z",
    hexagon: "M6 2h8l4 6-4 6H6L2 8z", dot: "M10 2a6 6 0 1 0 .01 0z", star: "M10 1l2 5h5l-4 3.500 1.500 5.500-4.500-3.500-4.500 3.500L7 9.500 3 6h5z",
  };
  const kindSwatch = (kind) =>
    svg("svg", { class: "swatch", viewBox: "0 0 20 16", "aria-hidden": "true" },
      svg("path", { d: OUTLINES[kind.shape], fill: kind.filled ? "var(--node)" : "var(--paper)", stroke: "var(--node)", "stroke-width": 1.8 }));
  const lineSwatch = (colour, dashes) =>
    svg("svg", { class: "swatch", viewBox: "0 0 20 16", "aria-hidden": "true" },
      svg("path", { d: "M0 8h20", fill: "none", stroke: colour, "stroke-width": dashes === "2 4" ? 2 : 3.5, "stroke-dasharray": dashes || "none" }));

  // ---- Legend, which is also the filter ----------------------------------------------------------------------------

  function legendEntry(swatch, label, count, hidden, name) {
    const box = make("input", { type: "checkbox", checked: !hidden.has(name), value: name });
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
      change({});
    });
    return make("label", {}, box, swatch, make("span", { textContent: label }), make("small", { textContent: count }));
  }
  function showLegend() {
    const perKind = new Map();
    record.nodes.forEach((node) => perKind.set(node.kind, (perKind.get(node.kind) || 0) + 1));
    const statementsOf = (wanted) => new Set(record.edges.filter(wanted).flatMap((edge) => edge.statements)).size;
    byId("kinds").replaceChildren(
      ...record.kinds.map((kind) => legendEntry(kindSwatch(kind), kind.label, perKind.get(kind.name), state.hiddenKinds, kind.name))
    );
    const lines = record.groups.map((group) => {
      const drawn = record.edges.filter((edge) => edge.group === group.name);
      if (!drawn.length) return null;
      const count = group.act ? statementsOf((edge) => edge.group === group.name) : drawn.length;
      return legendEntry(lineSwatch(lineColour(group.name), group.act ? "" : "2 4"), group.label, count, state.hiddenGroups, group.name);
    });
    const hands = [["first", "at first hand", "", false], ["relayed", "through another", "6 4", true]].map(([name, label, dashes, relayed]) => {
      const count = statementsOf((edge) => edge.relayed === relayed);
      return count ? legendEntry(lineSwatch("var(--ink)", dashes), label, count, state.hiddenHands, name) : null;
    });
    byId("groups").replaceChildren(...[...lines, ...hands].filter(Boolean));
  }

  // ---- The panel: evidence for what is selected ---------------------------------------------------------------------

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

  function connection(number, from) {
    const edge = record.edges[number];
    const ends = picture.edges[number];
    const other = record.nodes[ends.from === from ? ends.to : ends.from].label;
    const group = groups.get(edge.group);
    const count = edge.statements.length > 1 ? ` (${edge.statements.length})` : "";
    const heard = edge.relayed ? ", quoted by another" : "";
    const text = ends.from === from ? `${group.label}${heard} → ${other}${count}` : `← ${other}: ${group.label}${heard}${count}`;
    const button = make("button", { type: "button" }, lineSwatch(lineColour(edge.group), edge.relayed ? "6 4" : group.act ? "" : "2 4"), make("span", { textContent: text }));
    button.addEventListener("click", () => { change({ selected: { type: "edge", id: number } }); byId("panel").focus(); });
    return make("li", {}, button);
  }

  function nodePanel(id) {
    const node = record.nodes[id];
    const doc = record.documents[node.document];
    const found = roles[id];
    const listOf = make("ul", { className: "links" });
    const rest = edgesOf[id].length - 40;
    edgesOf[id].slice(0, 40).forEach((edge) => listOf.append(connection(edge, id)));
    const kind = node.exact === node.kind ? kinds.get(node.kind).label : node.exact;
    return [
      make("h2", { textContent: node.label }),
      make("p", { className: "facts", textContent: `${kind} · ${node.id}${node.asFound ? " · so named in one document, matched with nothing else" : ""}` }),
      node.title ? make("p", {}, `Official title: ${node.title}`) : "",
      doc ? make("p", {}, ...cards.documentLine(node.document)) : "",
      edgesOf[id].length ? make("details", {}, make("summary", { textContent: `Lines (${edgesOf[id].length})` }), listOf,
        rest > 0 ? make("p", { className: "facts", textContent: `and ${rest} more in the picture` }) : "") : "",
      ...cards.section("Said", found.said),
      ...cards.section(doc ? "Reported in this document" : "Reported here", found.reported),
      ...cards.section("About this", found.about),
      ...cards.section("Quoted from others", found.relayed),
      ...cards.section("Said to this", found.to),
      ...cards.section("Not said, or not yet", found.unasserted),
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
      make("h2", { textContent: edgeTitle(id) }),
      make("p", { className: "facts" }, `${groups.get(edge.group).label}. `, ...[ends.from, ends.to].flatMap((end, place) => [place ? ", " : "", cards.nodeButton(record.nodes[end].label, end)])),
      ...cards.section("Statements", edge.statements),
      ...cards.section("Told where", edge.relations, relationCard),
    ];
  }

  function showPanel() {
    const { selected } = state;
    const content = !selected
      ? [make("p", { className: "facts", textContent: "Choose a node or a line, in the picture or with the search box: its statements are shown here, each with the words as printed, the document and the place in it." }),
         make("p", { className: "facts", textContent: "A line says that a document reports someone to have said this, not that it is so." })]
      : selected.type === "node" ? nodePanel(selected.id) : edgePanel(selected.id);
    byId("panel").replaceChildren(...content.filter((part) => part !== ""));
    byId("panel").scrollTop = 0;
  }

  // ---- Search -------------------------------------------------------------------------------------------------------

  const plain = shell.fold;
  const haystack = record.nodes.map((node) => {
    const doc = record.documents[node.document];
    return [plain(node.label), plain([node.title, doc ? doc.title : "", node.id].join(" "))];
  });
  const find = (text) => {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    const rank = ([label, more]) =>
      label === wanted ? 0 : label.startsWith(wanted) ? 1 : label.includes(" " + wanted) ? 2 : label.includes(wanted) ? 3 : more.includes(wanted) ? 4 : 9;
    return haystack
      .map((texts, id) => [rank(texts), -edgesOf[id].length, id])
      .filter(([order]) => order < 9)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
      .slice(0, 12)
      .map(([, , id]) => id);
  };

  shell.searchBox({
    find,
    name: (id) => record.nodes[id].label,
    describe: (id) => kinds.get(record.nodes[id].kind).label,
    choose: (id) => goTo(id),
  });
  function goTo(id) {
    state.hiddenKinds.delete(record.nodes[id].kind);
    if (edgesOf[id].length && !edgesOf[id].some(isEdgeShown)) {
      [state.hiddenGroups, state.hiddenHands, state.hiddenKinds].forEach((hidden) => hidden.clear());
    }
    showLegend();
    change({ selected: { type: "node", id } });
    network.focus(id, { scale: Math.max(1, network.getScale()), animation: !calm.matches && { duration: 300 } });
  }
  // ---- Pointer and keyboard -------------------------------------------------------------------------------------------

  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) change({ selected: { type: "node", id: node } });
    else change({ selected: edge === undefined ? null : { type: "edge", id: edge } });
  });
  const tip = byId("tip");
  const showTip = (text) => ({ pointer: { DOM } }) => {
    tip.textContent = text;
    tip.hidden = false;
    const stage = byId("stage");
    tip.style.left = `${Math.max(4, Math.min(DOM.x + 14, stage.clientWidth - tip.offsetWidth - 4))}px`;
    tip.style.top = `${DOM.y > tip.offsetHeight + 24 ? DOM.y - tip.offsetHeight - 20 : DOM.y + 20}px`; // above: labels stand below
  };
  const hideTip = () => { tip.hidden = true; };
  let leaving = 0;
  const hover = (item) => { clearTimeout(leaving); leaving = setTimeout(() => change({ hovered: item }), item ? 30 : 120); };
  network.on("hoverNode", (event) => {
    hover({ type: "node", id: event.node });
    const node = record.nodes[event.node];
    showTip(`${node.label} (${kinds.get(node.kind).label})${node.title ? `: ${node.title}` : ""}`)(event);
  });
  network.on("hoverEdge", (event) => {
    hover({ type: "edge", id: event.edge });
    const edge = record.edges[event.edge];
    showTip(`${edgeTitle(event.edge)}: ${groups.get(edge.group).label}${edge.statements.length > 1 ? `, ${edge.statements.length} statements` : ""}`)(event);
  });
  ["blurNode", "blurEdge", "dragStart", "zoom", "click"].forEach((name) => network.on(name, hideTip));
  ["blurNode", "blurEdge"].forEach((name) => network.on(name, () => hover(null)));
  ["dragging", "dragEnd"].forEach((name) => network.on(name, letters.stale));

  byId("fit").addEventListener("click", () => fit(true));
  byId("closer").addEventListener("click", () => zoom(1.3));
  byId("farther").addEventListener("click", () => zoom(1 / 1.3));
  byId("network").addEventListener("keydown", (event) => {
    const moves = {
      ArrowLeft: () => pan(-60, 0), ArrowRight: () => pan(60, 0), ArrowUp: () => pan(0, -60), ArrowDown: () => pan(0, 60),
      "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: () => fit(true), Escape: () => change({ selected: null }),
    };
    if (!moves[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    moves[event.key]();
  });
  dark.addEventListener("change", () => { showLegend(); paint(); showPanel(); });
  let touched = false; // once the reader has moved the picture, a new window size leaves it where it is
  ["zoom", "dragStart"].forEach((name) => network.on(name, () => { touched = true; }));
  network.on("resize", () => { if (!touched && !state.selected) fit(false); });

  showLegend();
  paint();
  showPanel();
  network.once("afterDrawing", () => fit(false));
  window.onrecord = { network, state, record, change, goTo, labels: letters.boxes };
})();
