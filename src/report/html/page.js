"use strict";
// Texts of stories become text nodes, never markup.
(() => {
  const SEVERITIES = ["error", "warning", "note"];
  const BATCH = 20;
  const FEW = 5;

  const at = (id) => document.getElementById(id);
  const data = (name) =>
    Array.from(document.querySelectorAll("script." + name), (element) => JSON.parse(element.textContent));
  const el = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  };

  const [settings] = data("settings");
  const [summary] = data("summary");
  const stories = data("story");

  const letters = (pieces) =>
    pieces.map((piece) => (piece === null ? " " : typeof piece === "string" ? piece : piece[0])).join("");
  // What a story is searched by, put together when it is first searched.
  const searched = (story) => {
    if (story.all === undefined) {
      const texts = [story.path, story.id || "", story.error || "", letters(story.title), letters(story.body)];
      for (const caption of story.captions) texts.push(letters(caption.text), caption.src || "");
      for (const finding of story.findings) texts.push(finding.rule, finding.message);
      story.all = texts.join("\n").toLowerCase();
    }
    return story.all;
  };

  // The filters

  const counts = { error: summary.errors, warning: summary.warnings, note: summary.notes };
  const least = SEVERITIES.indexOf(settings.least);
  const boxes = SEVERITIES.map((severity, index) => {
    const box = el("input", { type: "checkbox", checked: index <= least });
    at("severities").append(
      el("label", { class: "toggle " + severity }, box, el("span", null, severity + " " + counts[severity])),
    );
    return box;
  });
  const used = new Map();
  for (const story of stories) {
    for (const { rule } of story.findings) used.set(rule, (used.get(rule) || 0) + 1);
  }
  for (const rule of [...used.keys()].sort()) {
    const option = el("option", { value: rule, title: settings.rules[rule] }, rule + " (" + used.get(rule) + ")");
    at("rule").append(option);
  }
  at("sum").textContent = summary.says;

  const wanted = () => {
    const shown = new Set(SEVERITIES.filter((_, index) => boxes[index].checked));
    const rule = at("rule").value;
    const verdict = at("verdict").value;
    const words = at("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const clean = at("clean").checked;
    return stories
      .map((story) => ({
        story,
        findings: story.findings.map((finding, number) => ({ finding, number })).filter(
          ({ finding }) => shown.has(finding.severity) && (!rule || finding.rule === rule),
        ),
      }))
      .filter(({ story, findings }) => {
        const is = story.captions.some((caption) => caption.verdict === verdict);
        if (verdict && !is) return false;
        const silent = clean || (verdict && !rule) || (story.error && !rule);
        if (!findings.length && !silent) return false;
        return words.every((word) => searched(story).includes(word));
      });
  };

  // The stories

  const texts = (pieces, severityOf) =>
    pieces.map((piece) => {
      if (piece === null) return el("span", { class: "gap" }, " … ");
      if (typeof piece === "string") return piece;
      const [text, by] = piece;
      const seen = by.filter(([finding]) => severityOf.has(finding));
      if (!seen.length) return text;
      const gravest = SEVERITIES.find((severity) => seen.some(([finding]) => severityOf.get(finding) === severity));
      const keys = seen.map(([finding, reason]) => finding + "." + reason).join(" ");
      return el("mark", { class: gravest, "data-by": keys }, text);
    });

  const paragraphs = (pieces, severityOf) => {
    const found = [];
    let paragraph = [];
    const end = () => {
      if (paragraph.length) found.push(el("p", null, ...paragraph));
      paragraph = [];
    };
    for (const node of texts(pieces, severityOf)) {
      if (typeof node !== "string") {
        paragraph.push(node);
        continue;
      }
      node.split(/\n{2,}/).forEach((part, index) => {
        if (index > 0) end();
        if (part) paragraph.push(part);
      });
    }
    end();
    return found;
  };

  const evidence = (finding) => {
    const items = finding.evidence.map((reason, index) =>
      el(
        "li",
        { "data-reason": index + 1 },
        reason.of && el("small", null, reason.of),
        reason.quote && el("q", null, reason.quote),
        (reason.quote ? " " : "") + reason.says,
      ),
    );
    const list = el("ul", { class: "evidence" }, ...items);
    if (items.length > FEW + 1) {
      items.slice(FEW).forEach((item) => (item.hidden = true));
      const more = el("button", { type: "button" }, items.length - FEW + " more reasons");
      more.addEventListener("click", () => {
        items.forEach((item) => (item.hidden = false));
        more.remove();
      });
      list.append(el("li", null, more));
    }
    return items.length ? list : null;
  };

  const item = ({ finding, number }) =>
    el(
      "li",
      { class: "finding " + finding.severity, tabindex: "0", "data-finding": number },
      el(
        "div",
        { class: "rule", title: settings.rules[finding.rule] },
        el("b", null, finding.severity),
        finding.rule,
        el("span", null, finding.at),
      ),
      el("p", null, finding.message),
      evidence(finding),
      finding.help && el("p", { class: "help" }, finding.help),
    );

  const ledger = (caption) => {
    if (!caption.ledger) return null;
    const heaviest = Math.max(...caption.ledger.map(([weight]) => Math.abs(Number(weight)))) || 1;
    const rows = caption.ledger.map(([weight, says]) => {
      const bar = el("i", { class: weight.startsWith("-") ? "against" : "for" });
      bar.style.width = (Math.abs(Number(weight)) / heaviest) * 50 + "%";
      return el("tr", null, el("td", null, weight), el("td", { "aria-hidden": "true" }, bar), el("td", null, says));
    });
    const summary = el("summary", null, "what speaks for it and what against");
    return el("details", { class: "ledger" }, summary, el("table", null, ...rows));
  };

  const figure = (story, caption, index, findings, severityOf) => {
    const percent = Math.round(Number(caption.score) * 100);
    const level = el("i");
    level.style.width = percent + "%";
    return el(
      "figure",
      null,
      el(
        "div",
        { class: "judged " + caption.verdict },
        el("span", { class: "chip " + caption.verdict }, caption.verdict),
        el("span", { class: "scale", "aria-hidden": "true" }, level),
        el("span", { class: "score", title: "the probability that the caption belongs" }, caption.score),
        el("span", { class: "src" }, caption.src || (story.captions.length > 1 ? "caption " + (index + 1) : "")),
      ),
      el("figcaption", null, ...texts(caption.text, severityOf)),
      el("ul", null, ...findings.filter(({ finding }) => finding.caption === index).map(item)),
      ledger(caption),
    );
  };

  const card = ({ story, findings }) => {
    const head = el(
      "h2",
      null,
      el("span", null, story.path + (story.id ? " · " + story.id : "")),
      el("span", null, story.published || ""),
    );
    if (story.error) {
      const fault = el("p", { class: "fault" }, el("b", null, "could not be read"), " — " + story.error);
      return el("article", { class: "alone" }, head, fault);
    }
    const severityOf = new Map(findings.map(({ finding, number }) => [number, finding.severity]));
    const own = findings.filter(({ finding }) => finding.caption === undefined);
    const captions = el(
      "section",
      { class: "captions", "aria-label": "captions" },
      ...story.captions.map((caption, index) => figure(story, caption, index, findings, severityOf)),
      story.captions.length ? null : el("p", { class: "quiet" }, "This story has no captions."),
      el("ul", null, ...own.map(item)),
    );
    const title = letters(story.title) ? el("h3", null, ...texts(story.title, severityOf)) : null;
    const alone = !story.body.length;
    const text = el(
      "section",
      { class: "story", "aria-label": "story", tabindex: alone ? undefined : "-1" },
      title,
      ...paragraphs(story.body, severityOf),
    );
    const article = el("article", { class: alone && !title ? "alone" : "" }, head, captions, text);
    if (alone && !title) text.remove();
    return article;
  };

  // Drawing: a batch at a time, the next one while its end is in view or near it

  let queue = [];
  const end = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && draw(BATCH), {
    rootMargin: "1200px",
  });
  const draw = (number) => {
    at("stories").append(...queue.splice(0, number).map(card));
    at("more").hidden = !queue.length;
    at("more").textContent = queue.length + " more " + (queue.length === 1 ? "story" : "stories");
    // An end that stays in view is told again only to who asks again.
    end.unobserve(at("more"));
    if (queue.length) end.observe(at("more"));
  };
  const refresh = () => {
    const all = wanted();
    queue = all.slice();
    at("stories").replaceChildren();
    draw(BATCH);
    const found = all.reduce((sum, { findings }) => sum + findings.length, 0);
    const plural = (number, one, many) => number + " " + (number === 1 ? one : many);
    at("count").textContent = plural(found, "finding", "findings") + " in " + plural(all.length, "story", "stories");
    at("none").hidden = all.length > 0;
  };
  addEventListener("beforeprint", () => draw(queue.length));

  // Lighting up what a finding points at, on both sides

  let lit = null;
  const light = (finding, reason) => {
    const article = finding && finding.closest("article");
    if (lit) {
      for (const element of lit.querySelectorAll(".lit, .here")) element.classList.remove("lit", "here");
    }
    lit = article;
    if (!article) return;
    finding.classList.add("lit");
    const number = finding.dataset.finding;
    let first = null;
    for (const mark of article.querySelectorAll("mark")) {
      const by = mark.dataset.by.split(" ");
      if (!by.some((key) => key.startsWith(number + "."))) continue;
      mark.classList.add("lit");
      const here = reason && by.includes(number + "." + reason);
      if (here) mark.classList.add("here");
      if (mark.closest(".story") && (!first || (here && !first.classList.contains("here")))) first = mark;
    }
    if (reason) {
      const row = finding.querySelector('[data-reason="' + reason + '"]');
      if (row) row.classList.add("here");
    }
    show(first);
  };
  // Moves the story's own column, never the page under the reader's pointer.
  const show = (mark) => {
    const column = mark && mark.closest(".story");
    if (!column || column.scrollHeight <= column.clientHeight) return;
    const [box, frame] = [mark.getBoundingClientRect(), column.getBoundingClientRect()];
    if (box.top < frame.top + 20 || box.bottom > frame.bottom - 20) {
      column.scrollTop += box.top - frame.top - frame.height / 3;
    }
  };
  const lightUnder = (target) => {
    if (!(target instanceof Element)) return;
    const mark = target.closest("mark");
    if (mark) {
      const [number, reason] = mark.dataset.by.split(" ")[0].split(".");
      const finding = mark.closest("article").querySelector('[data-finding="' + number + '"]');
      light(finding, reason);
      return;
    }
    const finding = target.closest(".finding");
    const row = target.closest("[data-reason]");
    light(finding || focused(), finding && row ? row.dataset.reason : undefined);
  };
  const focused = () => document.activeElement && document.activeElement.closest(".finding");
  at("stories").addEventListener("pointerover", (event) => lightUnder(event.target));
  at("stories").addEventListener("pointerleave", () => light(focused()));
  at("stories").addEventListener("focusin", (event) => lightUnder(event.target));
  at("stories").addEventListener("focusout", () => light(null));

  // Keys

  const step = (by) => {
    const all = Array.from(document.querySelectorAll(".finding"));
    const here = all.indexOf(focused());
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      at("words").value = "";
      if (document.activeElement) document.activeElement.blur();
      refresh();
    }
    if (event.target.closest("input[type=search], select")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") {
      event.preventDefault();
      at("words").focus();
    }
  });

  let waiting;
  at("filters").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(refresh, 80);
  });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  refresh();
})();
