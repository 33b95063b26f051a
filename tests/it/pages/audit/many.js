const { choose, click, every, files, focused, holds, key, keys, one, same, says, scroll, settle, steps, type, words } = reader;

const rows = () => every("#window .row");
const cells = (name) => rows().map((row) => row.querySelector("." + name).textContent);
const kinds = (name) => Array.from(new Set(cells(name)));
const isChecked = (severity) => one("#severities ." + severity + " input").checked;
const bar = (panel, name) => every("#" + panel + " .bar").find((bar) => bar.firstChild.textContent === name);
const month = (name) => every("#months .month").find((month) => month.textContent.startsWith(name));
const head = (name) => every("#head button").find((button) => button.textContent.startsWith(name));
const begin = async () => {
  key("Escape");
  for (const [severity, wanted] of [["error", true], ["warning", true], ["note", false]]) {
    if (isChecked(severity) !== wanted) await click("#severities ." + severity + " input");
  }
  for (const key of ["rule", "section", "verdict"]) if (one("#" + key).value) await choose("#" + key, "");
  for (const button of every("#month button")) await click(button);
  if (one("#rate").checked) await click("#rate");
  if (one("#words").value) await type("#words", "");
  await click(head("severity"));
  if (head("severity").textContent.endsWith("↑")) await click(head("severity"));
  await scroll(0);
};

steps(begin, {
  "the totals are told"() {
    same(says("#sum"), ["49 of 50 findings, in 50 of 74 stories"]);
    same(says(".tile:not(.verdicts)"), ["74stories", "74captions", "25errors", "24warnings", "1note", "1unreadable"]);
    same(says(".tile .key"), ["belongs 99 %", "unclear 0 %", "mismatch 1 %"]);
    same(says("#legend .key"), ["errors", "warnings", "notes"]);
  },
  "at first errors and warnings are shown, the gravest first"() {
    same(says("#count"), ["49 findings, 1 unread"]);
    same(cells("sev").slice(0, 2), ["unread", "error"]);
    same(says("#window .row:first-child > .rule, #window .row:first-child > .section"), ["could not be read", "news"]);
    same(kinds("sev"), ["unread", "error", "warning"]);
    same(one("#table").getAttribute("aria-rowcount"), "51");
  },
  async "a severity shows and hides its findings"() {
    await click("#severities .error input");
    same(kinds("sev"), ["warning"]);
    same(says("#rules .bar span"), ["desk-notes"]);
    await click("#severities .warning input");
    same(says("#count, #none"), ["0 findings", "Nothing fits these filters."]);
    same(says("#rules .soft"), ["Nothing is found."]);
    await click("#severities .note input");
    same(kinds("rule"), ["place-absent"]);
  },
  async "lists and bars filter alike"() {
    same(words("#rule option"), ["all", "desk-notes", "foreign-caption", "impossible-date", "place-absent"]);
    same(words("#section option"), ["all", "city", "coast", "news"]);
    same(says("#rules .bar b"), ["24", "24", "1"]);
    for (const [list, panel, value, found] of [
      ["rule", "rules", "desk-notes", "24 findings"],
      ["section", "sections", "coast", "25 findings"],
    ]) {
      await choose("#" + list, value);
      same(says("#count"), [found]);
      same(bar(panel, value).getAttribute("aria-pressed"), "true");
      await click(bar(panel, value));
      same(says("#count"), ["49 findings, 1 unread"]);
      await click(bar(panel, value));
      same([one("#" + list).value, says("#count")], [value, [found]]);
      await choose("#" + list, "");
    }
  },
  async "filters hold together"() {
    await choose("#section", "coast");
    await choose("#rule", "impossible-date");
    same(says("#count, #none"), ["0 findings", "Nothing fits these filters."]);
    await choose("#rule", "foreign-caption");
    same(says("#count"), ["1 finding"]);
    await choose("#verdict", "0");
    same(says("#count"), ["0 findings"]);
    await choose("#verdict", "2");
    same(says("#count"), ["1 finding"]);
  },
  async "a click on a month chooses it, and another lets it go"() {
    same(every("#months .month").map((month) => month.textContent.slice(0, 7)), ["2023-03", "2023-04", "2023-05", "2023-06", "2023-07"]);
    same(month("2023-05").textContent, "2023-05: 0 errors, 24 warnings, 0 notes in 48 stories");
    await click(month("2023-05"));
    same(kinds("rule"), ["desk-notes"]);
    same(says("#month button"), ["2023-05 ×"]);
    await click("#month button");
    same(says("#count, #month button"), ["49 findings, 1 unread"]);
    await click(month("2023-07"));
    same(says("#count"), ["1 finding"]);
    await click(month("2023-07"));
    same(says("#count"), ["49 findings, 1 unread"]);
  },
  async "the headline tells what is shown"() {
    await click("#severities .note input");
    same(says("#sum"), ["50 findings in 74 stories"]);
    await choose("#section", "coast");
    same(says("#sum"), ["26 of 50 findings, in 25 of 74 stories"]);
    await type("#words", "nowhere at all");
    same(says("#sum"), ["0 of 50 findings, in 0 of 74 stories"]);
  },
  async "the address keeps the filters and what is open, and leads to them"() {
    same(location.hash.length < 2, true);
    await click("#severities .note input");
    await choose("#rule", "place-absent");
    await type("#words", "genoa");
    await click("#window .row");
    const kept = location.hash;
    same(kept, "#severity=note%2Cwarning%2Cerror&rule=place-absent&words=genoa&finding=0");
    await begin();
    same([location.hash.length < 2, says("aside")], [true, []]);
    location.hash = kept;
    await settle();
    same([one("#rule").value, one("#words").value, isChecked("note")], ["place-absent", "genoa", true]);
    same(says("aside .finding.here > b"), ["place-absent"]);
    location.hash = "#rule=no-such-rule&finding=900&severity=odd";
    await settle();
    same(says("#count, aside"), ["0 findings"]);
    location.hash = "#";
    await settle();
    same(says("#count"), ["49 findings, 1 unread"]);
  },
  "arrows choose a month and keep the focus"() {
    one("#months svg").focus();
    for (const [name, chosen] of [
      ["ArrowRight", "2023-03 ×"], ["ArrowRight", "2023-04 ×"], ["ArrowLeft", "2023-03 ×"], ["ArrowLeft", undefined], ["ArrowLeft", "2023-07 ×"],
    ]) {
      key(name);
      same([name, words("#month button")[0]], [name, chosen]);
      same(focused(), one("#months svg"));
    }
  },
  async "findings are told per 100 stories"() {
    const notes = () => says("#sections .bar").join(" ");
    same(notes(), "coast25 city24");
    await click("#rate");
    same(notes(), "coast100 city50");
    holds(!says("#months text").includes("30"), "the plot has another scale");
  },
  async "words are searched in all that a row has"() {
    for (const [typed, found] of [
      ["GENOA", 1],
      ["ardern  foreign-caption", 1],
      ["clown07", 1],
      ["no resales desk11", 1],
      ["oban coast", 24],
      ["breaks off", 1],
      ["oban graz", 0],
    ]) {
      await type("#words", typed);
      same([typed, rows().length], [typed, found]);
    }
  },
  async "a click on a head sorts, and another turns the order"() {
    
    for (const [name, cell] of [["rule", "rule"], ["what is said", "message"], ["caption", "words"], ["section", "section"]]) {
      await click(head(name));
      const up = cells(cell);
      same([name, up], [name, up.toSorted()]);
      same(head(name).parentNode.getAttribute("aria-sort"), "ascending");
      await click(head(name));
      const down = cells(cell);
      same([name, down], [name, down.toSorted().reverse()]);
      same(head(name).parentNode.getAttribute("aria-sort"), "descending");
      same(every('#head [aria-sort="none"]').length, 5);
    }
    await click(head("published"));
    await click(head("published"));
    same(says("#window time")[0], "2023-07-11");
  },
  async "what is opened shows the story beside the caption"() {
    await type("#words", "genoa");
    await click("#window .row");
    same(says("aside .chip"), ["mismatch"]);
    same(says("aside figcaption mark"), ["Tokyo", "Jacinda Ardern", "Angela Merkel", "July 3, 2018"]);
    holds(says("aside blockquote mark").length > 0, "what the story says is quoted, and marked in its sentence");
    same(says("aside .beside"), ["Also found in this caption"]);
    same(says("aside .finding > b"), ["foreign-caption", "place-absent"]);
    same(every("aside .finding.here").length, 1);
  },
  async "what cannot be read is opened too"() {
    await click(rows()[0]);
    same(says("aside h3, aside .where"), ["news.jsonl", "news · news.jsonl"]);
    same(says("aside .finding, aside figure"), []);
    holds(says("aside")[0].includes("breaks off"), "it says why");
  },
  "keys step through the findings, in the table arrows too"() {
    keys("j j j k");
    same(rows().map((row) => row.classList.contains("on")).indexOf(true), 1);
    key("ArrowDown");
    same(rows().indexOf(one("#window .on")), 1);
    one("#window .on").focus();
    key("ArrowDown");
    same([rows().indexOf(one("#window .on")), focused()], [2, one("#window .on")]);
    key("PageDown");
    same(one("#window .on").getAttribute("aria-rowindex"), "14");
    key("PageUp");
    key("PageUp");
    same(one("#window .on").getAttribute("aria-rowindex"), "2");
    key("j", { metaKey: true });
    same(one("#window .on").getAttribute("aria-rowindex"), "2");
  },
  async "keys step on to the last row and stay there"() {
    for (let n = 0; n < 60; n++) {
      key("j");
      if (n % 8 === 7) await settle();
    }
    await settle();
    same(one("#window .on").getAttribute("aria-rowindex"), "51");
    const box = one("#window .on").getBoundingClientRect();
    holds(box.top >= 0 && box.bottom <= innerHeight, "it is in sight");
  },
  "a slash leads to the search, where letters are letters"() {
    holds(key("/").defaultPrevented, "the slash is not written");
    same(focused(), one("#words"));
    keys("j k");
    same(says("aside"), []);
    key("Escape");
    same(focused(), document.body);
  },
  async "the saved table has what fits the filters, in the order shown"() {
    await choose("#section", "coast");
    await click(head("published"));
    await click(head("published"));
    await click("#save");
    const lines = (await files.pop().blob.text()).trimEnd().split("\r\n");
    same(lines.length, 26);
    holds(/"mismatch","0\.[0-9]{2}",".*Genoa.*"$/.test(lines[1]), lines[1]);
    holds(lines[1].includes('"harbour"') && lines[2].includes('"desk00"') && lines[25].includes('"desk23"'), lines.join("\n"));
  },
  async "on paper the first rows are printed, and afterwards those in sight are shown"() {
    dispatchEvent(new Event("beforeprint"));
    same(rows().length, 50);
    dispatchEvent(new Event("afterprint"));
    await settle();
    same(one("#space").style.height, "2000px");
  },
  "a window of another size draws the plots anew"() {
    one("#months").textContent = "";
    dispatchEvent(new Event("resize"));
    same(every("#months .month").length, 5);
  },
});
