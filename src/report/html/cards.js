"use strict";
// The cards of stories: captions beside their story, what disagrees lit up on
// both sides. Texts of stories become text nodes, never markup.
//
// `settings` has what each rule says, and of a page that does more than show:
// `say` for words in another language, `rule` for what stands for its name,
// `mend` for what makes a fix, `link` for what a finding is called in the address.
const cards = (settings) => {
  const SEVERITIES = ["error", "warning", "note"];
  const FEW = 5;
  // Where a reason stands, if it stands anywhere.
  const OF = { caption: "caption", story: "story", metadata: "picture's file" };
  const say = settings.say || ((words, number) => words.replace("{n}", number));

  const el = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== undefined && child !== null));
    return element;
  };

  const letters = (pieces) =>
    pieces.map((piece) => (piece === null ? " " : typeof piece === "string" ? piece : piece[0])).join("");

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
        OF[reason.of] && el("small", null, say(OF[reason.of])),
        reason.text && el("q", null, reason.text),
        (reason.text ? " " : "") + reason.says,
      ),
    );
    const list = el("ul", { class: "evidence" }, ...items);
    if (items.length > FEW + 1) {
      items.slice(FEW).forEach((item) => (item.hidden = true));
      const more = el("button", { type: "button" }, say("{n} more reasons", items.length - FEW));
      more.addEventListener("click", () => {
        items.forEach((item) => (item.hidden = false));
        more.remove();
      });
      list.append(el("li", null, more));
    }
    return items.length ? list : null;
  };

  // How a finding is mended: words to read, or a button where they can be put in.
  const mend = ({ fix, editable }) =>
    settings.mend && editable
      ? settings.mend(fix)
      : el("p", { class: "help" }, say("fix"), ": " + fix.title);

  const item = (story, { finding, number }) => {
    const link = settings.link && settings.link(story, number);
    const at = finding.span ? finding.span.line + ":" + finding.span.column : "";
    const where = link
      ? el("a", { href: "#finding=" + link, title: "link to this finding", tabindex: "-1" }, at || "#")
      : at;
    return el(
      "li",
      { class: "finding " + finding.severity, tabindex: "0", "data-finding": number, "data-link": link },
      el(
        "div",
        { class: "rule", title: settings.rules[finding.rule] },
        el("b", null, say(finding.severity)),
        settings.rule ? settings.rule(finding.rule) : finding.rule,
        el("span", null, where),
      ),
      el("p", null, finding.message),
      evidence(finding),
      finding.help && el("p", { class: "help" }, finding.help),
      finding.fix && mend(finding),
    );
  };

  const ledger = (caption) => {
    if (!caption.ledger) return null;
    const heaviest = Math.max(...caption.ledger.map(([weight]) => Math.abs(Number(weight)))) || 1;
    const rows = caption.ledger.map(([weight, says]) => {
      const bar = el("i", { class: weight.startsWith("-") ? "against" : "for" });
      bar.style.width = (Math.abs(Number(weight)) / heaviest) * 50 + "%";
      return el("tr", null, el("td", null, weight), el("td", { "aria-hidden": "true" }, bar), el("td", null, says));
    });
    const summary = el("summary", null, say("what speaks for it and what against"));
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
        el("span", { class: "chip " + caption.verdict }, say(caption.verdict)),
        el("span", { class: "scale", "aria-hidden": "true" }, level),
        el("span", { class: "score", title: say("the probability that the caption belongs") }, caption.score),
        el("span", { class: "src" }, caption.src || (story.captions.length > 1 ? say("caption {n}", index + 1) : "")),
      ),
      el("figcaption", null, ...texts(caption.text, severityOf)),
      el("ul", null, ...findings.filter(({ finding }) => finding.caption === index).map((found) => item(story, found))),
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
      const fault = el("p", { class: "fault" }, el("b", null, say("could not be read")), " — " + story.error);
      return el("article", { class: "alone" }, head, fault);
    }
    const severityOf = new Map(findings.map(({ finding, number }) => [number, finding.severity]));
    const own = findings.filter(({ finding }) => finding.caption === undefined);
    const captions = el(
      "section",
      { class: "captions", "aria-label": say("captions") },
      ...story.captions.map((caption, index) => figure(story, caption, index, findings, severityOf)),
      story.captions.length ? null : el("p", { class: "quiet" }, say("This story has no captions.")),
      el("ul", null, ...own.map((found) => item(story, found))),
    );
    const title = letters(story.title) ? el("h3", null, ...texts(story.title, severityOf)) : null;
    const alone = !story.body.length;
    const text = el(
      "section",
      { class: "story", "aria-label": say("story"), tabindex: alone ? undefined : "0" },
      title,
      ...paragraphs(story.body, severityOf),
    );
    const article = el("article", { class: alone && !title ? "alone" : "" }, head, captions, text);
    if (alone && !title) text.remove();
    return article;
  };

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
  const lightIn = (stories) => {
    stories.addEventListener("pointerover", (event) => lightUnder(event.target));
    stories.addEventListener("pointerleave", () => light(focused()));
    // Whoever goes from a finding to the story's column, to move it by keys, still
    // sees what the finding points at.
    const isColumnOfLit = (target) => Boolean(target && lit && target.matches(".story") && lit.contains(target));
    stories.addEventListener("focusin", (event) => isColumnOfLit(event.target) || lightUnder(event.target));
    stories.addEventListener("focusout", (event) => isColumnOfLit(event.relatedTarget) || light(null));
  };

  return { SEVERITIES, el, letters, card, focused, lightIn };
};
