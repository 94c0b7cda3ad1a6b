// The same statements as a table: for screen readers, and for whoever likes rows better than a picture.
"use strict";
// eslint-disable-next-line no-unused-vars
function tables({ record, state, level, shown, change, cards }) {
  const { byId, make, named, plural } = shell;
  const PAGE = 100;
  const HEADS = ["Said by", "Quoted by", "Act", "About", "Words in the document", "Day", "Document"];
  const button = byId("table-button");
  let rows = 0;

  function row(number) {
    const one = record.statements[number];
    const doc = record.documents[one.document];
    const speaker = shell.listed(level.named(one.speakers)) || "no speaker named";
    const open = shell.button(speaker, () => { change({ selected: { type: "statement", id: number } }); byId("panel").focus(); }, { className: "plain" });
    const cells = [named(record, one.relays).join(", "), record.acts[one.act].label, named(record, one.about).join(", "), one.mode === "direct" ? `“${one.words}”` : one.words, record.days[one.day].told || "not told", doc ? doc.label : "unknown"];
    // Roles are told: on a narrow screen rows are blocks, which would else be no table to a screen reader.
    return make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" }, open),
      ...cells.map((text, at) => make("td", { textContent: text, dir: "auto", role: "cell", "data-label": text ? HEADS[at + 1] : "" })));
  }
  function refresh() {
    if (!state.table) return;
    const numbers = [...shown().statements].sort((one, other) => one - other);
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
      make("table", { role: "table" }, make("caption", { textContent: `${plural(numbers.length, "statement")} shown, by day. Choose a speaker’s name to see the evidence.` }),
        make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...HEADS.map((head) => make("th", { scope: "col", role: "columnheader", textContent: head })))), body), more);
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
