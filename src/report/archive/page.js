"use strict";
// Texts of stories become text nodes, never markup.
(() => {
  const SEVERITIES = ["note", "warning", "error"];
  const PLURALS = ["notes", "warnings", "errors"];
  const VERDICTS = ["belongs", "unclear", "mismatch"];
  const HEIGHT = 40;

  const at = (id) => document.getElementById(id);
  const data = (name) =>
    Array.from(document.querySelectorAll("script." + name), (element) => {
      const value = JSON.parse(element.textContent);
      element.remove();
      return value;
    });
  const fill = (element, attributes, ...children) => {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  };
  const el = (tag, ...rest) => fill(document.createElement(tag), ...rest);
  const svg = (tag, ...rest) => fill(document.createElementNS("http://www.w3.org/2000/svg", tag), ...rest);
  const many = (count) => count.toLocaleString("en");
  const total = (part) => part.errors + part.warnings + part.notes;

  const [all] = data("settings");
  // One row a finding, in the order of the archive; what could not be read has a row too.
  const rows = [];
  for (const stories of data("rows")) {
    for (const story of stories) {
      for (const finding of story.f) rows.push({ story, finding, order: rows.length });
      if (story.e) rows.push({ story, finding: null, order: rows.length });
    }
  }
  const chosen = { severities: new Set([1, 2]), rule: "", section: "", verdict: "", month: "", words: [] };
  if (!all.errors && !all.warnings) chosen.severities.add(0);

  // The totals

  const tile = (count, says, tone) => el("div", { class: "tile " + (tone || "") }, el("b", null, many(count)), el("span", null, says));
  const percent = (count) => {
    const share = (100 * count) / Math.max(1, all.captions);
    return (share && share < 1 ? share.toFixed(1) : Math.round(share)) + " %";
  };
  at("sum").textContent =
    (total(all) > all.held ? "the " + many(all.held) + " gravest of " + many(total(all)) + " findings" : many(total(all)) + " findings") +
    " in " + many(all.stories) + " stories";
  const verdicts = el("div", { class: "tile verdicts" }, el("span", null, "captions by verdict"), el("div", { class: "share" }));
  for (const verdict of VERDICTS) {
    verdicts.lastChild.append(el("i", { class: verdict, style: "flex:" + all.verdicts[verdict] + " 0 0" }));
  }
  for (const verdict of VERDICTS) {
    verdicts.append(el("span", { class: "key " + verdict }, verdict + " " + percent(all.verdicts[verdict])));
  }
  at("tiles").append(tile(all.stories, "stories"), tile(all.captions, "captions"), verdicts, tile(all.errors, "errors", "error"), tile(all.warnings, "warnings", "warning"), tile(all.notes, "notes", "note"));
  if (all.reused) at("tiles").append(tile(all.reused, "reused pictures"));
  if (all.unreadable) at("tiles").append(tile(all.unreadable, "unreadable", "error"));

  // Pictures of the whole; a click on a part of them filters the table

  const shownOf = (part) => [2, 1, 0].filter((n) => chosen.severities.has(n)).reduce((sum, n) => sum + part[PLURALS[n]], 0);

  const drawMonths = () => {
    const names = Object.keys(all.months).filter(Boolean);
    const place = at("months");
    place.textContent = "";
    if (!names.length) {
      place.append(el("p", { class: "soft" }, "No story tells its day of publication."));
      return;
    }
    const number = (name) => Number(name.slice(0, 4)) * 12 + Number(name.slice(5, 7)) - 1;
    // A year that is wrong by centuries would press all others together.
    const last = number(names[names.length - 1]);
    const first = Math.max(number(names[0]), last - 12 * 40);
    const months = Array.from({ length: last - first + 1 }, (_, n) => {
      const name = String(Math.floor((first + n) / 12)).padStart(4, "0") + "-" + String(((first + n) % 12) + 1).padStart(2, "0");
      return { name, part: all.months[name] || { errors: 0, warnings: 0, notes: 0, stories: 0 } };
    });
    const width = place.clientWidth || 1200, tall = 150, left = 46, bottom = 22;
    const most = Math.max(1, ...months.map(({ part }) => shownOf(part)));
    const step = (width - left) / months.length;
    const drawing = svg("svg", { viewBox: "0 0 " + width + " " + (tall + bottom + 8), height: tall + bottom + 8, role: "img", "aria-label": "Findings by month" });
    const unit = 10 ** Math.floor(Math.log10(most));
    const tick = [unit / 2, unit, unit * 2, unit * 5].find((size) => most / size <= 4 && size >= 1) || Math.max(1, unit);
    const y = (count) => 8 + tall - (tall * count) / most;
    for (let count = 0; count <= most; count += tick) {
      drawing.append(svg("line", { class: "grid", x1: left, x2: width, y1: y(count), y2: y(count) }));
      drawing.append(svg("text", { x: left - 8, y: y(count) + 4, "text-anchor": "end" }, many(count)));
    }
    let free = 0;
    months.forEach(({ name, part }, index) => {
      const x = left + index * step;
      const group = svg("g", { class: "month" + (chosen.month === name ? " on" : "") });
      group.append(svg("title", null, name + ": " + [2, 1, 0].map((n) => many(part[PLURALS[n]]) + " " + PLURALS[n]).join(", ") + " in " + many(part.stories) + " stories"));
      group.append(svg("rect", { class: "hit", x, y: 8, width: step, height: tall }));
      let sum = 0;
      for (const severity of [2, 1, 0]) {
        const count = part[PLURALS[severity]];
        if (!count || !chosen.severities.has(severity)) continue;
        const gap = step > 4 ? Math.min(3, step * 0.2) : 0;
        group.append(svg("rect", { class: SEVERITIES[severity], x: x + gap / 2, y: y(sum + count), width: Math.max(0.6, step - gap), height: Math.max(0.5, y(sum) - y(sum + count)), rx: step > 8 ? 2 : 0 }));
        sum += count;
      }
      group.addEventListener("click", () => choose({ month: chosen.month === name ? "" : name }));
      drawing.append(group);
      const isYear = name.endsWith("-01") || index === 0;
      const label = months.length > 30 ? name.slice(0, 4) : name;
      if ((months.length > 30 ? isYear : true) && x >= free) {
        drawing.append(svg("text", { x: x + 1, y: tall + bottom + 3 }, label));
        free = x + (months.length > 30 ? 44 : 62);
      }
    });
    place.append(drawing);
  };

  const drawBars = (place, parts, key, says) => {
    place.textContent = "";
    const listed = parts.filter(([, part]) => shownOf(part) > 0 || chosen[key] !== "");
    listed.sort((a, b) => shownOf(b[1]) - shownOf(a[1]));
    const most = Math.max(1, ...listed.map(([, part]) => shownOf(part)));
    for (const [name, part] of listed.slice(0, 200)) {
      const bar = el("div", null);
      for (const severity of [2, 1, 0]) {
        const count = part[PLURALS[severity]];
        if (count && chosen.severities.has(severity)) {
          bar.append(el("i", { class: SEVERITIES[severity], style: "width:" + (100 * count) / most + "%" }));
        }
      }
      const button = el("button", { type: "button", class: "bar" + (chosen[key] === name ? " on" : ""), title: says(name, part) }, el("span", null, name || "none"), bar, el("b", null, many(shownOf(part))));
      button.addEventListener("click", () => choose({ [key]: chosen[key] === name ? "" : name }));
      place.append(button);
    }
    if (!listed.length) place.append(el("p", { class: "soft" }, "Nothing is found."));
  };

  const draw = () => {
    drawMonths();
    drawBars(at("rules"), Object.entries(all.rules), "rule", (name) => all.says[all.names.indexOf(name)]);
    drawBars(at("sections"), Object.entries(all.sections), "section", (_, part) => many(part.stories) + " stories, " + many(part.captions) + " captions");
  };

  // The filters

  const boxes = [2, 1, 0].map((severity) => {
    const box = el("input", { type: "checkbox", checked: chosen.severities.has(severity) });
    box.addEventListener("change", () => {
      if (box.checked) chosen.severities.add(severity);
      else chosen.severities.delete(severity);
      choose({});
    });
    at("severities").append(el("label", { class: "toggle " + SEVERITIES[severity] }, box, el("span", null, PLURALS[severity])));
    at("legend").append(el("span", { class: "key " + SEVERITIES[severity] }, PLURALS[severity]));
    return box;
  });
  for (const name of all.names) at("rule").append(el("option", { value: name }, name));
  for (const name of Object.keys(all.sections)) at("section").append(el("option", { value: name }, name || "none"));
  for (const key of ["rule", "section", "verdict"]) at(key).addEventListener("change", (event) => choose({ [key]: event.target.value }));
  let waiting = 0;
  at("words").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({ words: at("words").value.toLowerCase().split(/\s+/).filter(Boolean) }), 120);
  });
  at("filters").addEventListener("submit", (event) => event.preventDefault());

  // What a row is searched by, put together when it is first searched.
  const searched = (row) => {
    if (row.all === undefined) {
      const { story, finding } = row;
      const texts = [story.n, story.p, story.t, story.e, story.s];
      if (finding) texts.push(all.names[finding[0]], finding[3], ...(finding[2] === null ? [] : [story.c[finding[2]][0]]), ...finding[4].map((reason) => reason[1]));
      row.all = texts.filter(Boolean).join("\n").toLowerCase();
    }
    return row.all;
  };
  const caption = ({ story, finding }) => (finding && finding[2] !== null ? story.c[finding[2]] : null);
  const fits = (row) => {
    const { story, finding } = row;
    if (!chosen.severities.has(finding ? finding[1] : 2)) return false;
    if (chosen.rule && (!finding || all.names[finding[0]] !== chosen.rule)) return false;
    if (chosen.section && story.s !== chosen.section) return false;
    if (chosen.month && !(story.d || "").startsWith(chosen.month)) return false;
    if (chosen.verdict && (!caption(row) || String(caption(row)[1]) !== chosen.verdict)) return false;
    return chosen.words.every((word) => searched(row).includes(word));
  };

  // The table

  const words = (row) => (caption(row) ? caption(row)[0] : row.story.t || "");
  const COLUMNS = [
    ["severity", (row) => (row.finding ? -row.finding[1] : -3)],
    ["rule", (row) => (row.finding ? all.names[row.finding[0]] : "")],
    ["what is said", (row) => (row.finding ? row.finding[3] : row.story.e)],
    ["caption", words],
    ["section", (row) => row.story.s],
    ["published", (row) => row.story.d || ""],
  ];
  let sorted = 0, turned = false, shown = [], current = null;
  COLUMNS.forEach(([name], index) => {
    const button = el("button", { type: "button", role: "columnheader" }, name);
    button.addEventListener("click", () => {
      turned = sorted === index && !turned;
      sorted = index;
      list();
    });
    at("head").append(button);
  });

  const list = () => {
    const value = COLUMNS[sorted][1];
    const way = turned ? -1 : 1;
    shown = rows.filter(fits).map((row) => [value(row), row]);
    shown.sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1].order - b[1].order));
    shown = shown.map((pair) => pair[1]);
    Array.from(at("head").children, (button, index) => {
      button.textContent = COLUMNS[index][0] + (index === sorted ? (turned ? " ↑" : " ↓") : "");
      button.classList.toggle("on", index === sorted);
    });
    at("space").style.height = shown.length * HEIGHT + "px";
    at("none").hidden = shown.length > 0;
    at("count").textContent = many(shown.length) + (shown.length === 1 ? " finding" : " findings");
    paint();
  };

  const line = (row) => {
    const { story, finding } = row;
    const severity = finding ? SEVERITIES[finding[1]] : "error";
    const cells = [
      el("span", { class: "sev" }, finding ? severity : "unread"),
      el("span", { class: "soft" }, finding ? all.names[finding[0]] : "could not be read"),
      el("span", null, finding ? finding[3] : story.e),
      el("span", { class: "words" }, words(row)),
      el("span", { class: "soft" }, story.s),
      el("time", null, story.d || ""),
    ];
    const element = el("div", { class: "row " + severity + (row === current ? " on" : ""), role: "row" }, ...cells);
    element.addEventListener("click", () => open(row));
    return element;
  };
  let painted = "";
  const paint = () => {
    const top = -at("space").getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(top / HEIGHT) - 10);
    const count = Math.ceil(innerHeight / HEIGHT) + 20;
    at("window").style.top = first * HEIGHT + "px";
    at("window").replaceChildren(...shown.slice(first, first + count).map(line));
    painted = String(first);
  };
  addEventListener("scroll", () => {
    const top = -at("space").getBoundingClientRect().top;
    if (Math.abs(Math.floor(top / HEIGHT) - 10 - Number(painted)) > 5) requestAnimationFrame(paint);
  }, { passive: true });
  addEventListener("resize", () => { draw(); paint(); });

  // One finding: the caption, and what the story says

  const marked = (text, quotes) => {
    const nodes = [];
    let rest = text;
    for (const quote of quotes.filter(Boolean)) {
      const where = rest.indexOf(quote);
      if (where < 0) continue;
      nodes.push(rest.slice(0, where), el("mark", null, quote));
      rest = rest.slice(where + quote.length);
    }
    return [...nodes, rest];
  };
  const one = (finding, isHere) => {
    const box = el("div", { class: "finding " + SEVERITIES[finding[1]] + (isHere ? " here" : "") }, el("b", null, all.names[finding[0]]), el("p", null, finding[3]));
    for (const [of, text, says] of finding[4]) {
      if (of === 1) continue;
      if (of === 0 && text) box.append(el("blockquote", null, text));
      if (of === 3) box.append(el("p", { class: "says" }, says), el("blockquote", null, text));
      else if (says) box.append(el("p", { class: "says" }, says));
    }
    return box;
  };
  const open = (row) => {
    current = row;
    const { story, finding } = row;
    const severity = finding ? SEVERITIES[finding[1]] : "error";
    const detail = at("detail");
    const close = el("button", { type: "button", class: "close" }, "close");
    close.addEventListener("click", shut);
    const where = [story.s, story.d, story.p === undefined ? story.n : story.n + " · " + story.p].filter(Boolean).join(" · ");
    detail.replaceChildren(close, el("h3", null, story.t || story.n), el("p", { class: "where" }, where));
    detail.className = severity;
    const shot = caption(row);
    if (shot) {
      const [text, verdict, score] = shot;
      const quotes = finding[4].filter(([of]) => of === 1).map(([, quote]) => quote);
      const judged = verdict === null ? el("small", null, "the caption here") : el("div", { class: "judged" }, el("span", { class: "chip " + VERDICTS[verdict] }, VERDICTS[verdict]), "scores " + score.toFixed(2));
      detail.append(el("figure", null, judged, el("figcaption", null, ...marked(text, quotes))));
    }
    if (story.e) detail.append(el("p", null, story.e));
    const same = story.f.filter((other) => finding && other[2] === finding[2]);
    for (const other of same) detail.append(one(other, other === finding));
    document.querySelector("main").classList.add("open");
    paint();
  };
  const shut = () => {
    current = null;
    document.querySelector("main").classList.remove("open");
    paint();
  };

  const choose = (change) => {
    Object.assign(chosen, change);
    for (const key of ["rule", "section", "verdict"]) at(key).value = chosen[key];
    at("month").textContent = "";
    if (chosen.month) {
      const clear = el("button", { type: "button", title: "all months" }, chosen.month + " ×");
      clear.addEventListener("click", () => choose({ month: "" }));
      at("month").append(clear);
    }
    draw();
    list();
  };

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      shut();
      if (event.target.blur) event.target.blur();
    }
    if (event.target.matches("input[type=search], select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      at("words").focus();
    }
    if ((event.key === "j" || event.key === "k") && shown.length) {
      const index = Math.min(shown.length - 1, Math.max(0, shown.indexOf(current) + (event.key === "j" ? 1 : -1)));
      open(shown[index]);
      const top = at("space").getBoundingClientRect().top + scrollY + index * HEIGHT;
      if (top < scrollY + 120 || top > scrollY + innerHeight - 2 * HEIGHT) scrollTo({ top: top - innerHeight / 2 });
      paint();
    }
  });

  choose({});
})();
