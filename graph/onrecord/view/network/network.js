// The network's page: what is drawn follows from `state`.
"use strict";
(() => {
  const { byId, css, dark, calm, plural } = shell;
  const picture = shell.data("picture");
  const record = shell.data("record");

  // ---- State: everything that a reader can change, in one place -------------------------------------------------

  const state = {
    selected: null, // {type: "node" | "edge" | "part" | "line" | "statement", id}
    hovered: null, // the same, while the pointer rests on it
    hiddenKinds: new Set(), hiddenGroups: new Set(), hiddenHands: new Set(), // "first", "relayed"
    from: "", until: "", document: "", publisher: "",
    open: new Set(), // communities unfolded, in a large picture
    table: false,
    whole: false, // all that the record has, not only what matters first
  };
  const FILTERS = ["whole", "level", "hiddenKinds", "hiddenGroups", "hiddenHands", "from", "until", "document", "publisher"];
  const level = levelling(record);
  const groups = new Map(record.groups.map((group) => [group.name, group]));
  const kinds = new Map(record.kinds.map((kind) => [kind.name, kind]));
  const edgesOf = record.nodes.map(() => []);
  picture.edges.forEach((edge) => {
    edgesOf[edge.from].push(edge.id);
    edgesOf[edge.to].push(edge.id);
  });
  const opening = new Set(); // groups of lines that are hidden at first
  const filters = filtering(record, picture, state, level, opening);
  const folds = folding(record, picture, () => state.whole);
  const leading = columns({ record, picture, state, level, groups, filters, shown: () => shown, edgesOf });
  leading.hidden.forEach((group) => opening.add(group));
  state.hiddenGroups = new Set(opening);
  state.whole = !leading.possible;
  let shown = filters.shown();
  const change = (changes) => {
    Object.assign(state, changes);
    const filtered = FILTERS.some((key) => key in changes);
    if (filtered) shown = filters.shown();
    paint();
    if (filtered || "open" in changes || "selected" in changes) showCounts();
    if (filtered) { legend.refresh(); days.refresh(); table.refresh(); }
    if (filtered || "selected" in changes) panel.show();
    if ("selected" in changes && !filtered && !(state.selected && state.selected.type === "statement")) table.refresh();
    if (!("hovered" in changes)) remember();
  };

  // ---- What belongs to what --------------------------------------------------------------------------------------

  const edgesWith = new Map(); // statement -> edges
  record.edges.forEach((edge, number) =>
    edge.statements.forEach((statement) => {
      if (!edgesWith.has(statement)) edgesWith.set(statement, []);
      edgesWith.get(statement).push(number);
    })
  );
  const numberOf = new Map(record.nodes.map((node, id) => [node.id, id]));

  // ---- Drawing ---------------------------------------------------------------------------------------------------

  const nodes = new vis.DataSet([]);
  const edges = new vis.DataSet([]);
  const network = new vis.Network(byId("network"), { nodes, edges }, JSON.parse(picture.options));
  byId("network").querySelectorAll("[tabindex]").forEach((inner) => (inner.tabIndex = -1));
  const cards = shell.cards(record, { open: (node) => goTo(node), link: (number) => addressOf({ ...filters.toFragment(), statement: record.statements[number].id }) });
  const lineColour = cards.colour;

  let colours = {};
  let near = null; // what belongs to the selection; all else is drawn faintly
  let drawn = { nodes: new Map(), edges: new Map() };

  // A document that no line joins is there only for whoever asks for it.
  const isLone = (id) => record.nodes[id].kind === "document" && !edgesOf[id].length;
  const isChosen = (id) => Boolean(state.selected) && state.selected.type === "node" && state.selected.id === id;

  // What stands in the picture now: nodes by id, lines by id, each with the lines of the record behind it.
  function visible() {
    if (!state.whole) return leading.visible();
    const found = { nodes: new Map(), edges: new Map(), leftOut: 0 };
    picture.nodes.forEach((own) => {
      if (!filters.isAt(record.nodes[own.id])) return;
      const node = level.states() && own.state ? { ...own, ...own.state } : own;
      if (!folds.active || (folds.place(node.id, state.open) === node.id && shown.nodes.has(node.id)))
        found.nodes.set(node.id, { ...node, hidden: !shown.nodes.has(node.id) || (isLone(node.id) && !isChosen(node.id)) });
    });
    picture.edges.forEach((edge) => {
      if (filters.isAt(record.edges[edge.id]) && found.nodes.has(edge.from) && found.nodes.has(edge.to) && (!folds.active || shown.held[edge.id]))
        found.edges.set(edge.id, { ...edge, edges: [edge.id], hidden: !shown.held[edge.id] });
    });
    if (!folds.active) return found;
    const { folded, lines, leftOut } = folds.overview(state.open, shown);
    folded.forEach(({ id, part, x, y, shown: count }) => found.nodes.set(id, {
      id, part, x, y, count, label: label(part, count), lettering: 12 + Math.min(1, count / 150), centred: true, rank: -1e6 + folds.rankOf.get(part), size: folds.radius(count), shape: "dot",
    }));
    lines.forEach((line) => found.edges.set(line.key, { ...line, id: line.key, width: 1 + Math.min(6, Math.log2(line.weight)), arrows: { to: { enabled: false } } }));
    return { ...found, leftOut };
  }
  const short = (text) => (text.length > 20 ? `${text.slice(0, 20).replace(/\s+\S*$/u, "")} …` : text); // whole words
  const label = (part, count) => {
    const names = folds.members[part].filter((id) => shown.nodes.has(id)).slice(0, 2).map((id) => short(record.nodes[id].label));
    return [...names, ...(count > names.length ? [`+ ${count - names.length}`] : [])].join("\n");
  };

  // The lines and nodes drawn that belong to what is chosen or pointed at.
  function around(item) {
    if (!item) return null;
    const found = { nodes: new Set(), edges: new Set() };
    const whole = item.type === "edge" || item.type === "line";
    if (!whole && item.type !== "statement") found.nodes.add(item.id);
    const behind = new Set(item.type === "statement" ? edgesWith.get(item.id) || [] : []);
    if (item.type === "node") panel.reported(item.id).forEach((statement) => (edgesWith.get(statement) || []).forEach((edge) => behind.add(edge)));
    drawn.edges.forEach((edge, id) => {
      if (whole ? id === item.id : edge.from === item.id || edge.to === item.id || (behind.size && edge.edges.some((one) => behind.has(one)))) found.edges.add(id);
    });
    found.edges.forEach((id) => found.nodes.add(drawn.edges.get(id).from).add(drawn.edges.get(id).to));
    return found.nodes.size ? found : null;
  }

  const painted = { nodes: new Map(), edges: new Map() };
  function sync(data, before, items) {
    const ids = new Set(items.map((item) => item.id));
    const gone = [...before.keys()].filter((id) => !ids.has(id));
    gone.forEach((id) => before.delete(id));
    if (gone.length) data.remove(gone);
    const changed = items.filter((item) => {
      const text = JSON.stringify(item);
      if (before.get(item.id) === text) return false;
      before.set(item.id, text);
      return true;
    });
    if (changed.length) data.update(changed);
  }

  let density = 1; // the more lines, the fainter
  function paint() {
    colours = { node: css("--node"), paper: css("--paper"), ink: css("--ink"), soft: css("--soft"), focus: css("--focus"), side: css("--side") };
    drawn = visible();
    near = around(state.selected || state.hovered);
    const lines = folds.active || !state.whole ? drawn.edges.size : record.edges.length;
    density = folds.active && !state.open.size ? 0.6 : Math.min(0.8, Math.max(0.15, (120 / Math.max(1, lines)) ** 0.5));
    sync(nodes, painted.nodes, [...[...drawn.nodes.values()].map(nodeItem), ...[...(drawn.ports || new Map()).values()].map(portItem)]);
    sync(edges, painted.edges, [...drawn.edges.values()].map(edgeItem));
    const { selected } = state;
    const has = (type, known) => (selected && (selected.type === type || selected.type === { node: "part", edge: "line" }[type]) && known.has(selected.id) ? [selected.id] : []);
    network.setSelection({ nodes: has("node", drawn.nodes), edges: has("edge", drawn.edges) }, { highlightEdges: false });
    letters.stale();
  }
  const portItem = ({ id, x, y }) => ({ id, x, y, shape: "dot", size: 0.1, borderWidth: 0, chosen: false, color: colours.paper });
  // The end of a line tells the side too: an arrow is for it, a bar against it.
  const ENDS = { for: { to: { enabled: true, type: "arrow", scaleFactor: 0.55 } }, against: { to: { enabled: true, type: "bar", scaleFactor: 0.8 } } };
  function nodeItem({ id, x, y, shape, size, minor, hidden, part, count, box }) {
    const faint = near && !near.nodes.has(id);
    const community = count !== undefined && part !== undefined && typeof id === "string";
    const filled = !community && kinds.get(record.nodes[id].kind).filled;
    const line = minor ? colours.soft : colours.node;
    const colour = { background: community ? colours.side : filled ? line : colours.paper, border: line };
    const at = (state.whole && moved.get(id)) || { x, y };
    const look = box ? { shape: "box", label: " ", margin: 1, borderWidth: 1, widthConstraint: { minimum: box[0], maximum: box[0] }, heightConstraint: { minimum: box[1] }, shapeProperties: { borderRadius: 5 } } : { shape };
    if (box) Object.assign(colour, { background: colours.side, border: colours.soft });
    return {
      id, ...at, ...look, size, hidden: Boolean(hidden), opacity: faint ? 0.25 : minor && !near ? 0.7 : 1,
      color: { ...colour, highlight: { ...colour, border: colours.focus }, hover: { ...colour, border: colours.focus } },
    };
  }
  function edgeItem({ id, from, to, width, smooth, hidden, arrows, group, ends }) {
    const own = typeof id === "number";
    const { group: name, relayed } = own ? record.edges[id] : { group, relayed: false };
    const colour = name ? lineColour(name) : colours.soft;
    const { act, side } = own ? groups.get(name) : { act: true, side: "" };
    const strong = side ? side === "for" || side === "against" : act && name && name !== "say";
    const opacity = !near ? (strong ? density : density * 0.6) : near.edges.has(id) ? 1 : 0.06;
    const kept = own && shown.held[id] ? shown.held[id].length : 0;
    return {
      id, from: ends ? ends[0] : from, to: ends ? ends[1] : to, hidden: Boolean(hidden), ...(smooth && !ends && { smooth }), ...(arrows && { arrows }),
      ...(ends && { smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.35 }, arrows: { to: { enabled: false } } }), ...(side && { arrows: ENDS[side] || { to: { enabled: false } } }),
      color: { color: colour, highlight: colour, hover: colour, inherit: false, opacity },
      dashes: side === "untaken" ? [3, 5] : !act && !side ? [2, 5] : relayed ? [8, 5] : false,
      width: !act && !side ? 1 : own ? 1.4 + Math.min(3.6, 0.9 * Math.log2(Math.max(1, kept))) : width,
    };
  }
  const moved = new Map(); // where a reader has moved nodes to

  const of = (some, all, name) => `${some === all ? all : `${some} of ${all}`} ${name}${all === 1 ? "" : "s"}`;
  function showCounts() {
    const count = shown.held.filter(Boolean).length;
    const all = filters.atLevel();
    if (!state.whole) {
      const [there, more] = [leading.leads().length, all.nodes];
      byId("counts").textContent = `${there} of ${plural(more, "name")}: what is spoken of most, and by whom.`;
      return;
    }
    const folded = [...drawn.nodes.keys()].filter((id) => typeof id === "string").length;
    byId("counts").textContent = [
      `${of(shown.nodes.size, all.nodes, "node")}, ${of(count, all.edges, "line")}, ${plural(shown.statements.size, "statement")} on them.`,
      folded ? `Drawn as ${plural(folded, "group")}${drawn.leftOut ? " and the strongest lines between them" : ""}; unfold one by a double click, by its button or by searching for a name.` : "",
    ].filter(Boolean).join(" ");
  }

  const ends = (item) => {
    if (!item) return [];
    if (item.type === "node" || item.type === "part") return [item.id];
    const line = drawn.edges.get(item.id);
    return line ? [line.from, line.to] : [];
  };
  const letters = letterer(network, {
    items: () => [...drawn.nodes.values()],
    style: () => ({ ...colours, size: parseFloat(getComputedStyle(document.body).fontSize) / 14, face: css("--face") }),
    near: () => near,
    foremost: () => [...new Set([...ends(state.hovered), ...ends(state.selected)])],
    isShown: (id) => drawn.nodes.has(id) && !drawn.nodes.get(id).hidden,
  });

  // The whole picture, with room for the labels at its margin, which keep their size at any zoom.
  const MARGIN = { x: 44, top: 16, bottom: 38 };
  function fit(animate, ids = [...drawn.nodes.values()].filter((node) => !node.hidden).map((node) => node.id)) {
    const bodies = ids.map((id) => network.body.nodes[id]).filter(Boolean);
    if (!bodies.length) return;
    if (!state.whole) { show(leading.extent(ids.map((id) => drawn.nodes.get(id)).filter(Boolean)), 1.1, animate, { x: 8, top: 8, bottom: 8 }); return; }
    const reach = (node) => (typeof node.id === "string" ? node.options.size : 0);
    const span = (at) => bodies.reduce(([low, high], node) => [Math.min(low, node[at] - reach(node)), Math.max(high, node[at] + reach(node))], [Infinity, -Infinity]);
    show([...span("x"), ...span("y")], 2.2, animate, MARGIN);
  }
  function show([left, right, top, bottom], most, animate, margin) {
    const { clientWidth, clientHeight } = byId("network");
    const narrow = !state.whole && clientWidth < 700 ? 0.72 : 0; // names are to be read; what is beyond is moved to
    const scale = Math.max(narrow, Math.min(most,
      Math.max(40, clientWidth - 2 * margin.x) / Math.max(1, right - left),
      Math.max(40, clientHeight - margin.top - margin.bottom) / Math.max(1, bottom - top)));
    network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 + (margin.bottom - margin.top) / 2 / scale },
      scale, animation: animate && !calm.matches && { duration: 300 },
    });
  }
  const refit = (animate) => { leading.measure(byId("network").clientWidth, byId("network").clientHeight); paint(); fit(animate); };
  // What is chosen brings its neighbours into sight.
  function bring(animate = true) {
    if (!near || !state.selected) return;
    const { clientWidth, clientHeight } = byId("network");
    const outside = [...near.nodes].some((id) => {
      if (!network.body.nodes[id]) return false;
      const { x, y } = network.canvasToDOM(network.body.nodes[id]);
      return x < 10 || y < 10 || x > clientWidth - 10 || y > clientHeight - 10;
    });
    if (outside) fit(animate, [...near.nodes]);
  }
  const zoom = (factor) => network.moveTo({ scale: Math.min(8, Math.max(0.005, network.getScale() * factor)) });
  const pan = (x, y) => {
    const at = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: at.x + x / scale, y: at.y + y / scale } });
  };

  // ---- Going somewhere -------------------------------------------------------------------------------------------

  // Filters that would hide what the reader asks for by name give way.
  function goTo(id) {
    const changes = { selected: { type: "node", id } };
    if (!filters.isAt(record.nodes[id])) { level.set(record.nodes[id].level); changes.level = level.now(); }
    if (state.hiddenKinds.has(record.nodes[id].kind)) changes.hiddenKinds = new Set([...state.hiddenKinds].filter((kind) => kind !== record.nodes[id].kind));
    Object.assign(state, changes);
    shown = filters.shown();
    if (!shown.nodes.has(id)) Object.assign(changes, { hiddenKinds: new Set(), hiddenGroups: new Set(), hiddenHands: new Set(), from: "", until: "", document: "", publisher: "" });
    else changes.hiddenKinds = state.hiddenKinds;
    if (folds.active) changes.open = opened(folds.partOf[id]);
    change(changes);
    if (state.whole) network.focus(id, { scale: Math.max(1, network.getScale()), animation: !calm.matches && { duration: 300 } });
    else bring();
  }
  const opened = (part) => new Set([...[...state.open].filter((one) => one !== part).slice(1 - folds.OPEN), part]);
  function unfold(part) {
    change({ open: opened(part), selected: { type: "node", id: folds.members[part].find((id) => shown.nodes.has(id)) } });
    fit(true, folds.members[part].filter((id) => shown.nodes.has(id)));
  }
  function fold(part) {
    change({ open: new Set([...state.open].filter((one) => one !== part)), selected: { type: "part", id: folds.ID(part) } });
  }
  // On request only, and for a few nodes: springs move them apart, all else stays where it is.
  function loosen(id) {
    const movable = around({ type: "node", id }).nodes;
    nodes.update([...drawn.nodes.keys()].map((other) => ({ id: other, physics: movable.has(other) })));
    network.setOptions({ physics: { enabled: true, solver: "repulsion", repulsion: { nodeDistance: 110, springLength: 130 }, stabilization: false } });
    network.once("stabilized", () => {
      network.setOptions({ physics: { enabled: false } });
      movable.forEach((other) => { const { x, y } = network.body.nodes[other]; moved.set(other, { x: Math.round(x), y: Math.round(y) }); });
      paint();
    });
    network.stabilize(200);
  }

  // ---- The address: a link restores the view -----------------------------------------------------------------------

  const lineKey = (id) => {
    const { from, to } = picture.edges[id];
    return [record.nodes[from].id, record.nodes[to].id, record.edges[id].group, record.edges[id].relayed ? "relayed" : "first"].join(" ");
  };
  function toFragment() {
    const { selected } = state;
    const is = (type) => selected && selected.type === type;
    return {
      ...filters.toFragment(), picture: state.whole === !leading.possible ? "" : state.whole ? "all" : "main", open: [...state.open].map(folds.keyOf),
      ...level.write(), node: is("node") ? record.nodes[selected.id].id : "", line: is("edge") ? lineKey(selected.id) : "",
      statement: is("statement") ? record.statements[selected.id].id : "", view: state.table ? "table" : "",
    };
  }
  const addressOf = (values) => {
    const parameters = new URLSearchParams();
    Object.entries(values).forEach(([key, value]) => [value].flat().filter(Boolean).forEach((one) => parameters.append(key, one)));
    return `${location.href.split("#")[0]}#${parameters}`;
  };
  const remember = () => shell.fragment.write(toFragment());
  function restore(values) {
    const one = (key) => (values[key] || [""])[0];
    level.read(values);
    if (leading.possible) state.whole = one("picture") === "all";
    const changes = { ...filters.fromFragment(values), whole: state.whole, level: level.now(), selected: null, open: new Set(), table: one("view") === "table" };
    (values.open || []).forEach((key) => { if (folds.active && numberOf.has(key)) changes.open.add(folds.partOf[numberOf.get(key)]); });
    const statement = one("statement") ? record.statements.findIndex(({ id }) => id === one("statement")) : -1;
    const line = one("line") ? picture.edges.findIndex(({ id }) => filters.isAt(record.edges[id]) && lineKey(id) === one("line")) : -1;
    if (numberOf.has(one("node")) && filters.isAt(record.nodes[numberOf.get(one("node"))])) changes.selected = { type: "node", id: numberOf.get(one("node")) };
    else if (line >= 0) changes.selected = { type: "edge", id: line };
    else if (statement >= 0) changes.selected = { type: "statement", id: statement };
    const unfolded = changes.selected && folds.active ? { node: [changes.selected.id], edge: line >= 0 ? [picture.edges[line].from, picture.edges[line].to] : [], statement: [] }[changes.selected.type] : [];
    unfolded.forEach((id) => changes.open.add(folds.partOf[id]));
    change(changes);
    table.toggle(state.table);
    byId("whole").querySelectorAll("input").forEach((choice) => { choice.checked = (choice.value === "all") === state.whole; });
    return changes.selected;
  }

  // ---- The parts of the page ---------------------------------------------------------------------------------------

  const days = brush(filters.days, {
    isIn: (number) => shown.passed[number], get: () => ({ from: state.from, until: state.until }),
    set: (values) => change({ from: state.from, until: state.until, ...values }),
  });
  byId("days").replaceChildren(days.element);
  const page = {
    leading, opening, record, picture, state, level, groups, kinds, edgesOf, cards, folds, lineColour, change, goTo, unfold, fold, loosen, network, colours: () => colours,
    shown: () => shown, drawn: () => drawn, publishers: filters.publishers, labels: letters.boxes, linkHere: () => addressOf(toFragment()),
  };
  const legend = legends(page);
  const panel = panels({ ...page, overview: overviews(page) });
  const table = tables({ ...page, panel });
  savings(page);

  const haystack = record.nodes.map((node) => {
    const doc = record.documents[node.document];
    return [shell.fold(node.label), shell.fold([node.title, doc ? doc.title : "", node.id].join(" "))];
  });
  const find = (text) => {
    const wanted = shell.fold(text.trim());
    if (!wanted) return [];
    const rank = ([name, more]) =>
      name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(" " + wanted) ? 2 : name.includes(wanted) ? 3 : more.includes(wanted) ? 4 : 9;
    return haystack
      .map((texts, id) => [rank(texts) + (filters.isAt(record.nodes[id]) ? 0 : 0.5), -edgesOf[id].length, id])
      .filter(([order]) => order < 9)
      .sort((one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2])
      .slice(0, 12)
      .map(([, , id]) => id);
  };
  shell.searchBox({ find, name: (id) => record.nodes[id].label, describe: (id) => kinds.get(record.nodes[id].kind).label, choose: goTo });

  // ---- Pointer and keyboard ----------------------------------------------------------------------------------------

  const itemOf = (found, edge) => itemAt(drawn.ports && drawn.ports.has(found) ? drawn.ports.get(found).of : found, edge);
  const itemAt = (node, edge) =>
    node !== undefined ? { type: typeof node === "string" ? "part" : "node", id: node } : edge !== undefined ? { type: typeof edge === "string" ? "line" : "edge", id: edge } : null;
  network.on("click", ({ nodes: [node], edges: [edge] }) => { change({ selected: itemOf(node, edge) }); bring(); });
  network.on("doubleClick", ({ nodes: [node] }) => { if (typeof node === "string") unfold(drawn.nodes.get(node).part); });
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
    const item = itemOf(event.node);
    hover(item);
    const node = record.nodes[item.id];
    showTip(item.type === "part" ? folds.title(drawn.nodes.get(event.node).part, shown.nodes) : `${node.label} (${kinds.get(node.kind).label})${node.title ? `: ${node.title}` : ""}`)(event);
  });
  network.on("hoverEdge", (event) => {
    const item = itemOf(undefined, event.edge);
    hover(item);
    showTip(panel.lineTitle(item))(event);
  });
  ["blurNode", "blurEdge", "dragStart", "zoom", "click"].forEach((name) => network.on(name, hideTip));
  ["blurNode", "blurEdge"].forEach((name) => network.on(name, () => hover(null)));
  network.on("dragging", letters.stale);
  network.on("dragEnd", ({ nodes: dragged }) => {
    if (!state.whole) return paint();
    dragged.forEach((id) => { const { x, y } = network.body.nodes[id]; moved.set(id, { x, y }); });
    letters.stale();
  });

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
  dark.addEventListener("change", () => { legend.refresh(); paint(); panel.show(); });
  let touched = false; // once the reader has moved the picture, a new window size leaves it where it is
  ["zoom", "dragStart"].forEach((name) => network.on(name, () => { touched = true; }));
  network.on("resize", () => { if (!touched && !state.selected) refit(false); });
  // A small screen shows lists first.
  byId("picture-button").addEventListener("click", () => {
    const on = document.querySelector("main").classList.toggle("pictured");
    byId("picture-button").setAttribute("aria-pressed", String(on));
    byId("picture-button").textContent = on ? "Hide the picture" : "Show the picture";
    if (on) { network.setSize("100%", "100%"); network.redraw(); refit(false); byId("stage").scrollIntoView({ block: "nearest" }); }
  });
  byId("whole").hidden = !leading.possible;
  byId("whole").addEventListener("change", ({ target }) => {
    const whole = target.value === "all";
    const groupsThen = new Set(state.hiddenGroups);
    if (!leading.named) leading.mentions.forEach((group) => groupsThen[whole ? "delete" : "add"](group));
    change({ whole, hiddenGroups: groupsThen, hovered: null });
    touched = false;
    refit(false);
  });

  // What is chosen stays chosen where it is drawn at the other level too.
  level.onChange(() => {
    const { selected } = state;
    const stays = selected && (selected.type === "statement" || (selected.type === "node" && filters.isAt(record.nodes[selected.id])) || (selected.type === "edge" && filters.isAt(record.edges[selected.id])));
    state.hovered = null;
    change({ level: level.now(), ...(!stays && { selected: null }) });
    if (!touched) refit(false);
    shell.tell(`One node for each ${level.now()}`);
  });
  const asked = restore(shell.fragment.read());
  shell.fragment.onChange(restore);
  network.once("afterDrawing", () => {
    refit(false);
    if (asked && asked.type === "node" && state.whole) network.focus(asked.id, { scale: Math.max(1, network.getScale()) });
    else bring(false);
  });
  if (matchMedia("(max-width: 760px)").matches) byId("legend").open = false;
  byId("narrow").open = innerHeight > 1000 || Boolean(state.from || state.until || state.document || state.publisher);
  window.onrecord = { ...page, chosen: panel.chosen };
})();
