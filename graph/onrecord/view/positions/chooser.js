// The lists to choose from: subjects, the most disputed first, and actors; both narrowed by what is typed.
"use strict";
// eslint-disable-next-line no-unused-vars
function choosing({ choose }) {
  const { byId, make, button, plural } = shell;
  const PAGE = 60;
  const boxes = { subject: byId("list-subjects"), actor: byId("list-actors") };
  let chosen = null;

  const tally = ({ favours, opposes, aside }) => [favours && `+ ${favours}`, opposes && `− ${opposes}`, aside && `○ ${aside}`].filter(Boolean).join("  ");
  const spelt = (one) => `${one.favours} in favour, ${one.opposes} against, ${one.aside} on no side, denied or uncertain`;
  function entry(key, at, found, label, kind) {
    const counted = stands.counts(found, key === "subject" ? "party" : "subject");
    const made = button("", () => choose({ [key]: at }), { className: "entry" });
    made.append(make("span", { className: "name", textContent: label, dir: "auto" }),
      make("small", { textContent: [kind, plural(stands.documents(found), "document")].filter(Boolean).join(" · ") }),
      make("small", { className: "tally", "aria-hidden": "true", textContent: tally(counted) }),
      make("span", { className: "unseen", textContent: ` (${spelt(counted)})` }));
    if (chosen && chosen[key] === at) made.setAttribute("aria-current", "page");
    return make("li", {}, made);
  }
  function list(key, items) {
    const wanted = shell.fold(byId("narrow").value.trim());
    const kept = items.filter(({ label }) => !wanted || shell.fold(label).includes(wanted));
    const holder = make("ul");
    boxes[key].querySelector(".items").replaceChildren(...lists.growing(holder, kept, ({ at, found, label, kind }) => entry(key, at, found, label, kind), PAGE),
      kept.length ? "" : make("p", { className: "facts", textContent: "None of that name passes the filters." }));
    boxes[key].querySelector("summary").textContent = `${key === "subject" ? "Subjects" : "Actors"} (${kept.length})`;
  }
  function paint(now) {
    chosen = now;
    list("subject", stands.order().map((at) => ({ at, found: stands.filtered(stands.onSubject(at)), label: stands.subjects[at].label, kind: stands.subjects[at].sort ? stands.kindOf(at) : "" }))
      .filter(({ found }) => found.length));
    const all = stands.byActor();
    list("actor", stands.actors().map((at) => ({ at, found: stands.filtered(all.get(at)), label: lists.labelOf(at), kind: "" })).filter(({ found }) => found.length));
    if (now.actor !== undefined) boxes.actor.open = true;
    else boxes.subject.open = true;
  }
  byId("narrow").addEventListener("input", () => {
    paint(chosen);
    if (byId("narrow").value.trim()) Object.values(boxes).forEach((box) => { box.open = true; });
  });
  return { paint };
}
