// What every view's page shares: elements, evidence cards, the address's fragment, search, copying and saving.
// Data go into the page as text only; no markup is ever made from them.
"use strict";
// eslint-disable-next-line no-unused-vars
const shell = (() => {
  const ID = "https://w3id.org/onrecord/id/";
  const VOCABULARY = "https://w3id.org/onrecord/vocabulary/";
  const CAP_TOLD = "Shortened to 300 characters.";
  const byId = (id) => document.getElementById(id);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- Data ------------------------------------------------------------------------------------------------------

  // A block of JSON; a table {columns, rows} in it becomes a list of objects.
  function data(name) {
    const value = JSON.parse(byId(name).textContent);
    if (value && typeof value === "object")
      Object.entries(value).forEach(([key, part]) => {
        if (part && part.columns && part.rows)
          value[key] = part.rows.map((row) => Object.fromEntries(part.columns.map((column, at) => [column, row[at]])));
      });
    return value;
  }
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const listed = (names) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`);
  const plural = (count, name) => `${count} ${name}${count === 1 ? "" : "s"}`;

  // ---- Elements, by hand -----------------------------------------------------------------------------------------

  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    Object.entries(properties).forEach(([key, value]) => (key in element ? (element[key] = value) : element.setAttribute(key, value)));
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  }
  const SVG = "http://www.w3.org/2000/svg";
  function svg(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  }
  function button(label, action, properties = {}) {
    const made = make("button", { type: "button", textContent: label, ...properties });
    made.addEventListener("click", action);
    return made;
  }
  // A sample of a line as it is drawn: a group of the legend, dashed where it came through another.
  function stroke(colour, { act, side }, relayed) {
    const dashes = side === "untaken" ? "3 4" : relayed ? "6 4" : act || side ? "none" : "2 4";
    const end = { for: "M13 3.500l6 4.500-6 4.500", against: "M19 2v12" }[side];
    return svg("svg", { class: "swatch", viewBox: "0 0 20 16", "aria-hidden": "true" },
      svg("path", { d: side === "for" ? "M0 8h14" : "M0 8h20", fill: "none", stroke: colour, "stroke-width": act || side ? 3 : 2, "stroke-dasharray": dashes }),
      ...(end ? [svg("path", { d: end, fill: side === "for" ? colour : "none", stroke: colour, "stroke-width": 2 })] : []));
  }
  const tell = (text) => { byId("told").textContent = text; };

  // ---- The fragment of the address: what a link restores ---------------------------------------------------------

  const fragment = {
    read() {
      const found = {};
      new URLSearchParams(location.hash.slice(1)).forEach((value, key) => (found[key] = [...(found[key] || []), value]));
      return found;
    },
    // Lists become several values of one key; what is empty is left out.
    write(values) {
      const parameters = new URLSearchParams();
      Object.entries(values).forEach(([key, value]) =>
        [value].flat().filter((one) => one !== null && one !== undefined && one !== "").forEach((one) => parameters.append(key, one)));
      const text = parameters.toString();
      if (text === location.hash.slice(1)) return;
      history.replaceState(null, "", text ? `#${text}` : location.href.split("#")[0]);
    },
    onChange(callback) { addEventListener("hashchange", () => callback(fragment.read())); },
  };

  // ---- Copying and saving ----------------------------------------------------------------------------------------

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make("textarea", { value: text, className: "unseen", "aria-hidden": "true" });
      document.body.append(area);
      const before = document.activeElement;
      area.select();
      const done = document.execCommand("copy"); // pages from a disk may have no clipboard of the newer kind
      area.remove();
      if (before) before.focus();
      return done;
    }
  }
  // A button that copies what `text()` gives, and says so.
  function copyButton(label, text) {
    const made = button(label, async () => {
      const done = await copy(text());
      made.textContent = done ? "Copied" : "Not copied";
      tell(done ? `${label}: copied` : `${label}: your browser does not let this page copy`);
      setTimeout(() => { made.textContent = label; }, 1500);
    }, { className: "small" });
    return made;
  }
  function save(name, type, content) {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    tell(`${name} saved`);
  }

  // ---- What is told of a statement -------------------------------------------------------------------------------

  const MODES = { direct: "direct quotation", indirect: "reported speech", mixed: "partly quoted", actOnly: "act only, no words given", act: "act only, no words given" };
  const CAUTIONS = {
    negated: "Not said: the document says that this was not said.",
    possible: "May be said: the document does not say that it was.",
    wrong: "Wrong: a person decided that the document does not say so.",
    expected: "Expected: the document does not say that it was said.",
  };
  const ATTRIBUTIONS = { thought: "thought, as the document has it", evidence: "shown, as the document has it" };
  const PARTS = { source: 0, cue: 1, content: 2 };
  const spansOf = (statement, part) => {
    const flat = statement.spans[PARTS[part]] || [];
    return Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);
  };
  const places = (spans) => spans.map(([begin, end]) => `${begin}–${end}`).join(", ");
  const namedStates = (record, parties) => [...new Set(parties.flatMap(([, , states]) => states || []))].map((state) => record.parties[state].label);
  const named = (record, parties) => parties.map(([party]) => record.parties[party].label);
  const textOf = (statement) => statement.id.split("/")[1] || "";
  const checked = (statement) => (statement.review ? `${statement.review} by a person` : "not checked by a person");
  const quotedBy = (record, statements) => {
    const relays = [...new Set(statements.flatMap((statement) => named(record, statement.relays)))];
    return relays.length ? `, quoted by ${relays.length > 3 ? `${relays.length} others` : listed(relays)}` : "";
  };
  // The words as a text may cite them: in quotation marks only where they are the speaker's own.
  const quoted = (statement) =>
    !statement.words ? "" : statement.mode === "direct" ? `“${statement.words}”` : `in the document’s words: ${statement.words}`;

  function citation(record, statement) {
    const doc = record.documents[statement.document] || {};
    const speaker = listed(named(record, statement.speakers)) || "no speaker named";
    const asserted = statement.status === "asserted";
    return [
      asserted ? "" : `[${CAUTIONS[statement.status] || CAUTIONS.possible}] `,
      `${asserted ? "" : "Of "}${speaker}${quotedBy(record, [statement])} (${record.acts[statement.act].label}, ${record.days[statement.day].told || "day not told"})`,
      quoted(statement) ? `: ${quoted(statement)}` : "", ". ",
      [doc.label, doc.title && `“${doc.title}”`, doc.newer && "an earlier version", doc.url].filter(Boolean).join(", "),
      `, characters ${places(spansOf(statement, "content")) || "not told"}. `,
      `${ID}${statement.id} (rule ${statement.rule || "not told"}; ${checked(statement)}).`,
    ].join("");
  }

  // IRIs and literals as SPARQL and Turtle write them.
  const iri = (id) => `<${(/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : ID + id).replace(/[\u0000-\u0020<>"{}|^`\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)}>`;
  const literal = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/[\u0000-\u001f]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
  const sparql = (ids) => data("copied").replace("UNDEF", ids.map(iri).join(" "));

  // A cell that a spreadsheet would take for a formula is told to be text.
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const COLUMNS = ["statement", "status", "speaker", "quoted_by", "act", "mode", "about", "addressee", "words", "from", "until", "document", "title", "publisher", "published", "url", "begin", "end", "rule", "review", "for"];
  function toCsv(record, numbers) {
    const rows = numbers.map((number) => {
      const one = record.statements[number];
      const doc = record.documents[one.document] || {};
      const day = record.days[one.day];
      const spans = spansOf(one, "content");
      const names = (parties) => named(record, parties).join("; ");
      return [ID + one.id, one.status, names(one.speakers), names(one.relays), record.acts[one.act].label, one.mode, names(one.about), names(one.addressees),
        one.words, day.from, day.until, doc.id ? ID + doc.id : "", doc.title, doc.publisher, doc.day, doc.url, spans.length ? spans[0][0] : "", spans.length ? spans[spans.length - 1][1] : "", one.rule, one.review, namedStates(record, one.speakers).join("; ")];
    });
    return [COLUMNS, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  const PREFIXES = {
    rec: "https://w3id.org/onrecord/ns#", dcterms: "http://purl.org/dc/terms/", nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    schema: "https://schema.org/", skos: "http://www.w3.org/2004/02/skos/core#", xsd: "http://www.w3.org/2001/XMLSchema#",
  };
  const DAY = (text) => `"${text}"^^xsd:date`;
  // Statements with their evidence, parties and documents, after the project's own model; words as the page has them.
  function toTurtle(record, numbers) {
    const triples = new Map(); // subject -> lines
    const add = (subject, predicate, object) => {
      if (!triples.has(subject)) triples.set(subject, new Set());
      triples.get(subject).add(`${predicate} ${object}`);
    };
    const party = (statement, [at, place]) => {
      const { id, label } = record.parties[at];
      if (!place) return iri(id);
      const reference = iri(`reference/${textOf(statement)}/${place}`);
      add(reference, "a", "rec:Reference");
      if (reference !== iri(id)) {
        add(reference, "rec:canonical", iri(id));
        add(iri(id), "skos:prefLabel", literal(label));
      } else add(reference, "skos:prefLabel", literal(label));
      return reference;
    };
    numbers.forEach((number) => {
      const one = record.statements[number];
      const asserted = one.status === "asserted";
      const subject = iri(one.id);
      const doc = record.documents[one.document];
      const day = record.days[one.day];
      const text = iri(`text/${textOf(one)}`);
      add(subject, "a", asserted ? "rec:Statement" : "rec:UnassertedStatement");
      if (!asserted) add(subject, "rec:status", `rec:${one.status}`);
      if (doc) {
        add(subject, "rec:reportedIn", iri(doc.id));
        add(iri(doc.id), "a", "rec:Document");
        if (doc.title) add(iri(doc.id), "dcterms:title", literal(doc.title));
        if (doc.day) add(iri(doc.id), "dcterms:issued", DAY(doc.day));
        if (doc.url) add(iri(doc.id), "schema:url", `${literal(doc.url)}^^xsd:anyURI`);
        doc.symbols.forEach((symbol) => add(iri(doc.id), "rec:symbol", literal(symbol)));
        add(text, "a", "rec:Text");
        add(text, "rec:textOf", iri(doc.id));
      }
      add(subject, "rec:act", `<${VOCABULARY}act/${record.acts[one.act].id}>`);
      if (one.mode) add(subject, "rec:mode", `rec:${one.mode}`);
      add(subject, "rec:attribution", `rec:${one.attribution}`);
      if (one.rule) add(subject, "rec:rule", `<${VOCABULARY}rule/${one.rule}>`);
      if (one.words) add(subject, "rec:words", literal(one.words));
      if (day.from) add(subject, "rec:statedFrom", DAY(day.from));
      if (day.until) add(subject, "rec:statedUntil", DAY(day.until));
      if (day.from || day.until) add(subject, "rec:precision", `rec:${day.precision}`);
      one.review.split(" and ").filter(Boolean).forEach((review) => add(subject, "rec:review", `rec:${review}`));
      one.speakers.forEach((who) => add(subject, asserted ? "rec:speaker" : "rec:putativeSpeaker", party(one, who)));
      one.relays.forEach((who) => add(subject, "rec:relayedBy", party(one, who)));
      one.addressees.forEach((who) => add(subject, "rec:addressee", party(one, who)));
      one.about.forEach((what) => add(subject, "rec:about", party(one, what)));
      Object.keys(PARTS).forEach((part) => spansOf(one, part).forEach(([begin, end]) => {
        const span = iri(`text/${textOf(one)}#char=${begin},${end}`);
        add(subject, `rec:${part}`, span);
        add(span, "a", "nif:String");
        add(span, "nif:referenceContext", text);
        add(span, "nif:beginIndex", begin);
        add(span, "nif:endIndex", end);
      }));
    });
    const head = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: <${address}> .`);
    const body = [...triples].sort(([one], [other]) => (one < other ? -1 : 1)).map(([subject, told]) => `${subject} ${[...told].join(" ;\n  ")} .`);
    return `${[...head, "", ...body].join("\n")}\n`;
  }

  // ---- Evidence cards ------------------------------------------------------------------------------------------------

  const PAGE = 25;
  // Cards for the statements of a record; `open(node)` goes to a node that is drawn, `link(number)` gives an address.
  function cards(record, { open = null, link = null } = {}) {
    const groups = new Map(record.groups.map((group) => [group.name, group]));
    const colour = (group) => groups.get(group)[dark.matches ? "dark" : "light"];
    const nodeButton = (label, node) =>
      node < 0 || !open ? make("span", { textContent: label }) : button(label, () => open(node), { className: "plain" });
    const partyList = (parties) => parties.flatMap(([party], place) => [place ? ", " : "", nodeButton(record.parties[party].label, record.parties[party].node)]);

    const statesOf = (statement) => [...new Set(statement.speakers.flatMap(([, , states]) => states || []))].map((state) => [state]);

    function documentLine(number) {
      const doc = record.documents[number];
      if (!doc) return [make("span", { textContent: "unknown" })];
      const details = [doc.title && `“${doc.title}”`, doc.publisher && `published by ${doc.publisher}`, doc.issued].filter(Boolean).join(", ");
      const line = [nodeButton(doc.label, doc.node), details ? `: ${details}` : ""];
      if (doc.newer) line.push(" ", make("span", { className: "earlier", textContent: `(an earlier version; the record also has ${doc.newer})` }));
      if (doc.url) line.push(" ", make("a", { href: doc.url, rel: "noopener noreferrer", textContent: "(source)" }));
      return line;
    }
    function facts(pairs) {
      const list = make("dl");
      pairs.filter(([, value]) => value && value.length).forEach(([name, value]) => {
        list.append(make("dt", { textContent: name }), make("dd", {}, ...(Array.isArray(value) ? value : [value])));
      });
      return list;
    }
    function words(statement) {
      if (!statement.words) return [];
      const own = statement.mode === "direct";
      const actOnly = statement.mode === "act" || statement.mode === "actOnly";
      const lead = own ? "" : actOnly ? "What it concerns, in the document’s words" : statement.mode === "mixed" ? "In the document’s words, partly the speaker’s" : "In the document’s words";
      return [
        lead ? make("p", { className: "lead", textContent: lead }) : "",
        make("blockquote", { textContent: own ? `“${statement.words}”` : statement.words, dir: "auto" }),
        statement.cut ? make("p", { className: "lead", textContent: CAP_TOLD }) : "",
      ];
    }
    function statementCard(number) {
      const statement = record.statements[number];
      const asserted = statement.status === "asserted";
      const act = record.acts[statement.act];
      const speaker = listed(named(record, statement.speakers)) || "no speaker named";
      const who = make("p", { className: "who" }, make("strong", { textContent: asserted ? speaker : `Of ${speaker}` }), quotedBy(record, [statement]));
      const how = [act.label, MODES[statement.mode], ATTRIBUTIONS[statement.attribution], record.days[statement.day].told || "day not told"];
      const spans = Object.fromEntries(Object.keys(PARTS).map((part) => [part, places(spansOf(statement, part))]));
      const card = make("article", { className: asserted ? "card" : "card unasserted" },
        asserted ? "" : make("p", { className: "caution", textContent: CAUTIONS[statement.status] || CAUTIONS.possible }),
        who, make("p", { className: "how", textContent: how.filter(Boolean).join(" · ") }), ...words(statement),
        facts([
          ["Spoke for", partyList(statesOf(statement))],
          ["About", partyList(statement.about)],
          ["To", partyList(statement.addressees)],
          ["Document", documentLine(statement.document)],
          ["Evidence", [`characters ${spans.content || "not told"}`, spans.cue ? `, cue ${spans.cue}` : "", spans.source ? `, source ${spans.source}` : "",
            textOf(statement) ? ` of text ${textOf(statement)}` : ""]],
          ["Found by", [`rule ${statement.rule || "not told"}; `, make("span", { className: statement.review ? "reviewed" : "", textContent: checked(statement) })]],
        ]),
        make("p", { className: "copies" }, "Copy as ", copyButton("citation", () => citation(record, statement)),
          copyButton("SPARQL", () => sparql([statement.id])), link ? copyButton("link", () => link(number)) : ""));
      if (asserted) card.style.borderLeftColor = colour(act.group);
      return card;
    }
    // A heading and the first cards of a list; more on request.
    function section(title, numbers, card = statementCard) {
      if (!numbers.length) return [];
      const holder = make("div");
      let shown = 0;
      const grow = () => {
        holder.append(...numbers.slice(shown, shown + PAGE).map(card));
        shown = Math.min(numbers.length, shown + PAGE);
        more.textContent = `Show more (${numbers.length - shown} left)`;
        more.hidden = shown === numbers.length;
      };
      const more = button("", grow);
      grow();
      return [make("h3", { textContent: `${title} (${numbers.length})` }), holder, more];
    }
    return { statement: statementCard, section, facts, documentLine, nodeButton, partyList, colour, quotedBy: (statements) => quotedBy(record, statements) };
  }

  // ---- Search with suggestions -----------------------------------------------------------------------------------

  // `find(text)` gives ids, the best first; `name(id)` what each is called, `describe(id)` its kind; `choose(id)` goes there.
  function searchBox({ find, name, describe, choose, nothing = "Nothing of that name is drawn." }) {
    const input = byId("search");
    const list = byId("suggestions");
    let found = [];
    let active = -1;
    function suggest(open) {
      list.replaceChildren(...found.map((id, place) => {
        const option = make("li", { id: `suggestion-${place}`, role: "option", "aria-selected": String(place === active) },
          make("span", { textContent: name(id), dir: "auto" }), make("small", { textContent: describe(id) }));
        option.addEventListener("mousedown", (event) => { event.preventDefault(); pick(id); });
        return option;
      }));
      if (open && input.value.trim() && !found.length) {
        list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", textContent: nothing }));
      }
      list.hidden = !open || !list.children.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      if (active >= 0) {
        input.setAttribute("aria-activedescendant", `suggestion-${active}`);
        list.children[active].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }
    function pick(id) {
      input.value = name(id);
      found = []; active = -1;
      suggest(false);
      choose(id);
    }
    input.addEventListener("input", () => { found = find(input.value); active = -1; suggest(true); });
    input.addEventListener("blur", () => suggest(false));
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && found.length) pick(found[Math.max(0, active)]);
      else if (event.key === "Escape") { found = []; active = -1; suggest(false); }
      else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length) {
        active = (active + (event.key === "ArrowDown" ? 1 : -1) + found.length + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % found.length;
        suggest(true);
      } else return;
      event.preventDefault();
    });
  }

  return {
    ID, byId, css, dark, calm, data, fold, listed, plural, make, svg, button, stroke, tell, fragment, copy, copyButton, save,
    spansOf, places, named, quotedBy, citation, sparql, toCsv, toTurtle, cards, searchBox, iri, literal, CAUTIONS, MODES,
  };
})();
