// The same statements as a table: for screen readers, and for whoever likes rows better than a picture.
"use strict";
// eslint-disable-next-line no-unused-vars
function tables({ record, state, level, change, panel }) {
  const { byId, make, named, plural } = shell;
  const PAGE = 100;
  const HEADS = ["Said by", "Quoted by", "Act", "About", "Words in the document", "Day", "Document"];
  const button = byId("table-button");
  let rows = 0;
  let numbers = [];
  let order = { column: -1, down: false }; // -1: by day, as the record has them

  const speakerOf = (one) => shell.listed(level.named(one.speakers)) || "no speaker named";
  function textsOf(one) {
    const doc = record.documents[one.document];
    return [speakerOf(one), named(record, one.relays).join(", "), record.acts[one.act].label, named(record, one.about).join(", "), one.mode === "direct" ? `“${one.words}”` : one.words, record.days[one.day].told || "not told", doc ? doc.label : "unknown"];
  }
  const DAY = HEADS.indexOf("Day");
  function sorted(numbers) {
    if (order.column < 0) return numbers;
    const key = (number) => {
      const one = record.statements[number];
      const { from, until } = record.days[one.day];
      return order.column === DAY ? from || until || "9" : shell.fold(textsOf(one)[order.column]);
    };
    const keys = new Map(numbers.map((number) => [number, key(number)]));
    const sign = order.down ? -1 : 1;
    return numbers.sort((one, other) => (keys.get(one) < keys.get(other) ? -sign : keys.get(one) > keys.get(other) ? sign : one - other));
  }
  function head(text, column) {
    const own = order.column === column;
    const made = shell.button(text, () => {
      order = { column, down: own && !order.down };
      refresh();
      byId("table").querySelectorAll("thead button")[column].focus();
    }, { className: "plain" });
    return make("th", { scope: "col", role: "columnheader", "aria-sort": own ? (order.down ? "descending" : "ascending") : "none" }, made);
  }
  function row(number) {
    const one = record.statements[number];
    const [speaker, ...cells] = textsOf(one);
    const open = shell.button(speaker, () => { change({ selected: { type: "statement", id: number } }); byId("panel").focus(); }, { className: "plain" });
    // Roles are told: on a narrow screen rows are blocks, which would else be no table to a screen reader.
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, open),
      ...cells.map((text, at) => make("td", { textContent: text, dir: "auto", role: "cell", "data-label": text ? HEADS[at + 1] : "" })));
  }
  function refresh() {
    if (!state.table) return;
    // What is chosen in the picture, or all that is shown; a statement opened from a row leaves the rows as they are.
    if (!state.selected || state.selected.type !== "statement") numbers = panel.chosen();
    else if (!numbers.length) numbers = panel.all();
    numbers = sorted([...numbers]);
    const of = state.selected && state.selected.type === "node" ? ` of ${record.nodes[state.selected.id].label}` : state.selected && state.selected.type !== "statement" ? " of what is chosen" : " shown";
    const body = make("tbody", { role: "rowgroup" });
    const more = shell.button("", () => grow());
    rows = 0;
    const grow = () => {
      body.append(...numbers.slice(rows, rows + PAGE).map(row));
      rows = Math.min(numbers.length, rows + PAGE);
      more.textContent = `Show more (${numbers.length - rows} left)`;
      more.hidden = rows === numbers.length;
    };
    grow();
    byId("table").replaceChildren(
      make("table", { role: "table" }, make("caption", { textContent: `${plural(numbers.length, "statement")}${of}${order.column < 0 ? ", by day" : ""}. Choose a speaker’s name to see the evidence, a heading to sort.` }),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...HEADS.map(head))), body), more);
  }
  function toggle(on) {
    state.table = on;
    byId("table").hidden = !on;
    byId("stage").hidden = on;
    byId("zoom").hidden = on;
    button.setAttribute("aria-pressed", String(on));
    refresh();
  }
  button.addEventListener("click", () => { toggle(!state.table); change({}); });
  return { refresh, toggle };
}
