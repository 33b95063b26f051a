"use strict";
// Pictures of the whole. A click on a part of one filters the table and leads
// there; a key filters it.
const plots = (all, chosen, choose, lead) => {
  // Whoever chooses something is led to what is left; to let it go leads nowhere.
  const pick = (change) => {
    choose(change);
    if (Object.values(change)[0]) lead();
  };
  // A rate of fewer stories says nothing.
  const FEWEST = 20;

  const shown = (part) => GRAVEST_FIRST.filter((n) => chosen.severities.has(n)).reduce((sum, n) => sum + part[PLURALS[n]], 0);
  const scale = (part) => (!chosen.rate ? 1 : part.stories < FEWEST ? 0 : 100 / part.stories);
  const figure = (count) => (count >= 100 || Number.isInteger(count) ? many(Math.round(count)) : count.toLocaleString("en", { maximumFractionDigits: count < 1 ? 2 : 1 }));

  const spelt = (part) => GRAVEST_FIRST.map((n) => counted(part[PLURALS[n]], SEVERITIES[n], PLURALS[n])).join(", ") + " in " + counted(part.stories, "story", "stories");

  const monthsOf = () => {
    const names = Object.keys(all.months).filter(Boolean);
    if (!names.length) return [];
    const number = (name) => Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1;
    // A year that is wrong by decades would press all others together: of a
    // longer time those 40 years are shown in which most stories stand.
    let best = { stories: 0 }, stories = 0, from = 0;
    names.forEach((name, to) => {
      stories += all.months[name].stories;
      while (number(name) - number(names[from]) > 12 * 40) stories -= all.months[names[from++]].stories;
      if (stories >= best.stories) best = { stories, from, to };
    });
    const [first, last] = [number(names[best.from]), number(names[best.to])];
    return Array.from({ length: last - first + 1 }, (_, n) => {
      const name = String(Math.floor((first + n) / 12)).padStart(4, "0") + "-" + String(((first + n) % 12) + 1).padStart(2, "0");
      return { name, part: all.months[name] || { errors: 0, warnings: 0, notes: 0, stories: 0 } };
    });
  };
  const months = monthsOf();

  const steps = (most) => {
    const unit = 10 ** Math.floor(Math.log10(most));
    const tick = [unit / 2, unit, unit * 2, unit * 5].find((size) => most / size <= 4 && (chosen.rate || size >= 1)) || Math.max(1, unit);
    return Array.from({ length: Math.floor(most / tick + 1e-9) + 1 }, (_, n) => n * tick);
  };

  const drawMonths = () => {
    const place = at("months");
    const hadFocus = place.contains(document.activeElement);
    place.textContent = "";
    if (!months.length) {
      place.append(el("p", { class: "soft" }, "No story tells its day of publication."));
      return;
    }
    const width = place.clientWidth || 1200, tall = 150, left = 46, bottom = 22;
    const most = Math.max(...months.map(({ part }) => shown(part) * scale(part))) || 1;
    const step = (width - left) / months.length;
    const label = "Findings by month. Left and right choose a month" + (chosen.month ? "; chosen is " + chosen.month : "");
    const drawing = svg("svg", { viewBox: "0 0 " + width + " " + (tall + bottom + 8), height: tall + bottom + 8, role: "group", tabindex: 0, "aria-label": label });
    const y = (count) => 8 + tall - (tall * count) / most;
    for (const count of steps(most)) {
      drawing.append(svg("line", { class: "grid", x1: left, x2: width, y1: y(count), y2: y(count) }));
      drawing.append(svg("text", { x: left - 8, y: y(count) + 4, "text-anchor": "end" }, figure(count)));
    }
    const isLong = months.length > 30;
    let free = 0;
    months.forEach(({ name, part }, index) => {
      const x = left + index * step;
      const group = svg("g", { class: "month" + (chosen.month === name ? " on" : "") });
      group.append(svg("title", null, name + ": " + spelt(part)));
      group.append(svg("rect", { class: "hit", x, y: 8, width: step, height: tall }));
      let sum = 0;
      for (const severity of GRAVEST_FIRST) {
        const count = part[PLURALS[severity]] * scale(part);
        if (!count || !chosen.severities.has(severity)) continue;
        const gap = step > 4 ? Math.min(3, step * 0.2) : 0;
        const bar = { x: x + gap / 2, y: y(sum + count), width: Math.min(60, Math.max(0.6, step - gap)), height: Math.max(0.5, y(sum) - y(sum + count)) };
        group.append(svg("rect", { class: SEVERITIES[severity], ...bar, rx: step > 8 ? 2 : 0 }));
        sum += count;
      }
      group.addEventListener("click", () => pick({ month: chosen.month === name ? "" : name }));
      drawing.append(group);
      const isLabelled = !isLong || name.endsWith("-01") || index === 0;
      if (isLabelled && x >= free && x + 30 < width) {
        drawing.append(svg("text", { x: x + 1, y: tall + bottom + 3 }, isLong ? name.slice(0, 4) : name));
        free = x + (isLong ? 44 : 62);
      }
    });
    drawing.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const now = months.findIndex(({ name }) => name === chosen.month);
      const next = now < 0 ? (key === "ArrowLeft" ? months.length - 1 : 0) : now + (key === "ArrowRight" ? 1 : -1);
      choose({ month: months[next] ? months[next].name : "" });
    });
    place.append(drawing);
    if (hadFocus) drawing.focus();
  };

  const drawBars = (place, parts, key, says, scaled) => {
    const focused = place.contains(document.activeElement) ? document.activeElement.firstChild.textContent : null;
    place.textContent = "";
    const size = (part) => shown(part) * scaled(part);
    const listed = parts.filter(([name, part]) => size(part) > 0 || chosen[key] === name);
    listed.sort((a, b) => size(b[1]) - size(a[1]));
    const most = Math.max(...listed.map(([, part]) => size(part))) || 1;
    for (const [name, part] of listed.slice(0, 200)) {
      const bar = el("div", null);
      for (const severity of GRAVEST_FIRST) {
        const count = part[PLURALS[severity]] * scaled(part);
        if (count && chosen.severities.has(severity)) {
          bar.append(el("i", { class: SEVERITIES[severity], style: "width:" + (100 * count) / most + "%" }));
        }
      }
      const isOn = chosen[key] === name;
      const button = el("button", { type: "button", class: "bar" + (isOn ? " on" : ""), "aria-pressed": String(isOn), title: says(name, part) }, el("span", null, name || "none"), bar, el("b", null, figure(size(part))));
      button.addEventListener("click", () => pick({ [key]: isOn ? "" : name }));
      place.append(button);
      if (focused === (name || "none")) button.focus({ preventScroll: true });
    }
    if (!listed.length) place.append(el("p", { class: "soft" }, "Nothing is found."));
    if (listed.length > 200) place.append(el("p", { class: "soft" }, many(listed.length - 200) + " more stand in summary.json"));
  };

  return () => {
    drawMonths();
    drawBars(at("rules"), Object.entries(all.rules), "rule", (name) => all.says[all.names.indexOf(name)], () => 1);
    drawBars(at("sections"), Object.entries(all.sections), "section", (_, part) => spelt(part), scale);
  };
};
