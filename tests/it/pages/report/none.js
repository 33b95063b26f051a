const { choose, click, key, same, says, steps } = reader;

steps(async () => {}, {
  "the page says that nothing is found"() {
    same(says("#sum"), ["1 story, 1 caption checked: nothing to report"]);
    same(says("#count"), ["0 findings in 0 stories"]);
    same(says("#none"), ["Nothing fits these filters."]);
    same(says("article, #more"), []);
  },
  "keys find nothing to step to"() {
    for (const name of ["j", "k", "Escape"]) key(name);
    same(document.activeElement, document.body);
  },
  async "the story is shown when it is asked for"() {
    await click("#clean");
    same(says("#count"), ["0 findings in 1 story"]);
    same(says("article .chip"), ["belongs"]);
    same(says("#none, .finding, mark"), []);
    await choose("#verdict", "mismatch");
    same(says("article"), []);
    await choose("#verdict", "belongs");
    same(says("article").length, 1);
  },
});
