steps(clear, {
  async "a caption is judged as it is written"() {
    await write(FAIR + CLOWN);
    same(says("figcaption"), ["Zoë Lind, a clown, at the fair in Graz on February 30, 2023."]);
    same(says("section.story h3"), ["A fair opens in Graz"]);
    same(words(".finding .rule button"), ["impossible-date"]);
    same(says("#says"), ["Captions: 1 · Findings: 1"]);
    await type("#text", FAIR + CLOWN.replace("30", "20"));
    await until(() => says("#says")[0] === "Captions: 1 · Nothing disagrees.", "a mended caption");
    same(every(".finding"), []);
  },
  async "what a finding points at is lit on both sides"() {
    await write(TRAM + ORTIS);
    same(words(".finding .rule button"), ["name-misspelt"]);
    one(".finding").focus();
    holds(says("figcaption mark.lit").join().includes("Ortis"), "the caption is lit");
    holds(says(".story mark.lit").join().includes("Lena Ortiz"), "the story is lit");
  },
  async "a fix is made by a click, behind letters of any width"() {
    await write("🚋 " + TRAM + ORTIS);
    await click(".finding .mend");
    await until(() => says("#says")[0] === "Captions: 1 · Nothing disagrees.", "a mended text");
    same(one("#text").value, "🚋 " + TRAM + ORTIS.replace("Ortis", "Ortiz"));
  },
  async "all that the story bears out is mended at once"() {
    const story = "Coach leaves Bergen\n\nIngrid Halvorsen will leave the club. Halvorsen told the players on Friday, and Halvorsen has no plans.\n\n";
    await write(story + "Caption: Coach Ingrid Halvorsn watches her players in Bergen.\n\nCaption: Ingrid Halvorsn leaves the stadium in Bergen.\n");
    same(words(".finding .rule button"), ["name-misspelt", "name-misspelt"]);
    await click("#mend");
    await until(() => !every(".finding").length, "a mended text");
    same(one("#text").value.match(/Halvors\w+/g), Array(5).fill("Halvorsen"));
    holds(!one("#mend").checkVisibility(), "there is nothing more to mend");
  },
  async "a rule is explained"() {
    await write(FAIR + CLOWN);
    await click(".finding .rule button");
    await until(() => one("#rule").open, "the rule's page");
    same(says("#rule-name"), ["impossible-date"]);
    holds(one("#rule-text").textContent.length > 100, "it says why");
    await click("#rule-close");
    holds(!one("#rule").open, "it is closed");
  },
  async "a story without captions is told how they are marked"() {
    await write(FAIR);
    holds(one("#unmarked").checkVisibility(), "the hint is there");
    same(says("#says"), ["Captions: 0"]);
    await type("#text", FAIR + CLOWN);
    await until(() => !one("#unmarked").checkVisibility(), "the hint is gone");
  },
  async "the last answer wins"() {
    await type("#text", FAIR + "LATE\n\n" + CLOWN);
    await pause(1000);
    await type("#text", FAIR + CLOWN.replace("30", "29"));
    await until(() => says("figcaption").length === 1 && !one("#stories").matches(".stale"), "an answer");
    await pause(12000);
    holds(says("figcaption")[0].includes("February 29"), says("figcaption")[0]);
  },
  async "notes are shown to who asks"() {
    await write(FAIR + "Caption: Angela Merkel and Shinzo Abe in Tokyo, Japan, on July 3, 2018.\n");
    const few = every(".finding").length;
    await click("#notes");
    holds(every(".finding").length > few, "there are more");
    await click("#notes");
    same(every(".finding").length, few);
  },
  async "the page speaks the editor's language"() {
    await write(FAIR + CLOWN);
    await choose("#language", "de");
    same(document.documentElement.lang, "de");
    same(says("#says"), ["Bildunterschriften: 1 · Befunde: 1"]);
    same(words(".finding .rule b"), ["Fehler"]);
    await choose("#language", "en");
    same(says("#write-head"), ["The story"]);
  },
  async "the text is taken away"() {
    await write(FAIR + CLOWN);
    await click("#save");
    const { name, blob } = files.at(-1);
    same([name, await blob.text()], ["story.txt", FAIR + CLOWN]);
  },
  async "what it is written in is told by its looks or by hand"() {
    const markdown = "# A fair in Graz\n\nZoë Lind opened a fair.\n\n![](a.jpg \"Zoë Lind on February 30, 2023.\")\n";
    await write(markdown);
    same(says("article > h2 span")[0], "story.md");
    await choose("#written", "txt");
    await until(() => says("article > h2 span")[0] === "story.txt", "plain text");
    await choose("#written", "");
    await write("<h1>A fair</h1><p>Zoë Lind.</p>");
    same(says("article > h2 span")[0], "story.html");
    await write('{"text": "Zoë Lind opened a fair.", "captions": ["Zoë Lind on February 30, 2023."]}');
    same(says("article > h2 span")[0], "story.json");
    same(words(".finding .rule button"), ["impossible-date"]);
  },
  async "a day of publication is taken in"() {
    await type("#published", "2023-03-21");
    await write(FAIR + CLOWN);
    same(says("article > h2 span")[1], "2023-03-21");
    await type("#published", "");
  },
  "every control has a name"() {
    for (const control of every("input, select, textarea, button")) {
      const name = control.getAttribute("aria-label") || control.textContent || Array.from(control.labels || [], (label) => label.textContent).join("");
      holds(name.trim(), control.outerHTML);
    }
    isAtHome();
  },
});
