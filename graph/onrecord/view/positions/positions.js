// Positions: who stands where on one subject, or where one actor stands; the camps side by side and a table below.
"use strict";
(() => {
  const { byId, make, button, plural, listed } = shell;
  const { record, cards } = lists;
  const { subjects } = stands;
  const COLOURS = { favours: ["#0072B2", "#77AADD"], opposes: ["#D55E00", "#EE8866"], aside: ["#6F7680", "#A6ACB5"] };
  const STATUS = { negated: "did not", possible: "may", expected: "is expected to", wrong: "" };
  const ROWS = 4;
  const WORDINGS = 3;
  const NARROW = matchMedia("(max-width: 760px)");
  // What is chosen: {subject} or {actor}; `open` is false while a phone shows the lists.
  let now = { subject: 0 };
  let open = false;
  let sorted = { column: "Day", down: false };
  let shown = [];

  const key = () => (now.actor === undefined ? "party" : "subject");
  const title = () => (now.actor === undefined ? subjects[now.subject].label : lists.labelOf(now.actor));
  const nameOf = (one) => (key() === "party" ? lists.labelOf(one.party) : subjects[one.subject].label);
  const found = () => stands.filtered(now.actor === undefined ? stands.onSubject(now.subject) : stands.byActor().get(now.actor) || []);
  const dated = (number) => record.days[record.statements[number].day].told;
  const written = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const begun = (text, most) => (text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")} …` : text);
  const done = (one) => [STATUS[one.status] || "", record.acts[one.act].label].filter(Boolean).join(" ");
  const worded = (one, most) => (one.words ? (one.mode === "direct" ? `“${begun(one.words, most)}”` : begun(one.words, most)) : "");
  const through = (one) => shell.quotedBy(record, [one]).replace(/^, /, "");
  const voicesOf = (number, party) => record.statements[number].speakers.filter((each) => each[0] !== party && lists.level.standIns(each).includes(party)).map(([each]) => lists.labelOf(each));
  const spokenBy = (rows) => [...new Set(rows.flatMap((one) => voicesOf(one.number, one.party)))];

  function told(stand, several = false) {
    const one = record.statements[stand.number];
    const aside = stand.status === "asserted" && stand.side === "neither" ? "" : stands.told(stand);
    const made = button("", () => lists.showStatements(`${lists.labelOf(stand.party)} on ${subjects[stand.subject].label}`, [stand.number], made));
    made.append(
      make("span", { className: one.relays.length ? "relayed" : "" },
        make("span", { className: "object", dir: "auto", textContent: [done(one), worded(one, 110)].filter(Boolean).join(": ") }),
        aside ? make("strong", { className: "aside", textContent: aside }) : "",
        make("small", { className: "how", textContent: [several ? `spoken by ${listed(spokenBy([stand])) || "itself"}` : "", through(one), one.attribution !== "speech" ? `${one.attribution}, not speech` : "", dated(stand.number)].filter(Boolean).join(" · ") }),
        make("small", { textContent: `${stands.sourced(stand.number)}${one.review ? ` · ${one.review} by a person` : ""}` })));
    return make("li", {}, made);
  }
  // For which states an actor spoke here, or who spoke for a state.
  const voicedBy = (party, rows) => {
    if (party < 0) return "";
    if (lists.level.states()) return spokenBy(rows).length ? `spoken by ${listed(spokenBy(rows))}` : "";
    const states = new Set(rows.flatMap((one) => record.statements[one.number].speakers.filter(([each]) => each === party).flatMap(([, , for_]) => for_ || [])));
    states.delete(party);
    return states.size ? `for ${listed([...states].map(lists.labelOf))}` : "";
  };
  function card(at, rows, both) {
    const numbers = [...new Set(rows.map((one) => one.number))];
    const name = nameOf(rows[0]);
    const dashed = rows.every((one) => one.status !== "asserted");
    const head = button(name, () => lists.showStatements(key() === "party" ? `${name} on ${title()}` : `${title()} on ${name}`, numbers, head), { className: "plain", dir: "auto" });
    const several = key() === "subject" ? spokenBy(rows).length > 0 : spokenBy(rows).length > 1 || (spokenBy(rows).length > 0 && rows.some((one) => !voicesOf(one.number, one.party).length));
    const line = (one) => told(one, several);
    const list = make("ul", { className: "told" }, ...rows.slice(0, ROWS).map(line));
    if (rows.length > ROWS) {
      const more = button(`${rows.length - ROWS} more`, () => { list.append(...rows.slice(ROWS).map(line)); more.parentElement.remove(); }, { className: "plain" });
      list.append(make("li", {}, more));
    }
    const notes = [key() === "party" ? voicedBy(at, rows) : stands.kindOf(at), both ? "also on the other side" : ""].filter(Boolean).join(" · ");
    return make("li", { className: dashed ? "speaker unasserted" : "speaker" },
      make("h4", { className: key() === "party" && at < 0 ? "nobody" : "" }, head), notes ? make("p", { className: "state", dir: "auto", textContent: notes }) : "", list);
  }
  function wordings(rows) {
    const all = stands.wordings(rows);
    if (!all.length) return "";
    const one = ({ words, users, numbers }) => {
      const made = button(`“${begun(words, 120)}”`, () => lists.showStatements(`Called “${begun(words, 60)}”`, numbers, made), { className: "plain", dir: "auto" });
      return make("li", {}, made, make("small", { textContent: `in the words of ${users.length > 3 ? `${listed(users.slice(0, 2))} and ${users.length - 2} others` : listed(users)}` }));
    };
    const list = make("ul", {}, ...all.slice(0, WORDINGS).map(one));
    if (all.length > WORDINGS) {
      const more = button(`${all.length - WORDINGS} more wordings`, () => { list.append(...all.slice(WORDINGS).map(one)); more.parentElement.remove(); }, { className: "plain" });
      list.append(make("li", {}, more));
    }
    return make("div", { className: "wordings" }, make("h4", { textContent: "What it is called here" }), list);
  }
  function camp(side, held, others) {
    const [, one, many, mark] = stands.SIDES.find(([name]) => name === side);
    const label = key() === "party" ? many : side === "aside" ? one : side === "favours" ? "Favours" : "Opposes";
    const holder = make("section", { className: `column ${side}`, "aria-label": label },
      make("h3", {}, make("span", {}, make("span", { className: "mark", "aria-hidden": "true", textContent: mark }), ` ${label}`),
        make("small", { textContent: held.length ? plural(held.length, key() === "party" ? (lists.level.states() ? "state or actor" : "actor") : "subject").replace("state or actors", "states or actors") : "nobody" })));
    if (key() === "party" && side !== "aside") holder.append(wordings(held.flatMap(([, rows]) => rows)));
    holder.append(...lists.growing(make("ul"), held, ([at, rows]) => card(at, rows, side !== "aside" && others.has(at)), 24));
    holder.style.borderTopColor = COLOURS[side][shell.dark.matches ? 1 : 0];
    return holder;
  }

  // ---- The table of all that is shown -----------------------------------------------------------------------------

  const COLUMNS = {
    Actor: (one) => lists.labelOf(one.party), Subject: (one) => subjects[one.subject].label,
    Side: (one) => (stands.campOf(one) === "favours" ? "+ in favour" : stands.campOf(one) === "opposes" ? "− against" : `○ ${stands.told(one)}`),
    Act: (one) => done(record.statements[one.number]), Words: (one) => worded(record.statements[one.number], 160),
    Day: (one) => dated(one.number), "Quoted by": (one) => through(record.statements[one.number]).replace(/^quoted by /, ""), Document: (one) => stands.sourced(one.number),
  };
  const ORDERED = { Day: (one) => lists.daysOf(one.number)[0] || "9", Document: (one) => `${lists.documentOf(one.number).day || "9"} ${stands.sourced(one.number)}` };
  function table(rows) {
    const quoting = rows.some((one) => record.statements[one.number].relays.length);
    const columns = Object.keys(COLUMNS).filter((name) => name !== (key() === "party" ? "Subject" : "Actor") && (quoting || name !== "Quoted by"));
    const value = ORDERED[sorted.column] || ((one) => shell.fold(COLUMNS[sorted.column](one)));
    const inOrder = rows.map((one) => [value(one), one]).sort(([a, one], [b, other]) => (a < b ? -1 : a > b ? 1 : one.number - other.number) * (sorted.down ? -1 : 1)).map(([, one]) => one);
    const heads = columns.map((name) => {
      const here = sorted.column === name;
      const press = button(name, () => { sorted = { column: name, down: here && !sorted.down }; keepTable(name); }, { className: "plain" });
      return make("th", { scope: "col", "aria-sort": here ? (sorted.down ? "descending" : "ascending") : "none" }, press, here ? make("span", { "aria-hidden": "true", textContent: sorted.down ? " ▼" : " ▲" }) : "");
    });
    const row = (one) => {
      const opens = button(COLUMNS[columns[0]](one), () => lists.showStatements(`${lists.labelOf(one.party)} on ${subjects[one.subject].label}`, [one.number], opens), { className: "plain", dir: "auto" });
      return make("tr", { className: one.status === "asserted" ? "" : "unasserted" }, make("th", { scope: "row" }, opens), ...columns.slice(1).map((name) => make("td", { textContent: COLUMNS[name](one), dir: "auto" })));
    };
    const body = make("tbody");
    const [, more] = lists.growing(body, inOrder, row, 60);
    byId("table").replaceChildren(make("table", {}, make("caption", { textContent: `All statements on it, one row each: ${title()}` }), make("thead", {}, make("tr", {}, ...heads)), body), more);
  }
  function keepTable(name) {
    table(found());
    [...byId("table").querySelectorAll("th button")].find((one) => one.textContent === name).focus();
  }

  // ---- The whole -----------------------------------------------------------------------------------------------------

  function paint() {
    byId("view").dataset.open = open ? "stage" : "lists";
    if (!subjects.length) {
      byId("subject").textContent = "No statement here";
      lists.tell("No statement passes this selection.");
      byId("lists").hidden = true;
      return;
    }
    const rows = found();
    const camps = stands.camps(rows, key());
    const [favours, opposes] = camps.map(([, held]) => new Set(held.map(([at]) => at)));
    shown = [...new Set(rows.map((one) => one.number))].sort((one, other) => one - other);
    byId("subject").textContent = title();
    const days = shown.flatMap((number) => lists.daysOf(number)).filter(Boolean).sort();
    const [from, until] = [days[0], days[days.length - 1]].map((day) => (day ? written(day) : ""));
    const span = from === until ? from : `${from} to ${until}`;
    const kind = now.actor === undefined ? stands.kindOf(now.subject) : "positions taken";
    byId("told-of").textContent = [kind, plural(stands.documents(rows), "document"), plural(shown.length, "statement"), span].filter(Boolean).join(" · ");
    byId("columns").replaceChildren(...camps.map(([side, held]) => camp(side, held, side === "favours" ? opposes : favours)));
    table(rows);
    chooser.paint(now);
    lists.tell(`On ${title()}: ${plural(shown.length, "statement")} in ${plural(stands.documents(rows), "document")}.`);
  }
  function choose(wanted) {
    now = wanted;
    open = true;
    lists.change({ chosen: null });
    lists.welcome();
    byId("view").scrollTop = 0;
    if (NARROW.matches) scrollTo(0, 0);
    byId("search").value = "";
    byId("subject").focus();
  }
  const chooser = choosing({ choose });
  byId("back-to-lists").addEventListener("click", () => { open = false; paint(); byId("narrow").focus(); });

  const names = () => [...subjects.map(({ label }, at) => [label, { subject: at }]), ...stands.actors().map((party) => [lists.labelOf(party), { actor: party }])];
  let named = [];
  shell.searchBox({
    find: (text) => { named = names(); return lists.finder(named.map(([label]) => label))(text); },
    name: (at) => named[at][0],
    describe: (at) => (named[at][1].actor === undefined ? stands.kindOf(named[at][1].subject) : "actor"),
    choose: (at) => choose(named[at][1]), nothing: "No subject or actor of that name has statements here.",
  });
  const first = () => ({ subject: stands.order()[0] ?? 0 });
  lists.start({
    name: "positions", paint, shown: () => shown,
    help: "Choose a statement or a name: the words as printed, the document and the place in it are shown here.",
    read(address) {
      const about = subjects.findIndex((subject) => subject.id === (address.about || [])[0]);
      const actor = record.parties.findIndex((party) => party.id === (address.actor || [])[0]);
      now = actor >= 0 && stands.byActor().has(actor) ? { actor } : about >= 0 ? { subject: about } : first();
      open = about >= 0 || actor >= 0;
    },
    levelled() { if (now.actor !== undefined && !stands.byActor().has(now.actor)) now = first(); },
    write: () => (now.actor !== undefined ? { actor: now.actor < 0 ? "" : record.parties[now.actor].id }
      : { about: subjects[now.subject] && (open || now.subject !== first().subject) ? subjects[now.subject].id : "" }),
  });
})();
