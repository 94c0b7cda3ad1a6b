// Timeline: statements along the days they were made, a lane for each speaker, and a list that follows the period.
"use strict";
(() => {
  const { byId, make, svg, button, plural, listed, dark } = shell;
  const { record, state, cards } = lists;
  const byActor = shell.data("timeline").lanes;
  let lanes = byActor;
  const DAY = 86400000;
  const FIRST_LANES = 25;
  const ROW = 14;
  const STATUS = { negated: "not said", possible: "may be said", expected: "expected", wrong: "found wrong by a person" };
  let atDocument = false; // whether what no document dates stands at its document's own day
  let all = false; // whether all lanes are drawn
  let only = null; // one speaker's lane
  let marks = []; // in the order in which arrow keys go
  let active = -1;
  let shown = [];

  const at = (iso) => Date.parse(`${iso}T00:00:00Z`) / DAY;
  const iso = (day) => new Date(Math.round(day) * DAY).toISOString().slice(0, 10);
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const written = (day) => { const date = new Date(Math.round(day) * DAY); return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`; };
  const dayOf = (number) => record.days[record.statements[number].day];
  const isDated = (number) => Boolean(dayOf(number).from || dayOf(number).until);
  const byDocument = (number) => !isDated(number) && atDocument && Boolean(lists.documentOf(number).day);
  const isPlaced = (number) => isDated(number) || byDocument(number);
  // Where a statement begins and ends, in days; open where it has one end only.
  const extent = (number) => {
    const day = lists.documentOf(number).day;
    const { from, until } = isDated(number) ? dayOf(number) : { from: day, until: day };
    return { begin: at(from || until), end: at(until || from), openEnd: !until, openBegin: !from };
  };
  const every = record.statements.map((_, number) => number);
  let dated = [];
  let whole = [0, 1]; // from the first day of all to the day after the last
  let dense = whole; // where most are: the lanes begin there when a few far ones would press the rest together
  function survey() {
    dated = every.filter(isPlaced);
    if (!dated.length) return;
    const extents = dated.map(extent);
    whole = [Math.min(...extents.map(({ begin }) => begin)), Math.max(...extents.map(({ end }) => end)) + 1];
    const middles = extents.map(({ begin, end }) => (begin + end) / 2).sort((one, other) => one - other);
    const quantile = (share) => middles[Math.min(middles.length - 1, Math.floor(share * middles.length))];
    const [low, high] = [quantile(0.05), quantile(0.95)];
    const room = Math.max(3, (high - low) * 0.08);
    dense = whole[1] - whole[0] > 3 * (high - low + 2 * room) ? [Math.max(whole[0], low - room), Math.min(whole[1], high + room + 1)] : whole;
  }
  const period = () => (state.from || state.until
    ? [state.from ? Math.max(whole[0], at(state.from)) : whole[0], state.until ? Math.min(whole[1], at(state.until) + 1) : whole[1]]
    : null);
  const view = () => {
    const [begin, end] = period() || dense;
    return end - begin < 2 ? [begin - 1, begin + 2] : [begin, end];
  };

  // ---- Axis: years, months or days, as many as there is room for ------------------------------------------------------

  function ticks([begin, end], width) {
    const most = Math.max(2, Math.floor(width / 84));
    const days = end - begin;
    const steps = [1, 2, 7, 14];
    const step = steps.find((one) => days / one <= most);
    const found = [];
    if (step) {
      for (let day = Math.ceil(begin); day < end; day += step) {
        const label = written(day);
        const year = label.slice(-4);
        found.push([day, found.length && found.year === year ? label.slice(0, -5) : label]);
        found.year = year;
      }
      return found;
    }
    const months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].find((one) => days / 30.4 / one <= most) || 2400;
    const start = new Date(begin * DAY);
    let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
    for (; ; month += months) {
      const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
      if (day >= end) return found;
      if (day >= begin) found.push([day, months >= 12 ? String(Math.floor(month / 12)) : `${MONTHS[month % 12]} ${Math.floor(month / 12)}`]);
    }
  }
  const axis = (span, scale, left, width, top, bottom) => svg("g", { class: "axis", "aria-hidden": "true" }, ...ticks(span, width).flatMap(([day, label]) => {
    const text = svg("text", { x: scale(day) + 3, y: top + 11 });
    text.textContent = label;
    return scale(day) + 60 > left + width ? [svg("line", { x1: scale(day), x2: scale(day), y1: top, y2: bottom })] : [svg("line", { x1: scale(day), x2: scale(day), y1: top, y2: bottom }), text];
  }));

  // ---- The period: bars to brush over, two handles --------------------------------------------------------------------

  const HEIGHT = 74;
  const PAD = 12;
  let dragging = null;
  function paintBrush() {
    const width = Math.max(240, byId("brush").clientWidth);
    const span = whole[1] - whole[0];
    const scale = (day) => PAD + ((day - whole[0]) / span) * (width - 2 * PAD);
    const back = (x) => whole[0] + (Math.min(width - PAD, Math.max(PAD, x)) - PAD) / (width - 2 * PAD) * span;
    const bins = Math.max(1, Math.min(Math.ceil(span), Math.floor((width - 2 * PAD) / 7)));
    const counts = new Array(bins).fill(0);
    dated.filter((number) => lists.isShown(number, false) && (only === null || lanes[only].dated.includes(number) || lanes[only].undated.includes(number))).forEach((number) => {
      const { begin } = extent(number);
      counts[Math.min(bins - 1, Math.floor(((begin - whole[0]) / span) * bins))] += 1;
    });
    const most = Math.max(1, ...counts);
    const [from, until] = period() || whole;
    const each = (width - 2 * PAD) / bins;
    const bars = counts.flatMap((count, bin) => {
      if (!count) return [];
      const height = 3 + (count / most) * 38;
      const inside = whole[0] + (bin + 1) / bins * span > from && whole[0] + bin / bins * span < until;
      return [svg("rect", { class: inside ? "bar" : "out", x: PAD + bin * each + 0.5, width: Math.max(1, each - 1), y: 52 - height, height })];
    });
    const handle = (name, day, label) => {
      const made = svg("rect", { class: "handle", id: `brush-${name}`, tabindex: 0, role: "slider", x: scale(day) - 5, y: 6, width: 10, height: 46, rx: 4,
        "aria-label": label, "aria-valuemin": Math.round(whole[0]), "aria-valuemax": Math.round(whole[1]), "aria-valuenow": Math.round(day), "aria-valuetext": written(name === "until" ? day - 1 : day) });
      made.addEventListener("keydown", (event) => {
        const page = Math.max(1, Math.round(span / 30));
        const [low, high] = period() || whole;
        const here = name === "from" ? low : high;
        const to = { ArrowLeft: here - 1, ArrowDown: here - 1, ArrowRight: here + 1, ArrowUp: here + 1, PageDown: here - page, PageUp: here + page, Home: whole[0], End: whole[1] }[event.key];
        if (event.key === "Escape") brushed(null);
        else if (to === undefined) return;
        else brushed(name === "from" ? [Math.min(to, high - 1), high] : [low, Math.max(to, low + 1)]);
        event.preventDefault();
        byId(`brush-${name}`).focus();
      });
      return made;
    };
    const picture = svg("svg", { height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: "group", "aria-label": "Statements by day", "aria-describedby": "brush-help" },
      axis(whole, scale, 0, width, 54, HEIGHT - 4), ...bars,
      svg("rect", { class: "window", x: scale(from), width: Math.max(1, scale(until) - scale(from)), y: 6, height: 46 }),
      handle("from", from, "Beginning of the period"), handle("until", until, "End of the period"));
    picture.addEventListener("pointerdown", (event) => {
      const x = event.clientX - picture.getBoundingClientRect().left;
      const day = back(x * width / picture.getBoundingClientRect().width);
      const near = (edge) => Math.abs(scale(edge) - scale(day)) < 9;
      const [low, high] = period() || whole;
      dragging = { anchor: near(low) ? high : near(high) ? low : day, moved: false, x: event.clientX };
      event.preventDefault();
    });
    dragTo = (clientX) => {
      const box = byId("brush").firstElementChild.getBoundingClientRect();
      const day = back((clientX - box.left) * width / box.width);
      brushed([Math.min(dragging.anchor, day), Math.max(dragging.anchor, day)]);
    };
    byId("brush").replaceChildren(picture);
  }
  let dragTo = () => {};
  addEventListener("pointermove", (event) => {
    if (!dragging || (!dragging.moved && Math.abs(event.clientX - dragging.x) < 4)) return;
    dragging.moved = true;
    dragTo(event.clientX);
  });
  addEventListener("pointerup", () => {
    if (dragging && !dragging.moved) brushed(null);
    dragging = null;
  });
  function brushed(span) {
    const [low, high] = span || whole;
    const begin = Math.max(whole[0], Math.min(low, whole[1] - 1));
    const end = Math.min(whole[1], Math.max(high, begin + 1));
    lists.change({ from: begin > whole[0] + 0.5 ? iso(Math.floor(begin)) : "", until: end < whole[1] - 0.5 ? iso(Math.ceil(end) - 1) : "" });
    byId("from").value = state.from;
    byId("until").value = state.until;
  }

  // ---- Lanes ------------------------------------------------------------------------------------------------------------

  const toldOf = (number) => dayOf(number).told || (lists.documentOf(number).issued ? `in a document of ${lists.documentOf(number).issued}` : "day not told");
  const kindOf = (number) => lists.handOf(number);
  function placed(lane, span, scale) {
    const bundles = new Map();
    let earlier = 0;
    let later = 0;
    [...lane.dated, ...lane.undated.filter(byDocument)].filter((number) => lists.isShown(number)).forEach((number) => {
      const { begin, end, openBegin, openEnd } = extent(number);
      if (end + 1 <= span[0] && !openEnd) earlier += 1;
      else if (begin >= span[1] && !openBegin) later += 1;
      else {
        const ranged = end > begin || openBegin || openEnd;
        const key = [begin, end, openBegin, openEnd, lists.groupOf(number), kindOf(number), byDocument(number)].join(" ");
        if (!bundles.has(key)) bundles.set(key, { begin, end: end + 1, openBegin, openEnd, ranged, numbers: [], group: lists.groupOf(number), hand: kindOf(number), late: byDocument(number) });
        bundles.get(key).numbers.push(number);
      }
    });
    const rows = [];
    const found = [...bundles.values()].sort((one, other) => one.begin - other.begin || other.end - one.end).map((bundle) => {
      const radius = Math.min(6.8, 4.4 + 0.8 * Math.log2(bundle.numbers.length));
      const left = bundle.ranged ? scale(Math.max(span[0], bundle.openBegin ? span[0] : bundle.begin)) : scale(bundle.begin + 0.5) - radius;
      const right = bundle.ranged ? Math.max(left + 6, scale(Math.min(span[1], bundle.openEnd ? span[1] : bundle.end))) : scale(bundle.begin + 0.5) + radius;
      let row = rows.findIndex((until) => until < left);
      if (row < 0) row = rows.length;
      rows[row] = right + 2;
      return { ...bundle, left, right, radius, row };
    });
    return { found, height: Math.max(1, rows.length) * ROW + 12, earlier, later };
  }
  const described = (lane, bundle) => {
    const one = record.statements[bundle.numbers[0]];
    const words = bundle.numbers.length === 1 && one.words ? `: ${one.words.length > 80 ? `${one.words.slice(0, 78)}…` : one.words}` : "";
    const hand = bundle.hand === "relayed" ? shell.quotedBy(record, bundle.numbers.map((number) => record.statements[number])) : "";
    return `${lists.labelOf(lane.actor)}${hand}, ${toldOf(bundle.numbers[0])}: ${bundle.hand === "unasserted" ? "denied, possible or expected: " : ""}${lists.groups.get(bundle.group).label}${bundle.numbers.length > 1 ? `, ${plural(bundle.numbers.length, "statement")}` : words}`;
  };
  function mark(lane, bundle, top) {
    const y = top + 6 + bundle.row * ROW + ROW / 2;
    const colour = cards.colour(bundle.group);
    const shape = bundle.ranged
      ? svg("path", { d: bar(bundle, y) })
      : svg("circle", { cx: (bundle.left + bundle.right) / 2, cy: y, r: bundle.radius });
    shape.setAttribute("class", `mark ${bundle.hand}${bundle.late ? " late" : ""}`);
    if (bundle.hand === "unasserted" || bundle.late) shape.style.stroke = colour;
    else shape.style.fill = colour;
    const title = svg("title", {});
    title.textContent = described(lane, bundle);
    shape.append(title);
    const number = marks.length;
    shape.addEventListener("click", () => { activate(number); open(number); });
    marks.push({ shape, lane, bundle });
    return shape;
  }
  // A bar; an open end is an arrow's point.
  function bar({ left, right, openBegin, openEnd }, y) {
    const half = 4;
    return `M${left} ${y - half}${openEnd ? `H${right - 6}L${right} ${y}L${right - 6} ${y + half}` : `H${right}V${y + half}`}H${left}${openBegin ? `L${left - 6} ${y}Z` : "Z"}`;
  }
  function paintLanes() {
    const total = Math.max(300, byId("lanes").clientWidth);
    const names = total < 560 ? 0 : Math.min(230, Math.round(total * 0.24));
    const span = view();
    const room = [names + 30, total - 40];
    const scale = (day) => room[0] + ((day - span[0]) / (span[1] - span[0])) * (room[1] - room[0]);
    const wanted = only === null ? lanes : [lanes[only]];
    const filled = wanted.map((lane) => [lane, placed(lane, span, scale)]).filter(([, { found, earlier, later }]) => found.length + earlier + later);
    const drawn = all ? filled : filled.slice(0, FIRST_LANES);
    const called = cutApart(drawn.map(([lane]) => lists.labelOf(lane.actor)), (text) => isWithin(text, names || total - 8));
    marks = [];
    active = -1;
    let top = 22;
    const parts = drawn.map(([lane, { found, height, earlier, later }]) => {
      const above = names ? 0 : 15;
      const name = svg("text", { class: "name", x: names ? 0 : 4, y: names ? top + Math.min(20, height / 2 + 5) : top + 13 });
      name.textContent = called.get(lists.labelOf(lane.actor));
      const full = svg("title", {});
      full.textContent = [lists.labelOf(lane.actor), lane.voices].filter(Boolean).join(": ");
      name.append(full);
      const spoken = lane.voices && names ? [svg("text", { class: "name voices", x: 0, y: top + Math.min(20, height / 2 + 5) + 15 })] : [];
      spoken.forEach((text) => text.append(cutApart([lane.voices], (part) => isWithin(part, names)).get(lane.voices)));
      const beyond = [[earlier, names + 2, "start", `◂${earlier}`], [later, total, "end", `${later}▸`]].filter(([count]) => count).map(([, x, anchor, label]) => {
        const text = svg("text", { class: "beyond", x, y: top + above + height / 2 + 4, "text-anchor": anchor });
        text.textContent = label;
        return text;
      });
      const group = svg("g", { class: "lane" }, svg("line", { x1: 0, x2: total, y1: top, y2: top }), name, ...spoken, ...beyond, ...found.map((bundle) => mark(lane, bundle, top + above)));
      top += Math.max(height, spoken.length ? 42 : 0) + above;
      return group;
    });
    const picture = svg("svg", { height: top + 4, viewBox: `0 0 ${total} ${top + 4}`, "aria-hidden": "true" }, axis(span, scale, room[0], room[1] - room[0] + 40, 4, top), ...parts);
    byId("lanes").replaceChildren(parts.length ? picture : make("p", { className: "empty", textContent: dated.length ? "No dated statement passes the filters." : "No document here tells the day of a statement." }));
    byId("more-lanes").replaceChildren(
      ...(filled.length > drawn.length ? [button(`Show ${filled.length - drawn.length} more speakers`, () => { all = true; paintLanes(); })] : []),
      ...(only !== null ? [`Only ${lists.labelOf(lanes[only].actor)}. `, button("Show all speakers", () => alone(null), { className: "small" })] : []));
  }
  const measure = document.createElement("canvas").getContext("2d");
  function isWithin(text, width) {
    measure.font = `13px ${shell.css("--face")}`;
    return measure.measureText(text).width <= width - 10;
  }
  function activate(number) {
    if (marks[active]) marks[active].shape.classList.remove("active");
    active = number;
    if (!marks[active]) return;
    marks[active].shape.classList.add("active");
    marks[active].shape.scrollIntoView({ block: "nearest" });
    shell.tell(described(marks[active].lane, marks[active].bundle));
  }
  const open = (number) => {
    const { lane, bundle } = marks[number];
    lists.showStatements(`${lists.labelOf(lane.actor)}, ${toldOf(bundle.numbers[0])}`, bundle.numbers, byId("lanes"));
    if (marks[number]) marks[number].shape.classList.add("active");
  };
  byId("lanes").addEventListener("keydown", (event) => {
    const last = marks.length - 1;
    const lane = marks[active]?.lane;
    const to = {
      ArrowRight: () => Math.min(last, active + 1), ArrowLeft: () => Math.max(0, active - 1), Home: () => 0, End: () => last,
      ArrowDown: () => (active < 0 ? 0 : marks.findIndex((one, place) => place > active && one.lane !== lane)),
      ArrowUp: () => { const before = marks.slice(0, Math.max(0, active)).reverse().find((one) => one.lane !== lane); return before ? marks.findIndex((one) => one.lane === before.lane) : 0; },
    }[event.key];
    if (to) { const place = to(); if (place >= 0) activate(place); } else if ((event.key === "Enter" || event.key === " ") && marks[active]) open(active);
    else return;
    event.preventDefault();
  });

  // ---- The list, which a screen reader reads ----------------------------------------------------------------------------

  function table(numbers, caption, first) {
    const body = make("tbody", { role: "rowgroup" });
    const one = (number) => {
      const statement = record.statements[number];
      const doc = lists.documentOf(number);
      const speaker = listed(lists.level.named(statement.speakers)) || "no speaker named";
      const open = button(speaker, () => lists.showStatements(speaker, [number], open), { className: "plain", dir: "auto" });
      const words = statement.words.length > 160 ? `${statement.words.slice(0, 160).replace(/\s+\S*$/, "")} …` : statement.words;
      return make("tr", { role: "row", className: statement.status === "asserted" ? "" : "unasserted" },
        make("td", { role: "cell",  textContent: first(number) }),
        make("td", { role: "cell" }, STATUS[statement.status] ? "of " : "", open, make("small", { textContent: shell.quotedBy(record, [statement]).replace(/^, /, "") })),
        make("td", { role: "cell",  textContent: [STATUS[statement.status], record.acts[statement.act].label].filter(Boolean).join(": ") }),
        make("td", { role: "cell",  textContent: statement.mode === "direct" && words ? `“${words}”` : words, dir: "auto" }),
        make("td", { role: "cell",  textContent: doc.label }));
    };
    const heads = ["Day", "Speaker", "Act", "Words", "Document"].map((text) => make("th", { scope: "col", role: "columnheader", textContent: text }));
    const [, more] = lists.growing(body, numbers, one, 50);
    return [make("table", { role: "table" }, make("caption", { className: "unseen", textContent: caption }), make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...heads)), body), more];
  }
  function paintTables() {
    const wanted = only === null ? null : new Set([...lanes[only].dated, ...lanes[only].undated]);
    const numbers = record.statements.map((_, number) => number).filter((number) => !wanted || wanted.has(number));
    const inside = numbers.filter((number) => isPlaced(number) && lists.isShown(number));
    const apart = numbers.filter((number) => !isPlaced(number) && lists.isShown(number, false));
    shown = [...inside, ...apart].sort((one, other) => one - other);
    const span = period();
    const told = span && (state.from || state.until) ? `, ${written(span[0])} to ${written(span[1] - 1)}` : "";
    byId("dated-title").textContent = `${plural(inside.length, atDocument ? "statement" : "dated statement")}${told}`;
    byId("dated").replaceChildren(...(inside.length ? table(inside, `Statements by day${told}`, toldOf) : []));
    byId("undated-title").textContent = `${plural(apart.length, "statement")} whose day no document tells`;
    byId("undated").replaceChildren(...(apart.length ? table(apart, "Statements without a day, by their documents", toldOf) : []));
    lists.tell(`${plural(inside.length, atDocument ? "statement" : "dated statement")}${told}; ${apart.length} undated, listed apart.`);
  }

  function paint() {
    survey();
    byId("at-document").checked = atDocument;
    if (dated.length) paintBrush();
    byId("overview").hidden = !dated.length;
    paintLanes();
    paintTables();
  }
  function alone(lane) {
    only = lane;
    byId("search").value = "";
    lists.change({ chosen: null });
    lists.welcome();
    byId("view").focus();
  }
  // The lanes as they are, or those of all who spoke for one state as one, the fullest first.
  let names = [];
  let find = () => [];
  function levelled() {
    const found = new Map();
    byActor.forEach((lane) => ["dated", "undated"].forEach((part) => lane[part].forEach((number) => lists.level.speakersOf(number, lane.actor).forEach((actor) => {
      if (!found.has(actor)) found.set(actor, { actor, dated: new Set(), undated: new Set() });
      found.get(actor)[part].add(number);
    }))));
    const begun = (number) => (isDated(number) ? extent(number).begin : 0);
    const spokenFor = (actor, numbers) => listed(lists.level.voicesOf(actor, numbers).filter(([voice]) => voice !== actor).map(([voice]) => lists.labelOf(voice)));
    const merged = [...found.values()].map(({ actor, dated: some, undated: others }) => ({
      actor, voices: spokenFor(actor, [...some, ...others]), dated: [...some].sort((one, other) => begun(one) - begun(other) || one - other), undated: [...others].sort((one, other) => one - other),
    }));
    lanes = lists.level.states()
      ? merged.sort((one, other) => (one.actor < 0) - (other.actor < 0) || other.dated.length - one.dated.length || other.undated.length - one.undated.length || (lists.labelOf(one.actor) < lists.labelOf(other.actor) ? -1 : 1))
      : byActor;
    names = lanes.map((lane) => lists.labelOf(lane.actor));
    find = lists.finder(names);
    byId("by").textContent = lists.level.states() ? "By state, and by speaker of none" : "By speaker";
  }
  levelled();
  shell.searchBox({
    find: (text) => find(text), name: (number) => names[number], describe: (number) => `${lanes[number].dated.length} dated, ${lanes[number].undated.length} undated`,
    choose: alone, nothing: "Nobody of that name speaks here.",
  });
  byId("at-document").addEventListener("change", () => { atDocument = byId("at-document").checked; lists.change(); });
  let width = 0;
  new ResizeObserver(() => {
    if (Math.abs(byId("lanes").clientWidth - width) < 2) return;
    width = byId("lanes").clientWidth;
    if (dated.length) paintBrush();
    paintLanes();
  }).observe(byId("lanes"));
  lists.start({
    name: "timeline", paint, shown: () => shown,
    help: "Choose a mark or a row: the words as printed, the document and the place in it are shown here.",
    levelled() { only = null; levelled(); },
    read(found) { levelled(); const lane = lanes.findIndex((one) => one.actor >= 0 && record.parties[one.actor].id === (found.who || [])[0]); only = lane < 0 ? null : lane; atDocument = (found.undated || [])[0] === "document"; },
    write: () => ({ undated: atDocument ? "document" : "", who: only === null || lanes[only].actor < 0 ? "" : record.parties[lanes[only].actor].id }),
  });
  width = byId("lanes").clientWidth;
})();
