// Names in little room: cut at the end, but those that would be cut to the same words keep the words that tell them apart.
"use strict";
// eslint-disable-next-line no-unused-vars
function cutApart(names, fits) {
  const cut = (text) => {
    if (fits(text)) return text;
    let end = text.length;
    while (end > 1 && !fits(`${text.slice(0, end).trimEnd()}…`)) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  };
  // How many words some names begin with alike.
  const alike = (split) => {
    let count = 0;
    while (split.every((words) => count < words.length - 1 && words[count] === split[0][count])) count += 1;
    return count;
  };
  function telling(group) {
    const split = group.map((name) => name.split(/\s+/));
    const before = alike(split);
    const after = alike(split.map((words) => words.slice(before).reverse()));
    return group.map((_, at) => {
      const own = split[at].slice(before, split[at].length - after).join(" ");
      const rest = `${own}${after ? " …" : ""}`;
      const first = split[at].slice(0, before).join(" ");
      let end = first.length;
      while (end > 0 && !fits(`${first.slice(0, end).trimEnd()}… ${rest}`)) end -= 1;
      return end > 3 ? `${first.slice(0, end).trimEnd()}… ${rest}` : cut(`… ${rest}`);
    });
  }
  const found = new Map(names.map((name) => [name, cut(name)]));
  function settle(group) {
    const same = new Map();
    group.forEach((name) => same.set(found.get(name), [...(same.get(found.get(name)) || []), name]));
    same.forEach((those) => {
      if (those.length < 2) return;
      const texts = telling(those);
      those.forEach((name, at) => found.set(name, texts[at]));
      if (those.length < group.length || new Set(texts).size > 1) settle(those);
    });
  }
  settle([...found.keys()]);
  return found;
}
