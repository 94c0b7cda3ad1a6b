// One control, brought into sight: what it is, and a point of it that nothing covers, if there is one.
([kind, place]) => {
  const element = (controls.get(kind) || [])[place];
  if (!element || !element.isConnected) return null;
  const { localName: tag, type = "", rel = "", options = [] } = element;
  const words = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim().slice(0, 30);
  const elsewhere = tag === "a" && !element.getAttribute("href").startsWith("#") && !/^(?:blob|data):/u.test(element.href);
  const told = { tag, type, rel, options: options.length, words, elsewhere, point: null };
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const { left, top, width, height } = element.getBoundingClientRect();
  for (const across of [0.5, 0.3, 0.7, 0.1, 0.9])
    for (const down of [0.5, 0.2, 0.8]) {
      const point = { x: left + width * across, y: top + height * down };
      const hit = document.elementFromPoint(point.x, point.y);
      if (hit && (element.contains(hit) || (tag === "label" && hit.contains(element)))) return { ...told, point: { ...point, left, top, width, height } };
    }
  return told;
}
