const { click, every, files, holds, key, one, same, says, steps, type } = reader;

// The three scripts are the reader, the page's own and these steps.
const isWhole = () => {
  same(every("img, iframe, body svg:not(#months svg), [onerror], [onload]"), []);
  same(every("script:not([type])").length, 3);
  same(document.title, "cutline audit");
};
const shows = (selector) => {
  const texts = says(selector);
  holds(texts.some((text) => text.includes("<img src=x onerror=alert(")), selector + " shows " + JSON.stringify(texts));
};

steps(() => key("Escape"), {
  "every field is shown as words"() {
    same(says("#sum"), ["3 findings in 3 stories"]);
    for (const selector of ["#window .message", "#window .words", "#window .section", "#sections .bar span"]) shows(selector);
    isWhole();
  },
  async "what is opened stays words"() {
    for (let n = 0; n < every("#window .row").length; n++) {
      await click(every("#window .row")[n]);
      isWhole();
    }
    key("Escape");
    await click(every("#window .row.error").find((row) => row.textContent.includes("impossible-date")));
    for (const selector of ["aside h3", "aside .where", "aside figcaption", "aside .finding.warning p"]) shows(selector);
  },
  async "a section is chosen by its name, whatever that is"() {
    const bar = every("#sections .bar").find((bar) => bar.textContent.includes("<img"));
    await click(bar);
    same(says("#count"), ["2 findings"]);
    holds(one("#section").value.includes("<img"), "the list follows");
    same(every("#sections .bar.on").length, 1);
    await click("#sections .bar.on");
    same(says("#count"), ["3 findings, 2 unread"]);
    isWhole();
  },
  async "the attack can be searched"() {
    await type("#words", "<img src=x onerror=alert(2)> $& ${7}");
    same(says("#count"), ["2 findings"]);
    await type("#words", "");
    isWhole();
  },
  async "a saved table keeps the attack in its fields"() {
    await click("#save");
    const text = await files.pop().blob.text();
    holds(text.includes('<\/script><script>alert(1)<\/script>""\'><img src=x onerror=alert(2)>'), text);
    holds(text.includes(`"'@A clown.","'-1","'=HYPERLINK(""x"")"`), "no text is a formula");
    same(text.replaceAll(/"(?:[^"]|"")*"/g, "").replaceAll(",", "").replaceAll("\r\n", ""), "");
  },
});
