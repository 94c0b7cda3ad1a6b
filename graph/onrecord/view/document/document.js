// The document: its text with what was found in it, each mark linked to its evidence.
"use strict";
(() => {
  const { byId, make, button, plural, svg, fragment, dark, listed } = shell;
  const record = shell.data("record");
  const { marks, order } = shell.data("found"); // order: numbers in the text -> places in the record
  const view = byId("view");
  const placeOf = new Map(order.map((statement, number) => [statement, number]));
  const numberOf = new Map(record.statements.map((statement, place) => [statement.id, placeOf.get(place)]));
  const narrow = matchMedia("(max-width: 760px)");
  const pieces = [...view.querySelectorAll("[data-b]")];
  const listOf = (piece, key) => (piece.dataset[key] || "").split(" ").filter(Boolean).map(Number);
  const LAYERS = ["content", "cue", "source", "actor", "date", "item", "document", "number"];
  const state = { chosen: null, mark: null, hidden: new Set() };
  let opener = null;

  // ---- Which pieces a statement or a mark covers -----------------------------------------------------------------------

  const covering = order.map(() => []);
  const marked = marks.map(() => []);
  pieces.forEach((piece) => {
    listOf(piece, "s").forEach((number) => covering[number].push(piece));
    listOf(piece, "m").forEach((number) => marked[number].push(piece));
  });
  const spans = (number, part) => shell.spansOf(record.statements[order[number]], part);
  const inside = (inner, outer) => inner !== outer && spans(inner, "content").length > 0 &&
    record.statements[order[inner]].id.split("/")[1] === record.statements[order[outer]].id.split("/")[1] &&
    spans(inner, "content").every(([begin, end]) => spans(outer, "content").some(([from, until]) => from <= begin && end <= until)) &&
    !(numberSize(inner) === numberSize(outer) && inner < outer);
  const numberSize = (number) => spans(number, "content").reduce((sum, [begin, end]) => sum + end - begin, 0);
  const speakerOf = (number) => listed(shell.named(record, record.statements[order[number]].speakers)) || "no speaker named";

  // ---- State ---------------------------------------------------------------------------------------------------------------

  const values = (number) => ({ statement: number === null ? "" : record.statements[order[number]].id, hide: [...state.hidden].sort() });
  const linkTo = (place) => `${location.href.split("#")[0]}#${new URLSearchParams({ statement: record.statements[place].id })}`;
  const cards = shell.cards(record, { link: linkTo });

  function paint() {
    document.querySelectorAll(".chosen").forEach((piece) => piece.classList.remove("chosen"));
    view.querySelectorAll(".number").forEach((each) => each.setAttribute("aria-pressed", String(state.chosen !== null && Number(each.dataset.n) === state.chosen)));
    if (state.chosen !== null) covering[state.chosen].forEach((piece) => piece.classList.add("chosen"));
    if (state.mark !== null) marks.forEach((mark, number) => { if (mark.party === marks[state.mark].party && mark.role === marks[state.mark].role) marked[number].forEach((piece) => piece.classList.add("chosen")); });
    LAYERS.forEach((layer) => document.body.classList.toggle(`without-${layer}`, state.hidden.has(layer)));
    document.querySelectorAll(".marks input").forEach((box) => { box.checked = !state.hidden.has(box.value); });
  }
  function colours() {
    const root = document.documentElement.style;
    record.groups.forEach((group) => root.setProperty(`--g-${group.name}`, cards.colour(group.name)));
    pieces.forEach((piece) => { if (piece.dataset.s) piece.style.setProperty("--act", `var(--g-${groupOver(piece)}, var(--soft))`); });
    byId("groups").replaceChildren(...record.groups.map((group) => make("span", {},
      svg("svg", { class: "swatch", viewBox: "0 0 20 16", "aria-hidden": "true" }, svg("path", { d: "M0 8h20", stroke: cards.colour(group.name), "stroke-width": 4 })), group.label)));
  }
  // The colour of a piece is that of the innermost statement that says it.
  const groupOver = (piece) => {
    const over = listOf(piece, "s");
    const begin = Number(piece.dataset.b);
    const holding = over.filter((number) => spans(number, "content").some(([from, until]) => from <= begin && begin < until));
    const innermost = holding.sort((one, other) => numberSize(one) - numberSize(other) || other - one)[0] ?? over[over.length - 1];
    return record.acts[record.statements[order[innermost]].act].group;
  };

  // ---- Panel ---------------------------------------------------------------------------------------------------------------

  function show(content, focus) {
    const back = opener || state.chosen !== null || state.mark !== null ? button("All statements", close, { className: "small back", id: "back" }) : "";
    byId("panel").replaceChildren(...[back, ...content].filter((part) => part !== ""));
    byId("panel").scrollTop = 0;
    if (focus) byId("panel").focus({ preventScroll: !narrow.matches });
    if (focus && narrow.matches) byId("panel").scrollIntoView();
  }
  const goTo = (number) => {
    const piece = covering[number][0];
    if (piece) piece.scrollIntoView({ block: "center", behavior: "auto" });
  };
  function card(place) {
    const number = placeOf.get(place);
    const made = cards.statement(place);
    const see = covering[number].length
      ? button(`${number + 1} in the text`, () => { choose(number, see); goTo(number); if (narrow.matches) view.querySelector(`[data-n="${number}"]`)?.focus(); }, { className: "small" })
      : make("span", { className: "facts", textContent: `${number + 1}; not among the passages shown` });
    made.querySelector(".copies").prepend(see);
    return made;
  }
  const nested = (title, numbers) => (numbers.length ? make("p", { className: "nested" }, `${title} `,
    ...numbers.map((number) => button(`${number + 1} ${speakerOf(number)}`, () => { choose(number); goTo(number); }, { className: "small" }))) : "");
  function choose(number, from = null, focus = true) {
    if (from) opener = from;
    Object.assign(state, { chosen: number, mark: null });
    fragment.write(values(number));
    paint();
    const outer = order.map((_, other) => other).filter((other) => inside(number, other)).sort((one, other) => numberSize(other) - numberSize(one));
    const inner = order.map((_, other) => other).filter((other) => inside(other, number));
    show([make("h2", { textContent: `Statement ${number + 1}` }), nested("Within", outer), nested("Holds", inner), card(order[number])], focus);
  }
  function chooseMark(number, from) {
    opener = from;
    const mark = marks[number];
    Object.assign(state, { chosen: null, mark: number });
    fragment.write(values(null));
    paint();
    const party = record.parties[mark.party];
    const takes = (parties) => parties.some(([at]) => at === mark.party);
    const of = (wanted) => order.filter((place) => wanted(record.statements[place]));
    const places = marks.filter((other) => other.party === mark.party && other.role === mark.role).map(({ begin, end }) => `${begin}–${end}`).join(", ");
    const copied = make("p", { className: "nested" }, shell.copyButton("Copy id", () => shell.ID + party.id));
    show([
      make("h2", { textContent: party.label, dir: "auto" }),
      make("p", { className: "facts", textContent: `${mark.kind} · ${party.id}` }),
      make("p", { className: "facts", textContent: `Named at characters ${places}.` }), copied,
      ...cards.section("Says", of((one) => one.status === "asserted" && takes(one.speakers)), card),
      ...cards.section("Passes on", of((one) => takes(one.relays)), card),
      ...cards.section("Spoken of", of((one) => takes(one.about)), card),
      ...cards.section("Spoken to", of((one) => takes(one.addressees)), card),
      ...cards.section("Denied, possible or expected", of((one) => one.status !== "asserted" && takes(one.speakers)), card),
    ], true);
  }
  function close() {
    const to = opener;
    opener = null;
    Object.assign(state, { chosen: null, mark: null });
    fragment.write(values(null));
    paint();
    overview();
    if (to && to.isConnected) to.focus();
    else view.focus();
  }
  function overview() {
    show([
      make("p", { className: "facts", textContent: "Choose a number or a marked word: how the machine read it is shown here, with the rule, the place and whether a person has checked it." }),
      ...cards.section("Statements found", order, card),
      order.length ? "" : make("p", { className: "empty", textContent: "No statement was found in this document." }),
    ], false);
  }
  byId("panel").addEventListener("keydown", (event) => { if (event.key === "Escape" && (state.chosen !== null || state.mark !== null)) close(); });

  // ---- Pointer, search, address ----------------------------------------------------------------------------------------------

  view.addEventListener("click", (event) => {
    if (String(getSelection())) return; // a reader who selects text does not choose
    const number = event.target.closest(".number");
    if (number) return choose(Number(number.dataset.n), number);
    const piece = event.target.closest("[data-b]");
    if (!piece) return undefined;
    const over = listOf(piece, "s");
    const named = listOf(piece, "m").filter((at) => marks[at].role !== "date" && marks[at].party >= 0 && !state.hidden.has(marks[at].role));
    if (named.length && !(state.mark !== null && named.includes(state.mark))) return chooseMark(named[named.length - 1], view.querySelector(".number"));
    if (over.length) {
      const innermost = over.sort((one, other) => numberSize(one) - numberSize(other) || other - one)[0];
      return choose(innermost, view.querySelector(`[data-n="${innermost}"]`));
    }
    return undefined;
  });
  document.querySelectorAll(".marks input").forEach((box) => box.addEventListener("change", () => {
    if (box.checked) state.hidden.delete(box.value);
    else state.hidden.add(box.value);
    fragment.write(values(state.chosen));
    paint();
  }));
  const named = [...new Map(marks.map((mark, number) => [`${mark.role} ${mark.party}`, number])).values()].filter((number) => marks[number].party >= 0 && marks[number].role !== "date");
  const entries = [
    ...order.map((place, number) => ({ text: `${number + 1}. ${speakerOf(number)}: ${record.statements[place].words}`, go: () => { choose(number, byId("search")); goTo(number); }, kind: record.acts[record.statements[place].act].label })),
    ...named.map((number) => ({ text: record.parties[marks[number].party].label, kind: marks[number].kind, go: () => { chooseMark(number, byId("search")); marked[number][0]?.scrollIntoView({ block: "center" }); } })),
  ];
  const folded = entries.map((entry) => shell.fold(entry.text));
  shell.searchBox({
    find(text) {
      const wanted = shell.fold(text.trim());
      return wanted ? entries.map((_, at) => at).filter((at) => folded[at].includes(wanted)).sort((one, other) => folded[one].indexOf(wanted) - folded[other].indexOf(wanted) || one - other).slice(0, 12) : [];
    },
    name: (at) => (entries[at].text.length > 90 ? `${entries[at].text.slice(0, 88)}…` : entries[at].text), describe: (at) => entries[at].kind, choose: (at) => entries[at].go(),
    nothing: "No statement and no name here has these letters.",
  });
  const all = record.statements.map((_, place) => place);
  byId("save-csv").addEventListener("click", () => shell.save("document.csv", "text/csv", shell.toCsv(record, all)));
  byId("save-turtle").addEventListener("click", () => shell.save("document.ttl", "text/turtle", shell.toTurtle(record, all)));

  function restore(found) {
    state.hidden = new Set((found.hide || []).filter((layer) => LAYERS.includes(layer)));
    const number = numberOf.get((found.statement || [])[0]);
    if (number === undefined) { Object.assign(state, { chosen: null, mark: null }); paint(); overview(); } else { choose(number, null, false); goTo(number); }
  }
  fragment.onChange(restore);
  dark.addEventListener("change", () => { colours(); restore(fragment.read()); });
  const asserted = all.filter((place) => record.statements[place].status === "asserted").length;
  byId("counts").textContent = `${plural(asserted, "statement")}${all.length > asserted ? ` and ${all.length - asserted} denied, possible or expected` : ""}, ${plural(new Set(named).size, "name")}.`;
  if (narrow.matches) byId("filters").open = false;
  colours();
  restore(fragment.read());
  window.onrecord = { record, marks, order, state, shown: () => all };
})();
