// The legend, which is also the filter: kinds of node, groups of acts, first hand or relayed, publisher, document.
"use strict";
// eslint-disable-next-line no-unused-vars
function legends({ record, state, groups, change, lineColour, shown, publishers, leading, opening }) {
  const { byId, make, svg } = shell;
  const MOST = 500; // documents in the list to choose from; others are reached by search
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

  function entry(swatch, label, key, name) {
    const box = make("input", { type: "checkbox", value: name });
    const count = make("small", {});
    box.addEventListener("change", () => {
      const hidden = new Set(state[key]);
      if (box.checked) hidden.delete(name);
      else hidden.add(name);
      change({ [key]: hidden });
    });
    return { key, name, box, count, swatch, element: make("label", {}, box, swatch, make("span", { textContent: label }), count) };
  }
  const kindEntries = record.kinds.map((kind) => entry(kindSwatch(kind), kind.label, "hiddenKinds", kind.name));
  const used = new Set(record.edges.map((edge) => edge.group));
  const groupEntries = record.groups.filter((group) => used.has(group.name)).map((group) => entry(shell.stroke(lineColour(group.name), group, false), group.label, "hiddenGroups", group.name));
  const hands = [["first", "at first hand", "", false], ["relayed", "through another", "6 4", true]]
    .filter(([, , , relayed]) => record.edges.some((edge) => edge.statements.length && edge.relayed === relayed))
    .map(([name, label, dashes]) => entry(lineSwatch("var(--ink)", dashes), label, "hiddenHands", name));
  byId("kinds").replaceChildren(...kindEntries.map((one) => one.element));
  // Where there are positions, names merely mentioned are a layer of their own.
  const mention = groupEntries.filter((one) => !groups.get(one.name).side);
  const layer = make("input", { type: "checkbox", id: "mentions" });
  layer.addEventListener("change", () => {
    const hidden = new Set(state.hiddenGroups);
    leading.mentions.forEach((name) => hidden[layer.checked ? "delete" : "add"](name));
    change({ hiddenGroups: hidden });
  });
  const acts = make("details", { id: "acts" }, make("summary", { textContent: "by what is said" }), ...mention.map((one) => one.element));
  const elements = (list) => list.map((one) => one.element);
  byId("groups").replaceChildren(...(!leading.sided ? elements([...groupEntries, ...hands]) : [
    ...elements(groupEntries.filter((one) => groups.get(one.name).side)), ...elements(hands),
    ...(mention.length ? [make("label", { className: "layer" }, layer, make("span", { textContent: "names merely mentioned" })), acts] : []),
  ]));

  function chooser(label, key, all, options) {
    const list = make("select", { id: `choose-${key}` }, make("option", { value: "", textContent: all }), ...options.map(([value, text]) => make("option", { value, textContent: text })));
    list.addEventListener("change", () => change({ [key]: list.value }));
    return { key, list, element: make("label", { className: "field" }, make("span", { textContent: label }), list) };
  }
  const told = new Map();
  record.statements.forEach((statement) => told.set(statement.document, (told.get(statement.document) || 0) + 1));
  const documents = [...told].filter(([number]) => number >= 0).sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, MOST)
    .map(([number]) => record.documents[number]).sort((one, other) => (one.label < other.label ? -1 : 1));
  const choosers = [
    publishers.length > 1 ? chooser("Publisher", "publisher", "all", publishers.map((name) => [name, name])) : null,
    documents.length > 1 ? chooser("Document", "document", told.size > MOST ? `all (the ${MOST} with most statements are listed)` : "all", documents.map((doc) => [doc.id, doc.title ? `${doc.label}: ${doc.title}` : doc.label])) : null,
  ].filter(Boolean);
  const reset = shell.button("Show everything again", () => change({ hiddenKinds: new Set(), hiddenGroups: new Set(opening), hiddenHands: new Set(), from: "", until: "", document: "", publisher: "" }), { id: "reset" });
  byId("choosers").replaceChildren(...choosers.map((one) => one.element), reset);

  // Counts are of what passes all filters.
  function refresh() {
    const { held, nodes } = shown();
    const perKind = new Map();
    nodes.forEach((id) => perKind.set(record.nodes[id].kind, (perKind.get(record.nodes[id].kind) || 0) + 1));
    const perGroup = new Map();
    const perHand = { first: new Set(), relayed: new Set() };
    held.forEach((kept, number) => {
      if (!kept) return;
      const { group, relayed } = record.edges[number];
      if (!perGroup.has(group)) perGroup.set(group, new Set());
      if (groups.get(group).act) kept.forEach((statement) => { perGroup.get(group).add(statement); perHand[relayed ? "relayed" : "first"].add(statement); });
      else perGroup.get(group).add(number);
    });
    kindEntries.forEach((one) => { one.count.textContent = perKind.get(one.name) || 0; });
    groupEntries.forEach((one) => {
      one.count.textContent = (perGroup.get(one.name) || new Set()).size;
      one.swatch.querySelectorAll("path").forEach((path) => path.setAttribute("stroke", lineColour(one.name)));
    });
    const off = leading.mentions.filter((name) => state.hiddenGroups.has(name)).length;
    layer.checked = off === 0;
    layer.indeterminate = off > 0 && off < leading.mentions.length;
    if (off < leading.mentions.length && off) acts.open = true;
    hands.forEach((one) => { one.count.textContent = perHand[one.name].size; });
    [...kindEntries, ...groupEntries, ...hands].forEach((one) => { one.box.checked = !state[one.key].has(one.name); });
    choosers.forEach(({ key, list }) => {
      if (state[key] && ![...list.options].some((option) => option.value === state[key])) {
        const doc = record.documents.find(({ id }) => id === state[key]);
        list.append(make("option", { value: state[key], textContent: doc ? doc.label : state[key] }));
      }
      list.value = state[key];
    });
    const asOpened = state.hiddenGroups.size === opening.size && [...opening].every((name) => state.hiddenGroups.has(name));
    reset.disabled = !(state.hiddenKinds.size || !asOpened || state.hiddenHands.size || state.from || state.until || state.document || state.publisher);
  }
  return { refresh, lineSwatch };
}
