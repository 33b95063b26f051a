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
  async "what is found is marked, and Enter steps through it"() {
    await type("#words", "genoa carlo");
    const found = () => Array.from(CSS.highlights.get("found") || [], (range) => range.toString());
    const here = () => Array.from(CSS.highlights.get("found-here") || []);
    same(Array.from(new Set(found())).toSorted(), ["Carlo", "Genoa"]);
    one("#words").focus();
    for (const more of [{}, {}, {}, { shiftKey: true }, { shiftKey: true }, { shiftKey: true }, { shiftKey: true }]) {
      key("Enter", more);
      const box = here()[0].getBoundingClientRect();
      holds(box.top >= 0 && box.bottom <= innerHeight, "it is in the window: " + here()[0]);
      const column = here()[0].startContainer.parentElement.closest(".story");
      const frame = column && column.getBoundingClientRect();
      holds(!column || (box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1), "it is in its column: " + here()[0]);
    }
    await type("#words", "no such words");
    same([found(), here()], [[], []]);
    key("Enter");
    key("Escape");
    same(found(), []);
  },
  async "a story's column is at what is found in it"() {
    await type("#words", "seen worse");
    const column = one("section.story");
    holds(column.scrollTop > 0, "it has moved");
  },
  async "words are marked across the marks of findings"() {
    await type("#words", "tuesday, harbour");
    const marked = Array.from(CSS.highlights.get("found"), (range) => range.toString());
    same(Array.from(new Set(marked)).toSorted(), ["Tuesday,", "harbour"]);
  },
  async "the address keeps the filters and the finding, and leads to them"() {
    same(location.hash.length < 2, true);
    await click("#severities .note input");
    await choose("#rule", "place-absent");
    await type("#words", "genoa");
    same(location.hash, "#severity=error%2Cwarning%2Cnote&rule=place-absent&words=genoa");
    keys("Escape j");
    same(location.hash, "#severity=error%2Cwarning%2Cnote&rule=place-absent&finding=0.0");
    await begin();
    await settle();
    key("Escape");
    holds(location.hash.length < 2, location.hash);
    location.hash = "#verdict=mismatch&clean=1";
    await settle();
    same([one("#verdict").value, one("#clean").checked, ids()], ["mismatch", true, ["harbour"]]);
    location.hash = "#rule=no-such-rule&verdict=odd&severity=odd&finding=900.x";
    await settle();
    same([one("#rule").value, one("#verdict").value, says("#count")], ["", "", ["0 findings in 1 story"]]);
    location.hash = "#";
    await settle();
    same(says("#count"), ["49 findings in 50 stories"]);
  },
  async "a finding's place is a link that leads to it, however far down it is"() {
    const { href } = every(".finding .rule a")[0];
    same(href.slice(href.indexOf("#")), "#finding=0.1");
    await type("#words", "clown03");
    one(".finding .rule a").dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    same([focused(), location.hash.includes("words=clown03")], [one(".finding"), true]);
    location.hash = "#finding=73.0";
    await settle();
    same([focused().dataset.link, ids().includes("desk23")], ["73.0", true]);
    location.hash = "#finding=0.0";
    await settle();
    same([isChecked("note"), focused().matches(".finding.note")], [true, true]);
    location.hash = "#";
    await settle();
  },
  async "the story's column takes the focus, and what is lit stays so"() {
    await type("#words", "harbour");
    const column = one("section.story");
    same(column.tabIndex, 0);
    one(".finding").focus();
    const lit = every("mark.lit").length;
    column.focus();
    same([every("mark.lit").length, lit > 0], [lit, true]);
    column.blur();
    same(every("mark.lit"), []);
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
