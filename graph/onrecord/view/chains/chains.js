// Chains: how statements travelled, from who spoke to the documents that print it.
"use strict";
(() => {
  const { byId, make, button, plural, listed } = shell;
  const { record, state, cards } = lists;
  const journeys = shell.data("journeys");
  const CAUTION = { negated: "not said", possible: "may be said", expected: "expected", wrong: "found wrong by a person" };
  const PATHS = 20; // of one chain, more on request: words that a thousand documents print would fill the page
  const MANNER = { speaker: "", via: "passes it on", holder: "" };
  let who = null; // a name: only paths through its hands
  let shown = [];

  // Who holds a statement, or the states that those speak for in it.
  const holders = (told) => (told.role === "via" ? told.parties.map((party) => [party]) : told.parties.map((party) => record.statements[told.statement].speakers.find(([one]) => one === party) || [party]));
  const named = (told) => listed(lists.level.named(holders(told))) || "no speaker named";
  const standing = (told) => holders(told).flatMap(lists.level.standIns);
  const dated = (number) => record.days[record.statements[number].day].told;
  const sourced = (number) => {
    const doc = lists.documentOf(number);
    return [doc.publisher && doc.publisher !== doc.label.split(",")[0] ? doc.publisher : "", doc.issued && !doc.label.includes(doc.issued) ? doc.issued : ""].filter(Boolean).join(", ");
  };
  const handsOf = (path) => [...path.steps.flatMap((step) => standing(step).map(lists.labelOf)), lists.documentOf(path.statement).label];
  const passes = (path) => lists.isShown(path.statement) && (who === null || handsOf(path).includes(who));

  function step(told) {
    const act = told.role === "via" ? MANNER.via : told.act;
    const title = `${named(told)}: ${act}`;
    const open = button("", () => lists.showStatements(title, [told.statement], open), { dir: "auto" });
    const status = told.role === "via" ? "" : CAUTION[record.statements[told.statement].status] || "";
    const detail = [status, act, told.role === "via" ? "" : dated(told.statement)].filter(Boolean).join(", ");
    open.append(`${status ? "of " : ""}${named(told)}`, make("small", { textContent: detail }));
    return make("li", { className: told.role === "speaker" ? "speaker" : "relay" }, open);
  }
  function path(told) {
    const end = button("", () => lists.showStatements(`As ${lists.documentOf(told.statement).label} has it`, [told.statement], end), { dir: "auto" });
    const detail = [sourced(told.statement), told.reprint && `the same text as ${told.reprint}`].filter(Boolean).join("; ");
    end.append(lists.documentOf(told.statement).label, make("small", { textContent: detail }));
    const first = told.steps[0];
    const label = `${named(first)}${told.steps.slice(1).map((one) => `, through ${named(one)}`).join("")}, in ${lists.documentOf(told.statement).label}`;
    return make("ol", { className: "path", "aria-label": label }, ...told.steps.map(step), make("li", { className: "document" }, end));
  }
  function journey(paths) {
    const one = record.statements[paths[0].statement];
    const documents = new Set(paths.map((each) => record.statements[each.statement].document)).size;
    const texts = new Set(paths.map((each) => each.reprint || lists.documentOf(each.statement).label)).size;
    const words = one.words ? (one.mode === "direct" ? `“${one.words}”` : one.words) : "no words given";
    const detail = [record.acts[one.act].label, shell.MODES[one.mode], documents > 1 ? `the same words in ${documents} documents${texts < documents ? `, which are ${plural(texts, "text")} when reprints count once` : ""}` : "", one.review ? `${one.review} by a person` : ""].filter(Boolean).join(" · ");
    const made = make("article", { className: one.status === "asserted" ? "journey" : "journey unasserted" },
      make("h2", { dir: "auto" }, words, make("small", { textContent: detail })), ...lists.growing(make("div"), paths, path, PATHS));
    if (one.status === "asserted") made.style.borderLeftColor = cards.colour(lists.groupOf(paths[0].statement));
    return made;
  }
  function paint() {
    const kept = journeys.map((paths) => paths.filter(passes)).filter((paths) => paths.length);
    shown = [...new Set(kept.flatMap((paths) => paths.map((one) => one.statement)))].sort((one, other) => one - other);
    const several = kept.filter((paths) => new Set(paths.map((one) => record.statements[one.statement].document)).size > 1).length;
    const relayed = kept.filter((paths) => paths.some((one) => one.steps.length > 1)).length;
    lists.tell(`${plural(kept.length, "chain")}: ${relayed} quoted by others, ${several} with the same words in several documents.`);
    byId("chains").replaceChildren(...(kept.length ? lists.growing(make("div"), kept, journey) : [make("p", { className: "empty", textContent: journeys.length ? "Nothing passes the filters." : "No statement here is quoted by another, and no words stand in several documents." })]));
    byId("only").hidden = who === null;
    if (who !== null) byId("only").replaceChildren(`Only what passed through ${who}. `, button("Show all", () => through(null), { className: "small" }));
  }
  function through(name) {
    who = name;
    lists.change({ chosen: null });
    lists.welcome();
    byId("search").value = "";
    byId("view").scrollTop = 0;
    byId("view").focus();
  }
  let hands = [];
  let counts = new Map();
  let find = () => [];
  function levelled() {
    hands = [...new Set(journeys.flat().flatMap(handsOf))].sort((one, other) => (shell.fold(one) < shell.fold(other) ? -1 : 1));
    counts = new Map(hands.map((name) => [name, 0]));
    journeys.forEach((paths) => new Set(paths.flatMap(handsOf)).forEach((name) => counts.set(name, counts.get(name) + 1)));
    find = lists.finder(hands);
  }
  shell.searchBox({
    find: (text) => find(text), name: (number) => hands[number], describe: (number) => plural(counts.get(hands[number]), "chain"),
    choose: (number) => through(hands[number]), nothing: "Nobody of that name is in a chain here.",
  });
  lists.start({
    name: "chains", paint, shown: () => shown,
    help: "Choose who passed the words on, or the document: the place where it is told is shown here.",
    levelled() { who = null; levelled(); },
    read(found) { levelled(); who = hands.includes((found.who || [])[0]) ? found.who[0] : null; },
    write: () => ({ who: who ?? "" }),
  });
})();
