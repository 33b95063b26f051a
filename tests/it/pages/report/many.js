const { choose, click, every, focused, holds, key, keys, one, point, same, says, scroll, settle, steps, type, words } = reader;

const ids = () => says("article > h2 span:first-child").map((name) => name.replace("news.jsonl · ", ""));
const isChecked = (severity) => one("#severities ." + severity + " input").checked;
const begin = async () => {
  for (const [severity, wanted] of [["error", true], ["warning", true], ["note", false]]) {
    if (isChecked(severity) !== wanted) await click("#severities ." + severity + " input");
  }
  if (one("#clean").checked) await click("#clean");
  one("#rule").value = one("#verdict").value = "";
  key("Escape");
  await scroll(0);
};

steps(begin, {
  "at first errors and warnings are shown"() {
    same(says("#severities label"), ["error 25", "warning 24", "note 1"]);
    same(says("#count"), ["49 findings in 50 stories"]);
    same(ids().slice(0, 4), ["harbour", "news.jsonl", "clown00", "desk00"]);
    same(says(".fault b"), ["could not be read"]);
  },
  async "a severity shows and hides its findings"() {
    await click("#severities .error input");
    await click("#severities .warning input");
    same(says("#count"), ["0 findings in 1 story"]);
    await click("#severities .note input");
    same(says("#count"), ["1 finding in 2 stories"]);
    same(says(".finding b"), ["note"]);
  },
  async "a rule is chosen"() {
    same(words("#rule option"), ["all rules", "desk-notes (24)", "foreign-caption (1)", "impossible-date (24)", "place-absent (1)"]);
    await choose("#rule", "desk-notes");
    same(says("#count"), ["24 findings in 24 stories"]);
    await choose("#rule", "foreign-caption");
    same(ids(), ["harbour"]);
    await choose("#rule", "place-absent");
    same(says("#count, #none"), ["0 findings in 0 stories", "Nothing fits these filters."]);
  },
  async "a verdict is chosen"() {
    await choose("#verdict", "mismatch");
    same(ids(), ["harbour"]);
    await choose("#verdict", "belongs");
    same(says("#count"), ["49 findings in 73 stories"]);
    await choose("#rule", "desk-notes");
    same(says("#count"), ["24 findings in 24 stories"]);
  },
  async "stories without findings are shown when they are asked for"() {
    await click("#clean");
    same(says("#count"), ["49 findings in 75 stories"]);
    same(ids().slice(0, 3), ["harbour", "news.jsonl", "bare"]);
    same(says(".quiet"), ["This story has no captions."]);
  },
  async "words are searched in all that a story has"() {
    for (const [typed, found] of [
      ["GENOA", ["harbour"]],
      ["rossi  ARDERN", ["harbour"]],
      ["rossi oban", []],
      ["clown07", ["clown07"]],
      ["breaks off", ["news.jsonl"]],
      ["no resales desk11", ["desk11"]],
      ["impossible-date clown23", ["clown23"]],
    ]) {
      await type("#words", typed);
      same([typed, ids()], [typed, found]);
    }
    key("Escape");
    same(one("#words").value, "");
    same(says("#count"), ["49 findings in 50 stories"]);
  },
  async "a slash leads to the search, where letters are letters"() {
    holds(key("/").defaultPrevented, "the slash is not written");
    same(focused(), one("#words"));
    keys("j k");
    same(focused(), one("#words"));
    holds(!key("/").defaultPrevented, "a slash in the search is written");
    key("Escape");
    same(focused(), document.body);
    key("j", { ctrlKey: true });
    same(focused(), document.body);
  },
  "keys step through the findings"() {
    const all = every(".finding");
    keys("j");
    same(all.indexOf(focused()), 0);
    keys("j j k");
    same(all.indexOf(focused()), 1);
    same(every(".finding.lit"), [focused()]);
  },
  async "more stories are drawn while the reader steps on"() {
    const seen = new Set();
    for (let n = 0; n < 60; n++) {
      key("j");
      if (focused().closest(".finding")) seen.add(focused());
      if (n % 8 === 7) await settle();
    }
    same(seen.size, 49);
    same(says("#more"), []);
  },
  async "more stories are drawn while the reader scrolls"() {
    holds(ids().length < 50, "not all are drawn at first");
    for (let n = 0; n < 10; n++) await scroll(document.body.scrollHeight);
    same(ids().length, 50);
    same(says("#more"), []);
  },
  "all are drawn on paper"() {
    dispatchEvent(new Event("beforeprint"));
    same(ids().length, 50);
  },
  async "further reasons are shown when they are asked for"() {
    await type("#words", "harbour");
    const finding = one(".finding");
    const reasons = () => says("li[data-reason]", finding).length;
    same(reasons(), 5);
    holds(/^[2-9] more reasons$/.test(says("button", finding)[0]), says("button", finding)[0]);
    await click(one("button", finding));
    holds(reasons() > 6, "all are shown");
    same(says("button", finding), []);
  },
  async "a reason lights up what it points at in the story"() {
    await type("#words", "harbour");
    const reason = every("li[data-reason]").find((item) => item.textContent.startsWith("story") && item.textContent.includes("Genoa"));
    await click(one(".finding button"));
    point(reason);
    same(reason.classList.contains("here"), true);
    const lit = says("section.story mark.here");
    holds(lit.length > 0 && lit.every((word) => word === "Genoa"), JSON.stringify(lit));
    same(every(".finding.lit").length, 1);
  },
  async "a mark lights up what is said of it"() {
    await type("#words", "harbour");
    point(every("section.story mark")[0]);
    same(every(".finding.lit").length, 1);
    same(every("li.here").length, 1);
    point(one("#count"));
    key("Escape");
    same(every(".lit, .here"), []);
  },
  async "the story's column is moved to what a finding points at, not the page"() {
    await type("#words", "harbour");
    const column = one("section.story");
    column.scrollTop = column.scrollHeight;
    const top = scrollY;
    const from = column.scrollTop;
    point(one(".finding"));
    holds(from > 0 && column.scrollTop < from, "the column moves: " + from + " to " + column.scrollTop);
    same(scrollY, top);
  },
});
