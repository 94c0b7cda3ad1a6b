// The controls that a page shows now, whatever they are: what can be pressed, chosen, typed into, focused or pointed at.
// They are left in `controls` by kind, so that a list of a thousand rows is one kind; the answer is how many of each.
() => {
  const NAMED = "a[href], button, input, select, textarea, summary, label, th, tr, li, canvas, svg, [tabindex], [role], [contenteditable]";
  const POINTED = new Set(["auto", "default", "text"]);
  const plain = (text) => text.replace(/\d+/gu, "0");
  const own = (element) => {
    const type = element.getAttribute("type") || element.getAttribute("role") || "";
    const classes = [...element.classList].filter((name) => !/\d|active|chosen|shown|selected/u.test(name)).slice(0, 2);
    return `${element.localName}${element.id ? `#${plain(element.id)}` : ""}${classes.map((name) => `.${name}`).join("")}${type && `[${type}]`}`;
  };
  const kind = (element) => {
    const above = element.parentElement.closest("[id]");
    return `${above ? `#${plain(above.id)} ` : ""}${own(element)}`;
  };
  window.controls = new Map();
  document.querySelectorAll("body *").forEach((element) => {
    const named = element.matches(NAMED);
    if (!named && POINTED.has(getComputedStyle(element).cursor)) return;
    if (!named && getComputedStyle(element.parentElement).cursor === getComputedStyle(element).cursor) return;
    if (element.disabled || !element.checkVisibility({ visibilityProperty: true })) return;
    const name = kind(element);
    if (!controls.has(name)) controls.set(name, []);
    controls.get(name).push(element);
  });
  return Object.fromEntries([...controls].map(([name, all]) => [name, all.length]));
}
