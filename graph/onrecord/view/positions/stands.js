// Who stands where, as the level and the filters have it: the positions on one subject, or those of one actor.
// A stand is {subject, party, number, side, status, words}: one who speaks in a statement, and on which side of what.
"use strict";
// eslint-disable-next-line no-unused-vars
const stands = (() => {
  const { record } = lists;
  const { subjects, byState } = shell.data("positions");
  const SIDES = [["favours", "Favours it", "In favour", "+"], ["opposes", "Opposes it", "Against", "−"], ["aside", "No side, denied or uncertain", "No side, denied or uncertain", "○"]];
  const SORTS = { item: "agenda item", chosen: "", "": "a name or phrase" };
  const ofActor = { actor: null, state: null };

  const campOf = (one) => (one.status === "asserted" && (one.side === "favours" || one.side === "opposes") ? one.side : "aside");
  // How a stand is told beside the words, where the column does not say it.
  function told({ side, status }) {
    const what = side === "favours" ? "favour it" : side === "opposes" ? "oppose it" : "";
    if (side === "mentioned") return "only mentions it";
    if (status === "wrong") return "wrongly read by the machine, as a person found";
    if (status === "asserted") return side === "neither" ? "takes no side" : "";
    if (!what) return { negated: "not said", possible: "may be said", expected: "is expected" }[status] || status;
    return { negated: `is not said to ${what}`, possible: `may ${what}`, expected: `is expected to ${what}` }[status] || status;
  }
  // A document with its day; one that has no other name is told as the document of that day.
  const documentName = (doc) => doc.publisher || (doc.label === doc.issued ? `the document of ${doc.issued}` : doc.label);
  const sourced = (number) => {
    const doc = lists.documentOf(number);
    if (doc.label === doc.issued) return `document of ${doc.issued}`;
    return doc.issued && !doc.label.includes(doc.issued) ? `${doc.label}, ${doc.issued}` : doc.label;
  };
  const partiesOf = (number) => {
    const { speakers } = record.statements[number];
    return speakers.length ? [...new Set(speakers.flatMap((speaker) => lists.level.standIns(speaker)))] : [-1];
  };
  const onSubject = (subject) => subjects[subject].positions.flatMap(([number, side, status, words]) =>
    partiesOf(number).map((party) => ({ subject, party, number, side, status, words })));
  function byActor() {
    const level = lists.level.now();
    if (!ofActor[level]) {
      ofActor[level] = new Map();
      subjects.forEach((_, subject) => onSubject(subject).forEach((one) => {
        if (!ofActor[level].has(one.party)) ofActor[level].set(one.party, []);
        ofActor[level].get(one.party).push(one);
      }));
    }
    return ofActor[level];
  }
  const filtered = (found) => found.filter((one) => lists.isShown(one.number));
  // Stands by column and then by who, or what; those with most statements first, then by name.
  function camps(found, key) {
    const held = Object.fromEntries(SIDES.map(([side]) => [side, new Map()]));
    found.forEach((one) => {
      const camp = held[campOf(one)];
      if (!camp.has(one[key])) camp.set(one[key], []);
      camp.get(one[key]).push(one);
    });
    return SIDES.map(([side]) => [side, [...held[side]].sort(([one, its], [other, theirs]) =>
      last(key, one) - last(key, other) || theirs.length - its.length || shell.fold(nameOf(key, one)).localeCompare(shell.fold(nameOf(key, other))) || one - other)]);
  }
  // What is no subject comes after those, and statements without a target at the end.
  const last = (key, at) => (key === "party" || subjects[at].sort ? 0 : subjects[at].id === "none" ? 2 : 1);
  const nameOf = (key, at) => (key === "party" ? lists.labelOf(at) : subjects[at].label);
  const distinct = (found, key) => new Set(found.map((one) => one[key])).size;
  const documents = (found) => new Set(found.map((one) => record.statements[one.number].document)).size;
  // How many stand on each side, as words and as numbers.
  function counts(found, key) {
    const [favours, opposes, aside] = SIDES.map(([side]) => distinct(found.filter((one) => campOf(one) === side), key));
    return { favours, opposes, aside };
  }
  // The words that one side has for a subject: whose words they are, with the statements that have them.
  function wordings(found) {
    const held = new Map();
    found.filter((one) => one.words).forEach((one) => {
      const statement = record.statements[one.number];
      const doc = lists.documentOf(one.number);
      const own = statement.mode === "direct" && one.party >= 0;
      if (!held.has(one.words)) held.set(one.words, { words: one.words, users: new Set(), numbers: new Set() });
      held.get(one.words).users.add(own ? lists.labelOf(one.party) : documentName(doc));
      held.get(one.words).numbers.add(one.number);
    });
    return [...held.values()].map((one) => ({ words: one.words, users: [...one.users], numbers: [...one.numbers].sort((a, b) => a - b) }))
      .sort((one, other) => other.numbers.length - one.numbers.length || (one.words < other.words ? -1 : 1));
  }
  const kindOf = (subject) => SORTS[subjects[subject].sort] ?? subjects[subject].sort;

  return {
    SIDES, subjects, campOf, told, partiesOf, onSubject, byActor, filtered, camps, counts, wordings, documents, sourced, kindOf,
    order: () => (lists.level.states() ? byState : subjects.map((_, at) => at)),
    // Those who take positions, first those with most on a side.
    actors() {
      const sided = (found) => new Set(found.filter((one) => campOf(one) !== "aside").map((one) => one.subject)).size;
      return [...byActor()].map(([party, found]) => [party, sided(found), found.length])
        .sort(([one, a, n], [other, b, m]) => b - a || m - n || shell.fold(lists.labelOf(one)).localeCompare(shell.fold(lists.labelOf(other))) || one - other)
        .map(([party]) => party);
    },
  };
})();
