// By actor or by state: at the level of states whoever speaks for one stands for it; who speaks for none stays.
// A party of a statement is [place, reference, [places of the states it speaks for there]], the last if there are any.
"use strict";
// eslint-disable-next-line no-unused-vars
function levelling(record) {
  const { byId } = shell;
  const every = (one) => [...one.speakers, ...one.about, ...one.relays, ...one.addressees];
  const any = record.statements.some((one) => every(one).some(([, , states]) => states));
  const choices = [...document.querySelectorAll("#level input")];
  const opening = any ? choices.find((choice) => choice.defaultChecked).value : "actor";
  let level = opening;
  byId("level").hidden = !any;

  // Who stands for a party, as places among the parties.
  const standIns = ([party, , states]) => (level === "state" && states ? states : [party]);
  // The same for one who speaks in a statement; -1 where nobody is named.
  const speakersOf = (number, party) => {
    const found = record.statements[number].speakers.find(([one]) => one === party);
    return found ? standIns(found) : [party];
  };
  // The names of those who stand for parties; at the level of states with who spoke, in brackets.
  const named = (parties) => {
    const voices = new Map();
    parties.forEach((party) => standIns(party).forEach((one) => voices.set(one, [...(voices.get(one) || []), party[0]])));
    return [...voices].map(([one, those]) => {
      const names = those.filter((party) => party !== one).map((party) => record.parties[party].label);
      return names.length ? `${record.parties[one].label} (${shell.listed(names)})` : record.parties[one].label;
    });
  };
  // Who spoke in statements for a party, itself among them, with the statements of each, the most first.
  const voicesOf = (party, numbers) => {
    const voices = new Map();
    numbers.forEach((number) => record.statements[number].speakers.filter((one) => standIns(one).includes(party)).forEach(([voice]) =>
      voices.set(voice, [...(voices.get(voice) || []), number])));
    return [...voices].sort(([one, its], [other, theirs]) => theirs.length - its.length || (record.parties[one].label < record.parties[other].label ? -1 : 1));
  };

  function set(value) {
    level = any && ["actor", "state"].includes(value) ? value : opening;
    choices.forEach((choice) => { choice.checked = choice.value === level; });
  }
  return {
    any, standIns, speakersOf, named, voicesOf, set, now: () => level,
    states: () => level === "state",
    read: (found) => set((found.level || [])[0]),
    write: () => ({ level: level === opening ? "" : level }),
    onChange(callback) { choices.forEach((choice) => choice.addEventListener("change", () => { set(choice.value); callback(); })); },
  };
}
