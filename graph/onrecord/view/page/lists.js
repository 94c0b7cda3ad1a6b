// What the views of lists share: filters that are the legend too, the panel with the evidence, the state in the address.
"use strict";
// eslint-disable-next-line no-unused-vars
const lists = (() => {
  const { byId, make, svg, button, plural, fragment, dark } = shell;
  const record = shell.data("record");
  const groups = new Map(record.groups.map((group) => [group.name, group]));
  const numberOf = new Map(record.statements.map((statement, number) => [statement.id, number]));
  const level = levelling(record);
  const narrow = matchMedia("(max-width: 760px)");

  // Everything that a reader can change; `own` belongs to the view.
  const state = { from: "", until: "", hidden: new Set(), chosen: null, own: {} };
  let view = { paint() {}, read() {}, write() { return {}; } };

  const groupOf = (number) => record.acts[record.statements[number].act].group;
  const labelOf = (party) => (party < 0 ? "no speaker named" : record.parties[party].label);
  const documentOf = (number) => record.documents[record.statements[number].document] || { label: "unknown document", issued: "", day: "" };
  // The first and last day of a statement, else its document's; empty where it is open or not told.
  const daysOf = (number) => {
    const { from, until } = record.days[record.statements[number].day];
    const day = from || until ? "" : documentOf(number).day;
    return [from || day, until || day];
  };
  const isIn = (number, from = state.from, until = state.until) => {
    if (!from && !until) return true;
    const [first, last] = daysOf(number);
    if (!first && !last) return false;
    return !(from && last && last < from) && !(until && first && first > until);
  };
  const hands = [
    ["first", "directly", (one) => one.status === "asserted" && !one.relays.length],
    ["relayed", "quoted by another", (one) => one.status === "asserted" && one.relays.length],
    ["unasserted", "denied or uncertain", (one) => one.status !== "asserted"],
  ];
  const handOf = (number) => hands.find(([, , is]) => is(record.statements[number]))[0];
  const isShown = (number, days = true) =>
    !state.hidden.has(groupOf(number)) && !state.hidden.has(handOf(number)) && (!days || isIn(number));

  // ---- State in the address ----------------------------------------------------------------------------------------

  const values = (statement) => ({
    ...view.write(), ...level.write(), from: state.from, until: state.until, hide: [...state.hidden].sort(),
    statement: statement === null ? "" : record.statements[statement].id,
  });
  const linkTo = (number) => {
    const before = location.hash;
    fragment.write(values(number));
    const address = location.href;
    history.replaceState(null, "", before || location.href.split("#")[0]);
    return address;
  };
  // What is chosen changes nothing but the address: elements stay, so that a reader comes back to the one chosen.
  const keep = (chosen) => { state.chosen = chosen; fragment.write(values(chosen)); };
  function change(changes = {}) {
    Object.assign(state, changes);
    fragment.write(values(state.chosen));
    view.paint();
  }
  function restore(found) {
    const day = (key) => (/^\d{4}-\d\d-\d\d$/.test((found[key] || [])[0] || "") ? found[key][0] : "");
    state.from = day("from");
    state.until = day("until");
    state.hidden = new Set(found.hide || []);
    const number = numberOf.get((found.statement || [])[0]);
    state.chosen = number === undefined ? null : number;
    level.read(found);
    view.read(found);
    showFilters();
    view.paint();
    if (state.chosen !== null) showStatements("Statement", [state.chosen]);
    else welcome();
  }

  // ---- Legend, which is also the filter ------------------------------------------------------------------------------

  const cards = shell.cards(record, { link: linkTo });
  const swatch = (group, dashes) => svg("svg", { class: "swatch", viewBox: "0 0 20 16", "aria-hidden": "true" },
    svg("path", { d: "M0 8h20", fill: "none", stroke: group ? cards.colour(group) : "var(--ink)", "stroke-width": 4, "stroke-dasharray": dashes || "none" }));
  function entry(mark, label, count, name) {
    const box = make("input", { type: "checkbox", checked: !state.hidden.has(name), value: name });
    box.addEventListener("change", () => {
      if (box.checked) state.hidden.delete(name);
      else state.hidden.add(name);
      change();
    });
    return make("label", {}, box, mark, make("span", { textContent: label }), make("small", { textContent: count }));
  }
  const DASHES = { first: "", relayed: "6 4", unasserted: "2 3" };
  function showFilters() {
    const numbers = record.statements.map((_, number) => number);
    const counted = (wanted) => numbers.filter(wanted).length;
    byId("groups").replaceChildren(...record.groups.map((group) =>
      entry(swatch(group.name), group.label, counted((number) => groupOf(number) === group.name), group.name)));
    byId("hands").replaceChildren(...hands.map(([name, label]) =>
      entry(swatch("", DASHES[name]), label, counted((number) => handOf(number) === name), name)));
    if (view.filters) byId("hands").append(...view.filters());
    byId("from").value = state.from;
    byId("until").value = state.until;
  }
  ["from", "until"].forEach((name) => byId(name).addEventListener("change", () => change({ [name]: byId(name).value })));
  byId("reset").addEventListener("click", () => { change({ from: "", until: "", hidden: new Set() }); showFilters(); });

  // ---- Panel -----------------------------------------------------------------------------------------------------------

  let opener = null;
  function showPanel(content) {
    const back = opener ? button("Back", close, { className: "small back", id: "back" }) : "";
    byId("panel").replaceChildren(...[back, ...content].filter((part) => part !== ""));
    byId("panel").scrollTop = 0;
    document.querySelectorAll('[aria-current="true"]').forEach((element) => element.removeAttribute("aria-current"));
    if (opener && opener.isConnected) opener.setAttribute("aria-current", "true");
    if (opener) byId("panel").focus({ preventScroll: !narrow.matches });
    if (opener && narrow.matches) byId("panel").scrollIntoView();
  }
  function close() {
    const to = opener;
    opener = null;
    keep(null);
    welcome();
    if (to && to.isConnected) to.focus();
    else byId("view").focus();
  }
  byId("panel").addEventListener("keydown", (event) => { if (event.key === "Escape" && opener) close(); });
  const welcome = () => showPanel([
    make("p", { className: "facts", textContent: view.help || "Choose a statement: its words as printed, the document and the place in it are shown here." }),
    make("p", { className: "facts", textContent: "That a document reports someone to have said something does not make it so." }),
  ]);
  // Evidence for some statements; `from` is the element that was chosen, to which the reader comes back.
  function showStatements(title, numbers, from = null, more = []) {
    if (from) opener = from;
    keep(numbers.length === 1 ? numbers[0] : null);
    showPanel([make("h2", { textContent: title, dir: "auto" }), ...more, ...cards.section("Statements", numbers)]);
  }

  function start(own) {
    view = own;
    level.onChange(() => {
      if (view.levelled) view.levelled();
      change();
      shell.tell(`One for each ${level.now()}`);
    });
    fragment.onChange(restore);
    dark.addEventListener("change", () => { showFilters(); view.paint(); });
    if (narrow.matches) byId("filters").open = false;
    const shown = () => view.shown();
    byId("save-csv").addEventListener("click", () => shell.save(`${view.name}.csv`, "text/csv", shell.toCsv(record, shown())));
    byId("save-turtle").addEventListener("click", () => shell.save(`${view.name}.ttl`, "text/turtle", shell.toTurtle(record, shown())));
    restore(fragment.read());
    window.onrecord = { record, state, view, shown };
  }
  const tell = (text) => { byId("counts").textContent = text; };
  // A list that grows by pages: `one(thing)` makes the element of each.
  function growing(holder, things, one, page = 40) {
    let shown = 0;
    const more = button("", () => grow());
    const grow = () => {
      holder.append(...things.slice(shown, shown + page).map(one));
      shown = Math.min(things.length, shown + page);
      more.textContent = `Show more (${things.length - shown} left)`;
      more.hidden = shown === things.length;
    };
    grow();
    return [holder, more];
  }
  // Names whose letters hold what is sought, the nearest first.
  const finder = (names) => {
    const folded = names.map(shell.fold);
    return (text) => {
      const wanted = shell.fold(text.trim());
      if (!wanted) return [];
      const rank = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(` ${wanted}`) ? 2 : name.includes(wanted) ? 3 : 9);
      return folded.map((name, number) => [rank(name), number]).filter(([order]) => order < 9)
        .sort((one, other) => one[0] - other[0] || one[1] - other[1]).slice(0, 12).map(([, number]) => number);
    };
  };

  return {
    record, state, level, groups, cards, numberOf, groupOf, labelOf, documentOf, daysOf, isIn, isShown, handOf, change, restore,
    showStatements, showPanel, showFilters, entry, swatch, start, tell, growing, finder, plural, welcome,
  };
})();
