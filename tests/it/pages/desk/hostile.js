const ATTACK = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(2)><svg/onload=alert(3)> $& \u202e";
const isWhole = () => {
  same(every("img, svg, iframe, [onerror], [onload]"), []);
  same(every("script").length, 5);
  isAtHome();
};

steps(clear, {
  async "a record with the attack in every field is shown as words"() {
    const record = {
      id: ATTACK, title: ATTACK, byline: ATTACK, text: "A fair. " + ATTACK,
      captions: [{ src: ATTACK, text: "A clown on February 30, 2023. " + ATTACK }],
    };
    await write(JSON.stringify(record));
    same(words(".finding .rule button").sort(), ["impossible-date", "no-clowns"]);
    for (const selector of ["article > h2 span", "figcaption", "section.story h3", "section.story p", ".finding p"]) {
      holds(says(selector).some((text) => text.includes("<img src=x onerror=alert(")), selector);
    }
    for (const mark of every("mark, .finding, [data-reason]")) point(mark);
    isWhole();
  },
  async "so are a rule's words and the name of a file"() {
    await write(FAIR + CLOWN);
    const names = words(".finding .rule button");
    await click(every(".finding .rule button")[names.indexOf("no-clowns")]);
    await until(() => one("#rule").open, "the rule's page");
    holds(one("#rule-text").textContent.includes("<img src=x"), "its words");
    await click("#rule-close");
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["<p>A fair.</p>"], ATTACK.replaceAll("/", "") + ".docx"));
    one("#text").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    await until(() => every(".fault").length === 1, "a fault");
    isWhole();
  },
});
