"use strict";
// The page: filters, which its address keeps, a batch of cards at a time, keys.
(() => {
  const BATCH = 20;

  const at = (id) => document.getElementById(id);
  const data = (name) =>
    Array.from(document.querySelectorAll("script." + name), (element) => JSON.parse(element.textContent));

  const [settings] = data("settings");
  const [summary] = data("summary");
  const stories = data("story");
  // A finding is called by its story's number and its own.
  let current = "";
  const link = (story, number) => stories.indexOf(story) + "." + number;
  const { SEVERITIES, el, letters, card, focused, lightIn } = cards({ ...settings, link });
  const { forget, mark, step: stepInSearch } = search();

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
  const usual = SEVERITIES.slice(0, least + 1).join(",");
  const used = new Map();
  for (const story of stories) {
    for (const { rule } of story.findings) used.set(rule, (used.get(rule) || 0) + 1);
  }
  for (const rule of [...used.keys()].sort()) {
    const option = el("option", { value: rule, title: settings.rules[rule] }, rule + " (" + used.get(rule) + ")");
    at("rule").append(option);
  }
  at("sum").textContent = summary.says;

  const typed = () => at("words").value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = () => {
    const shown = new Set(SEVERITIES.filter((_, index) => boxes[index].checked));
    const rule = at("rule").value;
    const verdict = at("verdict").value;
    const words = typed();
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

  // Drawing: a batch at a time, the next one while its end is in view or near it

  let queue = [];
  const end = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && draw(BATCH), {
    rootMargin: "1200px",
  });
  const draw = (number) => {
    const drawn = queue.splice(0, number).map(card);
    at("stories").append(...drawn);
    mark(typed(), drawn);
    at("more").hidden = !queue.length;
    at("more").textContent = queue.length + " more " + (queue.length === 1 ? "story" : "stories");
    // An end that stays in view is told again only to who asks again.
    end.unobserve(at("more"));
    if (queue.length) end.observe(at("more"));
  };
  const refresh = () => {
    current = "";
    keep();
    const all = wanted();
    queue = all.slice();
    at("stories").replaceChildren();
    forget();
    draw(BATCH);
    const found = all.reduce((sum, { findings }) => sum + findings.length, 0);
    const plural = (number, one, many) => number + " " + (number === 1 ? one : many);
    at("count").textContent = plural(found, "finding", "findings") + " in " + plural(all.length, "story", "stories");
    at("none").hidden = all.length > 0;
  };
  addEventListener("beforeprint", () => draw(queue.length));

  lightIn(at("stories"));

  // The address: the filters, as far as they are not those at first, and the
  // finding that is looked at.

  const FILTERS = ["rule", "verdict", "words"];
  const severities = () => SEVERITIES.filter((_, index) => boxes[index].checked).join(",");
  const keep = () => {
    const parts = { severity: severities() === usual ? "" : severities() || "none" };
    for (const id of FILTERS) parts[id] = at(id).value;
    address.write({ ...parts, clean: at("clean").checked ? "1" : "", finding: current });
  };
  const lead = () => {
    const told = address.read();
    const wish = told.get("finding") || "";
    const shown = (told.get("severity") || usual).split(",");
    SEVERITIES.forEach((severity, index) => (boxes[index].checked = shown.includes(severity)));
    for (const id of FILTERS) {
      at(id).value = told.get(id) || "";
      // A rule that this page does not have.
      if (at(id).selectedIndex === -1) at(id).value = "";
    }
    at("clean").checked = told.has("clean");
    const [story, number] = wish.split(".").map(Number);
    const finding = stories[story] && stories[story].findings[number];
    // Whoever is led to a note sees it.
    if (finding) boxes[SEVERITIES.indexOf(finding.severity)].checked = true;
    refresh();
    if (!finding) return;
    const place = queue.findIndex((waiting) => waiting.story === stories[story]);
    draw(place + 1);
    const element = document.querySelector('[data-link="' + story + "." + number + '"]');
    if (element) look(element);
  };
  const look = (finding) => {
    finding.focus({ preventScroll: true });
    finding.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", lead);
  at("stories").addEventListener("focusin", (event) => {
    const finding = event.target.closest(".finding");
    if (!finding) return;
    current = finding.dataset.link;
    keep();
  });
  at("stories").addEventListener("click", (event) => {
    const chosen = event.target.closest("a[href]");
    if (!chosen) return;
    // The filters stay as they are.
    event.preventDefault();
    look(chosen.closest(".finding"));
  });

  // Keys

  const step = (by) => {
    const all = Array.from(document.querySelectorAll(".finding"));
    const here = all.indexOf(focused());
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
    if (next) look(next);
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      at("words").value = "";
      if (document.activeElement) document.activeElement.blur();
      refresh();
    }
    if (event.key === "Enter" && event.target === at("words")) stepInSearch(event.shiftKey ? -1 : 1);
    if (event.target.closest("input[type=search], select")) return;
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "/") {
      event.preventDefault();
      at("words").focus();
    }
  });

  let waiting;
  at("filters").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      refresh();
      // What is searched for is seen, wherever the page was.
      if (event.target === at("words")) stepInSearch(1);
    }, 80);
  });
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  lead();
})();
