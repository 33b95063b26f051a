const { click, every, holds, key, point, same, says, steps, type } = reader;

// The three scripts are the reader, the page's own and these steps.
const isWhole = () => {
  same(every("img, svg, iframe, [onerror], [onload]"), []);
  same(every("script:not([type])").length, 3);
  same(document.title, "cutline");
};
const shows = (selector) => {
  const texts = says(selector);
  holds(texts.some((text) => text.includes("<img src=x onerror=alert(")), selector + " shows " + JSON.stringify(texts));
};

steps(() => key("Escape"), {
  async "every field is shown as words"() {
    await click("#clean");
    for (const selector of [
      "article > h2 span", "figcaption", ".src", "section.story h3", "section.story p", ".finding p", ".finding .help",
    ]) {
      shows(selector);
    }
    same(every('.rule[title*="<img src=x"]').length, 2);
    same(says("#count"), ["3 findings in 5 stories"]);
    isWhole();
  },
  "what is pointed at and stepped to stays words"() {
    for (const mark of every("mark, .finding, [data-reason]")) point(mark);
    for (const name of ["j", "j", "j", "k"]) key(name);
    same(every(".finding.lit").length, 1);
    isWhole();
  },
  async "the attack can be searched"() {
    await type("#words", "<img src=x onerror=alert(2)>");
    same(says("#count"), ["3 findings in 3 stories"]);
    await type("#words", "\\u003c ${7} $&");
    same(says("#count"), ["2 findings in 2 stories"]);
    isWhole();
  },
});
