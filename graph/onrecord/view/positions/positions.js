// Positions: who stands where on one subject, by groups of acts.
"use strict";
(() => {
  const { byId, make, button, plural, listed } = shell;
  const { record, state, cards } = lists;
  const { subjects, stands } = shell.data("positions");
  const MARK = { object: ["●", "is itself what the act is about"], mentioned: ["○", "is only mentioned in the words"], unasserted: ["–", ""] };
  const STATUS = { negated: "did not", possible: "may", expected: "is expected to", wrong: "wrongly read by the machine:" };
  const HEADS = ["● to the subject itself", "○ only mentions it", "– not, or not yet"];
  const ROWS = 6;
  let current = 0;
  let shown = [];

  const passing = (numbers) => numbers.filter((number) => lists.isShown(number));
  const dated = (number) => record.days[record.statements[number].day].told;
  const sourced = (number) => {
    const doc = lists.documentOf(number);
    return doc.issued && !doc.label.includes(doc.issued) ? `${doc.label}, ${doc.issued}` : doc.label;
  };
  const begun = (text, most) => (text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")} …` : text);

  const spoken = (one) => listed(one.speakers.filter(([, , states]) => states).map(([party]) => lists.labelOf(party)));
  function told(number, aim) {
    const one = record.statements[number];
    const relayed = shell.quotedBy(record, [one]).replace(/^, /, "");
    const status = STATUS[one.status];
    const act = record.acts[one.act].label;
    const short = begun(one.words, 90);
    const made = button("", () => lists.showStatements(`${listed(lists.level.named(one.speakers)) || "no speaker named"} on ${subjects[current].label}`, [number], made));
    made.append(
      make("span", { className: "aim", textContent: MARK[aim][0], title: MARK[aim][1], "aria-hidden": "true" }),
      make("span", { className: relayed ? "relayed" : "" },
        make("span", { className: "object", dir: "auto", textContent: `${status ? `${status} ` : ""}${act}${short ? `: ${one.mode === "direct" ? `“${short}”` : short}` : ""}` }),
        make("span", { className: "unseen", textContent: MARK[aim][1] ? ` (the subject ${MARK[aim][1]})` : "" }),
        make("small", { className: "how", textContent: [lists.level.states() ? spoken(one) : "", relayed, one.attribution !== "speech" ? `${one.attribution}, not speech` : "", dated(number)].filter(Boolean).join(" · ") }),
        make("small", { textContent: `${sourced(number)}${one.review ? ` · ${one.review} by a person` : ""}` })));
    return make("li", {}, made);
  }

  // The positions as they are, or those of all who spoke for one state as one; `voices` are who spoke.
  function levelled(positions) {
    const found = new Map();
    positions.forEach((position) => ["object", "mentioned", "unasserted"].forEach((aim) => position[aim].forEach((number) =>
      lists.level.speakersOf(number, position.speaker).forEach((speaker) => {
        const key = `${position.stand} ${speaker}`;
        if (!found.has(key)) found.set(key, { stand: position.stand, speaker, object: [], mentioned: [], unasserted: [] });
        if (!found.get(key)[aim].includes(number)) found.get(key)[aim].push(number);
      }))));
    const merged = [...found.values()].map((one) => ({ ...one, mentioned: one.mentioned.filter((number) => !one.object.includes(number)) }));
    merged.forEach((one) => ["object", "mentioned", "unasserted"].forEach((aim) => one[aim].sort((a, b) => a - b)));
    if (!lists.level.states()) return merged;
    const said = (one) => one.object.length + one.mentioned.length > 0;
    return merged.sort((one, other) => said(other) - said(one) || other.object.length - one.object.length || other.mentioned.length - one.mentioned.length);
  }
  // Who spoke for a state, or the states that an actor spoke for in these statements.
  function voices(position, numbers) {
    if (lists.level.states()) {
      const those = lists.level.voicesOf(position.speaker, numbers).filter(([voice]) => voice !== position.speaker);
      return those.length ? `spoken by ${listed(those.map(([voice]) => lists.labelOf(voice)))}` : "";
    }
    const states = new Set(numbers.flatMap((number) => record.statements[number].speakers.filter(([party]) => party === position.speaker).flatMap(([, , one]) => one || [])));
    return states.size ? `for ${listed([...states].map(lists.labelOf))}` : "";
  }

  function speaker(position) {
    const rows = [...passing(position.object).map((number) => [number, "object"]),
      ...(state.hidden.has("mentioned") ? [] : passing(position.mentioned).map((number) => [number, "mentioned"])),
      ...passing(position.unasserted).map((number) => [number, "unasserted"])];
    if (!rows.length) return null;
    const numbers = rows.map(([number]) => number);
    shown.push(...numbers);
    const only = !rows.some(([, aim]) => aim !== "unasserted");
    const name = lists.labelOf(position.speaker);
    const open = button(only ? `Of ${name}` : name, () => lists.showStatements(`${name} on ${subjects[current].label}`, numbers, open), { className: "plain", dir: "auto" });
    const list = make("ul", { className: "told" }, ...rows.slice(0, ROWS).map((row) => told(...row)));
    if (rows.length > ROWS) {
      const more = button(`${rows.length - ROWS} more`, () => { list.append(...rows.slice(ROWS).map((row) => told(...row))); more.parentElement.remove(); }, { className: "plain" });
      list.append(make("li", {}, more));
    }
    return make("li", { className: only ? "speaker unasserted" : "speaker" },
      make("h4", { className: position.speaker < 0 ? "nobody" : "" }, open),
      voices(position, numbers) ? make("p", { className: "state", dir: "auto", textContent: voices(position, numbers) }) : "", list);
  }

  function column(stand, positions) {
    const people = positions.filter((position) => position.stand === stand.name).map(speaker).filter(Boolean);
    if (!people.length) return null;
    const not = people.filter((one) => one.classList.contains("unasserted")).length;
    const counts = [people.length > not ? plural(people.length - not, "speaker") : "", not ? `${not} not, or not yet` : ""].filter(Boolean).join(", ");
    const holder = make("section", { className: "column", "aria-label": stand.label },
      make("h3", {}, make("span", { textContent: stand.label }), make("small", { textContent: counts })));
    holder.append(...lists.growing(make("ul"), people, (one) => one, 30));
    holder.style.borderTopColor = cards.colour(stand.group);
    return holder;
  }

  // The camps in one table: who does what to the subject itself, whose words only mention it, who is not said to.
  function glance(positions) {
    const cell = (label, wanted) => {
      const found = wanted.map(([position, numbers]) => {
        const documents = new Set(numbers.map((number) => record.statements[number].document)).size;
        const heard = numbers.some((number) => !record.statements[number].relays.length);
        const name = lists.labelOf(position.speaker);
        const open = button(name, () => lists.showStatements(`${name} on ${subjects[current].label}`, numbers, open), { className: heard ? "plain" : "plain relayed", dir: "auto" });
        return make("li", {}, open, make("small", { textContent: [documents > 1 ? ` ${documents} documents` : "", heard ? "" : shell.quotedBy(record, numbers.map((number) => record.statements[number]))].join("") }));
      });
      return make("td", { role: "cell", "data-label": found.length ? label : "" }, found.length ? make("ul", {}, ...found) : "");
    };
    const rows = stands.map((stand) => {
      const here = positions.filter((position) => position.stand === stand.name);
      const with_ = (aim) => here.map((position) => [position, aim === "mentioned" && state.hidden.has("mentioned") ? [] : passing(position[aim])]).filter(([, numbers]) => numbers.length);
      const object = with_("object");
      const mentioned = with_("mentioned").filter(([position]) => !object.some(([other]) => other === position));
      const not = with_("unasserted");
      if (!stand.taken || !(object.length || mentioned.length || not.length)) return null;
      const head = make("th", { scope: "row", role: "rowheader", textContent: stand.label });
      const row = make("tr", { role: "row" }, head, cell(HEADS[0], object), cell(HEADS[1], mentioned), cell(HEADS[2], not));
      row.style.setProperty("--act", cards.colour(stand.group));
      return row;
    }).filter(Boolean);
    const heads = ["", ...HEADS].map((text) => make("th", { scope: "col", role: "columnheader", textContent: text }));
    return rows.length ? [make("table", { role: "table" }, make("caption", { className: "unseen", textContent: "Who takes which stand" }), make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)), make("tbody", { role: "rowgroup" }, ...rows))] : [];
  }

  function paint() {
    const subject = subjects[current];
    shown = [];
    if (!subject) {
      byId("subject").textContent = "Nothing is said of anything here";
      lists.tell("No statement names a subject.");
      byId("others").hidden = true;
      return;
    }
    const positions = levelled(subject.positions);
    const columns = stands.map((stand) => column(stand, positions)).filter(Boolean);
    byId("subject").textContent = subject.label;
    shown = [...new Set(shown)].sort((one, other) => one - other);
    const documents = new Set(shown.map((number) => record.statements[number].document)).size;
    byId("told-of").textContent = `${subject.phrase ? "A phrase that documents share; they may mean different things by it. " : ""}● the act is about the subject itself; ○ its words only mention the subject. Dashed: through another, or not said at all.`;
    byId("glance").replaceChildren(...glance(positions));
    byId("columns").replaceChildren(...(columns.length ? columns : [make("p", { className: "empty", textContent: "Nothing passes the filters." })]));
    lists.tell(`On ${subject.label}: ${plural(shown.length, "statement")} in ${plural(documents, "document")}.`);
    byId("others").hidden = subjects.length < 2;
    byId("subjects").replaceChildren(...others());
  }
  function choose(number) {
    current = number;
    lists.change({ chosen: null });
    lists.welcome();
    byId("view").scrollTop = 0;
    byId("search").value = "";
    byId("view").focus();
  }

  const count = (subject) => new Set(levelled(subject.positions).map((position) => position.speaker)).size;
  const others = () => subjects.slice(0, 60).map((subject, number) => make("li", {}, button(subject.label, () => choose(number), { className: "plain", dir: "auto" }),
    make("small", { textContent: ` ${plural(count(subject), "speaker")}` })));
  const find = lists.finder(subjects.map((subject) => subject.label));
  shell.searchBox({
    find, name: (number) => subjects[number].label, describe: (number) => `${subjects[number].kind}, ${plural(count(subjects[number]), "speaker")}`,
    choose, nothing: "No subject of that name has statements here.",
  });
  lists.start({
    name: "positions", paint, shown: () => shown,
    help: "Choose a statement or a speaker: the words as printed, the document and the place in it are shown here.",
    read(found) {
      const wanted = subjects.findIndex((subject) => subject.id === (found.about || [])[0]);
      current = Math.max(0, wanted);
    },
    write: () => ({ about: subjects[current] && current ? subjects[current].id : "" }),
    filters: () => [lists.entry(make("span", { className: "aim", textContent: "○", "aria-hidden": "true" }), "subject only mentioned", "", "mentioned")],
  });
})();
