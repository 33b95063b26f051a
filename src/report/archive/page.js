"use strict";
// The totals, the filters and the table of all findings.
(() => {
  const VERDICTS = ["belongs", "unclear", "mismatch"];
  const [all] = data("settings");
  // One row a finding, in the order of the archive; what could not be read has a row too.
  const rows = [];
  for (const stories of data("rows")) {
    for (const story of stories) {
      for (const finding of story.f) rows.push({ story, finding, order: rows.length });
      if (story.e) rows.push({ story, finding: null, order: rows.length });
    }
  }
  const usual = all.errors || all.warnings ? [1, 2] : [0, 1, 2];
  const chosen = { severities: new Set(usual), rule: "", section: "", verdict: "", month: "", rate: false, words: [] };

  // The totals

  const tile = (count, one, more, tone) => el("div", { class: "tile " + (tone || "") }, el("b", null, many(count)), el("span", null, count === 1 ? one : more));
  const percent = (count) => {
    const share = (100 * count) / Math.max(1, all.captions);
    return (share && share < 1 ? share.toFixed(1) : Math.round(share)) + " %";
  };
  const verdicts = el("div", { class: "tile verdicts" }, el("span", null, "captions by verdict"), el("div", { class: "share" }));
  for (const verdict of VERDICTS.filter((verdict) => all.verdicts[verdict])) {
    verdicts.lastChild.append(el("i", { class: verdict, style: "flex:" + all.verdicts[verdict] + " 0 0" }));
  }
  for (const verdict of VERDICTS) {
    verdicts.append(el("span", { class: "key " + verdict }, verdict + " " + percent(all.verdicts[verdict])));
  }
  at("tiles").append(tile(all.stories, "story", "stories"), tile(all.captions, "caption", "captions"), verdicts);
  for (const severity of GRAVEST_FIRST) {
    at("tiles").append(tile(all[PLURALS[severity]], SEVERITIES[severity], PLURALS[severity], SEVERITIES[severity]));
  }
  if (all.reused) at("tiles").append(tile(all.reused, "reused picture", "reused pictures"));
  if (all.unreadable) at("tiles").append(tile(all.unreadable, "unreadable", "unreadable", "error"));

  const names = Object.keys(all.sections);
  document.body.classList.toggle("one-section", names.length < 2);
  if (!rows.length && !total(all)) {
    document.body.classList.add("clean");
    at("none").textContent = all.stories ? "Nothing is found: as far as the texts tell, each caption belongs where it stands." : "There are no stories in this archive.";
  }
  const draw = plots(all, chosen, (change) => choose(change), () => at("filters").scrollIntoView());

  // The filters

  const boxes = new Map();
  for (const severity of GRAVEST_FIRST) {
    const box = el("input", { type: "checkbox", checked: chosen.severities.has(severity) });
    box.addEventListener("change", () => {
      if (box.checked) chosen.severities.add(severity);
      else chosen.severities.delete(severity);
      choose({});
    });
    boxes.set(severity, box);
    at("severities").append(el("label", { class: "toggle " + SEVERITIES[severity] }, box, el("span", null, PLURALS[severity])));
    at("legend").append(el("span", { class: "key " + SEVERITIES[severity] }, PLURALS[severity]));
  }
  for (const name of all.names) at("rule").append(el("option", { value: name }, name));
  // A list of thousands is none to choose from.
  names.sort((a, b) => total(all.sections[b]) - total(all.sections[a]));
  for (const name of names.slice(0, 300).sort()) at("section").append(el("option", { value: name }, name || "none"));
  for (const key of ["rule", "section", "verdict"]) at(key).addEventListener("change", (event) => choose({ [key]: event.target.value }));
  at("rate").addEventListener("change", () => choose({ rate: at("rate").checked }));
  const typed = () => at("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  let waiting = 0;
  at("words").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({ words: typed() }), 120);
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

  const quotes = (finding) => finding[4].filter(([of]) => of === 1).map(([, quote]) => quote);
  const words = (row) => (caption(row) ? caption(row)[0] : row.story.t || "");
  // What stands behind the colon, where the words before it say only what the rule's name says.
  const said = (row) => (row.finding ? row.finding[3] : row.story.e).replace(/^[^:]{24,80}: (?=\S)/, "");
  const COLUMNS = [
    ["severity", (row) => (row.finding ? -row.finding[1] : -3)],
    ["rule", (row) => (row.finding ? all.names[row.finding[0]] : "")],
    ["what is said", said],
    ["caption", words],
    ["section", (row) => row.story.s],
    ["published", (row) => row.story.d || ""],
  ];
  let sorted = 0, turned = false, shown = [], current = null;
  COLUMNS.forEach(([name], index) => {
    const button = el("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      turned = sorted === index && !turned;
      sorted = index;
      list();
    });
    at("head").append(el("span", { role: "columnheader" }, button));
  });

  const list = () => {
    const value = COLUMNS[sorted][1];
    const way = turned ? -1 : 1;
    shown = rows.filter(fits).map((row) => [value(row), row]);
    shown.sort((a, b) => (a[0] < b[0] ? -way : a[0] > b[0] ? way : a[1].order - b[1].order));
    shown = shown.map((pair) => pair[1]);
    Array.from(at("head").children, (head, index) => {
      const isOn = index === sorted;
      head.setAttribute("aria-sort", isOn ? (turned ? "descending" : "ascending") : "none");
      head.firstChild.textContent = COLUMNS[index][0] + (isOn ? (turned ? " ↑" : " ↓") : "");
      head.firstChild.classList.toggle("on", isOn);
    });
    at("table").setAttribute("aria-rowcount", shown.length + 1);
    at("none").hidden = shown.length > 0;
    count();
    paint();
  };
  // What is shown, and of how much: what cannot be read is no finding.
  const count = () => {
    const found = shown.filter((row) => row.finding).length;
    const unread = shown.length - found;
    const stories = new Set(shown.map((row) => row.story)).size;
    at("count").textContent = counted(found, "finding", "findings") + (unread ? ", " + many(unread) + " unread" : "");
    const of = (part, whole, one, more) => (part === whole ? "" : many(part) + " of ") + counted(whole, one, more);
    const held = total(all) > all.held ? "; this page has the " + many(all.held) + " gravest" : "";
    const isAll = shown.length === rows.length && !held;
    at("sum").textContent = isAll
      ? counted(found, "finding", "findings") + " in " + counted(all.stories, "story", "stories")
      : of(found, total(all), "finding", "findings") + ", in " + of(stories, all.stories, "story", "stories") + held;
  };

  // The caption from the first words on that are pointed at, so that they can be seen.
  const glance = (row) => {
    const text = words(row);
    const quote = row.finding && quotes(row.finding).find((quote) => quote && text.includes(quote));
    if (!quote) return [text];
    const where = text.indexOf(quote);
    const from = where < 24 ? 0 : text.lastIndexOf(" ", where - 12) + 1;
    return [(from ? "…" : "") + text.slice(from, where), el("mark", null, quote), text.slice(where + quote.length, where + 240)];
  };
  const line = (row, index) => {
    const { story, finding } = row;
    const severity = finding ? SEVERITIES[finding[1]] : "error";
    const message = finding ? finding[3] : story.e;
    const cell = (tag, name, ...children) => el(tag, { class: name, role: "gridcell" }, ...children);
    const cells = [
      cell("span", "sev", finding ? severity : "unread"),
      cell("span", "soft rule", finding ? all.names[finding[0]] : "could not be read"),
      cell("span", "message", said(row)),
      cell("span", "words", ...glance(row)),
      cell("span", "soft section", story.s),
      cell("time", "", story.d || ""),
    ];
    const isCurrent = row === current || (!current && index === 0);
    const element = el("div", { class: "row " + severity + (row === current ? " on" : ""), role: "row", "aria-rowindex": index + 2, "aria-selected": String(row === current), tabindex: isCurrent ? 0 : -1, title: message }, ...cells);
    element.addEventListener("click", () => open(row));
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open(row);
    });
    return element;
  };
  // Only the rows in sight are drawn, or the first ones on paper.
  const PRINTED = 300;
  const narrow = matchMedia("(max-width: 62rem)");
  let painted = 0, isPrinting = false;
  const height = () => (narrow.matches ? 62 : 40);
  const paint = () => {
    const tall = height();
    const hadFocus = at("window").contains(document.activeElement);
    const top = -at("space").getBoundingClientRect().top;
    const first = isPrinting ? 0 : Math.max(0, Math.floor(top / tall) - 10);
    const count = isPrinting ? PRINTED : Math.ceil(innerHeight / tall) + 20;
    at("space").style.height = isPrinting ? "auto" : shown.length * tall + "px";
    at("window").style.top = first * tall + "px";
    at("window").replaceChildren(...shown.slice(first, first + count).map((row, index) => line(row, first + index)));
    if (isPrinting && shown.length > count) at("window").append(el("p", null, "… and " + many(shown.length - count) + " more"));
    if (hadFocus) (at("window").querySelector(".on") || at("window").firstChild || document.body).focus({ preventScroll: true });
    painted = first;
  };
  addEventListener("scroll", () => {
    const top = -at("space").getBoundingClientRect().top;
    if (Math.abs(Math.floor(top / height()) - 10 - painted) > 5) requestAnimationFrame(paint);
  }, { passive: true });
  addEventListener("resize", () => { draw(); paint(); });
  for (const [name, prints] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(name, () => { isPrinting = prints; paint(); });
  }

  // What the story says that a finding rests on.
  const passage = (finding) => {
    const grounds = finding ? finding[4].filter(([of, text]) => of === 0 && text) : [];
    return Array.from(new Set(grounds.map(([, text, , context]) => context || text))).join(" … ");
  };
  // What fits the filters, for a spreadsheet, which must not take a text for a formula.
  at("save").addEventListener("click", () => {
    const field = (value) => '"' + String(value === undefined || value === null ? "" : value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""') + '"';
    const lines = [["severity", "rule", "message", "caption", "story", "title", "section", "published", "file", "verdict", "score", "passage"]];
    for (const row of shown) {
      const { story, finding } = row;
      const [text, verdict, score] = caption(row) || [];
      const judged = [VERDICTS[verdict], Number.isFinite(score) ? score.toFixed(2) : ""];
      lines.push([finding ? SEVERITIES[finding[1]] : "unread", finding ? all.names[finding[0]] : "", finding ? finding[3] : story.e, text, story.n, story.t, story.s, story.d, story.p, ...judged, passage(finding)]);
    }
    const text = "\ufeff" + lines.map((fields) => fields.map(field).join(",") + "\r\n").join("");
    const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "text/csv" })), download: "findings.csv" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  // One finding: the caption, and what the story says

  // Reasons come in an order of their own, and two may have the same words.
  const marked = (text, quotes) => {
    const places = [];
    for (const quote of quotes.filter(Boolean)) {
      let where = text.indexOf(quote);
      while (where >= 0 && places.some(([start, end]) => where < end && start < where + quote.length)) where = text.indexOf(quote, where + 1);
      if (where >= 0) places.push([where, where + quote.length]);
    }
    places.sort((a, b) => a[0] - b[0]);
    const nodes = [];
    let last = 0;
    for (const [start, end] of places) {
      nodes.push(text.slice(last, start), el("mark", null, text.slice(start, end)));
      last = end;
    }
    return [...nodes, text.slice(last)];
  };
  const one = (finding, isHere) => {
    const box = el("div", { class: "finding " + SEVERITIES[finding[1]] + (isHere ? " here" : "") }, el("b", null, all.names[finding[0]]), el("p", null, finding[3]));
    for (const [of, text, says, context] of finding[4]) {
      if (of === 1) continue;
      if (of === 0 && text) box.append(el("blockquote", null, ...(context ? marked(context, [text]) : [text])));
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
      const judged = verdict === null ? el("small", null, "the caption here") : el("div", { class: "judged" }, el("span", { class: "chip " + VERDICTS[verdict] }, VERDICTS[verdict]), "scores " + score.toFixed(2));
      detail.append(el("figure", null, judged, el("figcaption", null, ...marked(text, quotes(finding)))));
    }
    if (story.e) detail.append(el("p", null, story.e));
    const beside = story.f.filter((other) => finding && other !== finding && other[2] === finding[2]);
    if (finding) detail.append(one(finding, true));
    if (beside.length) detail.append(el("p", { class: "beside" }, shot ? "Also found in this caption" : "Also found"));
    for (const other of beside) detail.append(one(other, false));
    detail.scrollTop = 0;
    document.querySelector("main").classList.add("open");
    keep();
    paint();
  };
  const shut = () => {
    current = null;
    document.querySelector("main").classList.remove("open");
    keep();
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
    keep();
  };

  // The address: the filters, as far as they are not those at first, and the
  // finding that is open, by its number in the page.

  const LISTS = ["rule", "section", "verdict", "month"];
  const keep = () => {
    const severities = [0, 1, 2].filter((severity) => chosen.severities.has(severity));
    const isUsual = severities.join() === usual.join();
    const parts = { severity: isUsual ? "" : severities.map((severity) => SEVERITIES[severity]).join(",") || "none" };
    for (const key of LISTS) parts[key] = chosen[key];
    address.write({ ...parts, rate: chosen.rate ? "1" : "", words: chosen.words.join(" "), finding: current ? current.order : "" });
  };
  const lead = () => {
    const told = address.read();
    const row = told.has("finding") ? rows[Number(told.get("finding"))] : undefined;
    const severities = told.has("severity") ? told.get("severity").split(",").map((name) => SEVERITIES.indexOf(name)) : usual;
    // Whoever is led to a note sees it.
    chosen.severities = new Set(row && row.finding ? [...severities, row.finding[1]] : severities);
    for (const [severity, box] of boxes) box.checked = chosen.severities.has(severity);
    at("words").value = told.get("words") || "";
    at("rate").checked = told.has("rate");
    current = null;
    const lists = Object.fromEntries(LISTS.map((key) => [key, told.get(key) || ""]));
    choose({ ...lists, words: typed(), rate: told.has("rate") });
    if (!row) return shut();
    open(row);
    show(shown.indexOf(row));
  };
  addEventListener("hashchange", lead);

  addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      shut();
      if (event.target.blur) event.target.blur();
    }
    if (event.target.matches && event.target.matches("input[type=search], select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      at("words").focus();
    }
    const inTable = at("window").contains(event.target);
    const step = { j: 1, k: -1, ...(inTable && { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }) }[event.key];
    if (step && shown.length) {
      event.preventDefault();
      const index = Math.min(shown.length - 1, Math.max(0, current ? shown.indexOf(current) + step : 0));
      open(shown[index]);
      show(index);
    }
  });
  // Brings a row into sight.
  const show = (index) => {
    if (index < 0) return;
    const tall = height();
    const top = at("space").getBoundingClientRect().top + scrollY + index * tall;
    const foot = narrow.matches ? innerHeight * 0.7 : tall;
    if (top < scrollY + 120 || top > scrollY + innerHeight - foot - tall) scrollTo({ top: top - (innerHeight - foot) / 2 });
    paint();
  };

  lead();
})();
