// What passes the reader's filters: a function of the record and of `state`, with no drawing in it.
"use strict";
// eslint-disable-next-line no-unused-vars
function filtering(record, picture, state, level, opening) {
  const groupOfAct = record.acts.map((act) => act.group);
  const isAct = new Map(record.groups.map((group) => [group.name, group.act]));
  const dayOf = (statement) => {
    const { from, until } = record.days[statement.day];
    const issued = from || until ? "" : (record.documents[statement.document] || {}).day || "";
    return [from || issued, until || issued];
  };
  const days = record.statements.map(dayOf);
  const publishers = [...new Set(record.documents.map((doc) => doc.publisher).filter(Boolean))].sort();

  // As on the command line: a statement lies between the days if any day it may have been made on does.
  const inTime = ([first, last]) => {
    if (!state.from && !state.until) return true;
    if (!first && !last) return false;
    return !((state.from && last && last < state.from) || (state.until && first && first > state.until));
  };
  const inPlace = (number) => {
    const doc = record.documents[number];
    return (!state.document || (doc && doc.id === state.document)) && (!state.publisher || (doc && doc.publisher === state.publisher));
  };
  // A statement that tells a position is there for it, and the rest too as long as all that is merely mentioned is hidden.
  const telling = new Set(record.stands.map((stand) => stand.statement));
  const acts = record.groups.filter((group) => group.act && !group.side).map((group) => group.name);
  const positionsOnly = () => telling.size > 0 && acts.every((name) => state.hiddenGroups.has(name));
  const passes = (number, free) => {
    const statement = record.statements[number];
    return (
      (free || telling.has(number) || !state.hiddenGroups.has(groupOfAct[statement.act])) &&
      !state.hiddenHands.has(statement.relays.length ? "relayed" : "first") &&
      inTime(days[number]) && inPlace(statement.document)
    );
  };
  const told = (number) => {
    const { document } = record.relations[number];
    const day = (record.documents[document] || {}).day || "";
    return inTime([day, day]) && inPlace(document);
  };

  // What is drawn by actor only, or by state only, has a level.
  const isAt = (one) => !one.level || one.level === level.now();
  const atLevel = () => ({ nodes: record.nodes.filter(isAt).length, edges: record.edges.filter(isAt).length });

  // The statements of each line that pass, the lines that hold any, and the nodes that are left with one.
  function shown() {
    const free = positionsOnly();
    const passed = record.statements.map((_, number) => passes(number, free));
    const held = record.edges.map((edge, number) => {
      if (!isAt(edge)) return null;
      const { from, to } = picture.edges[number];
      if (state.hiddenKinds.has(record.nodes[from].kind) || state.hiddenKinds.has(record.nodes[to].kind)) return null;
      if (state.hiddenGroups.has(edge.group)) return null;
      if (!isAct.get(edge.group)) return !state.hiddenGroups.has(edge.group) && edge.relations.some(told) ? [] : null;
      const kept = edge.statements.filter((statement) => passed[statement]);
      return kept.length ? kept : null;
    });
    const touched = new Set();
    const statements = new Set();
    held.forEach((kept, number) => {
      if (!kept) return;
      touched.add(picture.edges[number].from).add(picture.edges[number].to);
      kept.forEach((statement) => statements.add(statement));
    });
    const alone = record.nodes.map(() => true);
    picture.edges.forEach(({ from, to }, number) => { if (isAt(record.edges[number])) { alone[from] = false; alone[to] = false; } });
    const narrowed = Boolean(state.from || state.until || state.document || state.publisher);
    const nodes = new Set(record.nodes.keys());
    record.nodes.forEach((node, id) => {
      // A node goes with its kind, and with the last of its lines; one that never had any, with whatever narrows.
      if (!isAt(node) || state.hiddenKinds.has(node.kind) || (alone[id] ? narrowed && !(node.document >= 0 && inPlace(node.document) && inTime([record.documents[node.document].day, record.documents[node.document].day])) : !touched.has(id))) nodes.delete(id);
    });
    return { passed, held, nodes, statements };
  }

  // The fragment of the address: only what differs from the page as it opens.
  const toFragment = () => ({
    ...level.write(),
    hide: [...state.hiddenKinds].map((kind) => `kind:${kind}`).concat([...state.hiddenGroups].filter((group) => !opening.has(group)).map((group) => `act:${group}`), [...state.hiddenHands].map((hand) => `hand:${hand}`)),
    show: [...opening].filter((group) => !state.hiddenGroups.has(group)).map((group) => `act:${group}`),
    from: state.from, until: state.until, document: state.document, publisher: state.publisher,
  });
  function fromFragment(values) {
    const hidden = { kind: new Set(), act: new Set(opening), hand: new Set() };
    const each = (entries, action) => (entries || []).forEach((entry) => {
      const at = entry.indexOf(":");
      const set = hidden[entry.slice(0, at)];
      if (set) set[action](entry.slice(at + 1));
    });
    each(values.hide, "add");
    each(values.show, "delete");
    const one = (key) => (values[key] || [""])[0];
    const day = (key) => (/^\d{4}-\d{2}-\d{2}$/.test(one(key)) ? one(key) : "");
    return {
      hiddenKinds: hidden.kind, hiddenGroups: hidden.act, hiddenHands: hidden.hand, from: day("from"), until: day("until"),
      document: record.documents.some((doc) => doc.id === one("document")) ? one("document") : "",
      publisher: publishers.includes(one("publisher")) ? one("publisher") : "",
    };
  }
  return { shown, isAt, atLevel, toFragment, fromFragment, publishers, days };
}

// Days as bars over which a reader brushes; the two fields beside it do the same by keyboard.
// eslint-disable-next-line no-unused-vars
function brush(days, { isIn, get, set }) {
  const { make, svg } = shell;
  const known = days.map(([first, last]) => first || last).filter(Boolean).sort();
  const field = (label, key) => {
    const input = make("input", { type: "date", id: `day-${key}`, value: get()[key] });
    input.addEventListener("change", () => set({ [key]: input.value }));
    return make("label", { className: "field" }, make("span", { textContent: label }), input);
  };
  const fields = make("div", { className: "days" }, field("From", "from"), field("Until", "until"));
  if (known.length < 2 || known[0] === known[known.length - 1]) return { element: fields, refresh: () => {} };
  const toNumber = (day) => Date.parse(`${day}T00:00:00Z`) / 864e5;
  const toDay = (number) => new Date(Math.round(number) * 864e5).toISOString().slice(0, 10);
  // The middle 98 of 100 statements set the scale: one stray date should not press all others together.
  const first = toNumber(known[Math.floor(known.length * 0.01)]);
  const last = Math.max(first + 1, toNumber(known[Math.ceil(known.length * 0.99) - 1]));
  const BINS = Math.min(60, last - first + 1);
  const [WIDTH, HEIGHT] = [300, 44];
  const width = (last - first + 1) / BINS;
  const binOf = (day) => Math.min(BINS - 1, Math.max(0, Math.floor((toNumber(day) - first) / width)));
  const bars = svg("g", { class: "bars" });
  const range = svg("rect", { class: "range", y: 0, height: HEIGHT, x: 0, width: 0 });
  const picture = svg("svg", { class: "brush", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, range, bars);
  function refresh() {
    const counts = Array.from({ length: BINS }, () => [0, 0]);
    days.forEach(([from, until], number) => {
      const day = from || until;
      if (!day) return;
      const count = counts[binOf(day)];
      count[0] += 1;
      if (isIn(number)) count[1] += 1;
    });
    const most = Math.max(1, ...counts.map(([all]) => all));
    const bar = (count, at, name) => svg("rect", { class: name, x: (at * WIDTH) / BINS + 0.4, width: Math.max(0.6, WIDTH / BINS - 0.8), y: HEIGHT - 2 - (count / most) * (HEIGHT - 4), height: (count / most) * (HEIGHT - 4) });
    bars.replaceChildren(...counts.flatMap(([all, kept], at) => (all ? [bar(all, at, "all"), bar(kept, at, "kept")] : [])));
    const { from, until } = get();
    const left = from ? (Math.max(0, toNumber(from) - first) / (last - first + 1)) * WIDTH : 0;
    const right = until ? (Math.min(last - first + 1, toNumber(until) - first + 1) / (last - first + 1)) * WIDTH : WIDTH;
    const some = from || until;
    range.setAttribute("x", some ? left : 0);
    range.setAttribute("width", some ? Math.max(0, right - left) : 0);
    shell.byId("day-from").value = from;
    shell.byId("day-until").value = until;
  }
  let began = null;
  const dayAt = (event) => {
    const box = picture.getBoundingClientRect();
    return first + Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * (last - first + 1);
  };
  const chosen = (one, other) => ({ from: toDay(Math.floor(Math.min(one, other))), until: toDay(Math.max(Math.floor(Math.min(one, other)), Math.ceil(Math.max(one, other)) - 1)) });
  picture.addEventListener("pointerdown", (event) => { began = dayAt(event); picture.setPointerCapture(event.pointerId); event.preventDefault(); });
  picture.addEventListener("pointermove", (event) => {
    if (began === null) return;
    const { from, until } = chosen(began, dayAt(event));
    range.setAttribute("x", ((toNumber(from) - first) / (last - first + 1)) * WIDTH);
    range.setAttribute("width", ((toNumber(until) + 1 - toNumber(from)) / (last - first + 1)) * WIDTH);
  });
  picture.addEventListener("pointerup", (event) => {
    const ended = dayAt(event);
    const box = picture.getBoundingClientRect();
    const pixels = (Math.abs(ended - began) / (last - first + 1)) * box.width;
    set(pixels < 4 ? { from: "", until: "" } : chosen(began, ended));
    began = null;
  });
  picture.addEventListener("pointercancel", () => { began = null; refresh(); });
  const scale = make("p", { className: "scale" }, make("span", { textContent: toDay(first) }), make("span", { textContent: toDay(last) }));
  return { element: make("div", {}, picture, scale, fields), refresh };
}
