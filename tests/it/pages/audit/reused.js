const { click, same, says, steps } = reader;

steps(() => {}, {
  async "both uses of the picture are shown"() {
    same(says("#count"), ["1 finding"]);
    same(says(".tile").filter((words) => words.includes("reused")), ["1reused picture"]);
    await click("#window .row");
    same(says("aside h3, aside figure small, aside figcaption"), ["again", "the caption here", "Clowns at the fair in Oban on July 10, 2023."]);
    same(says("aside .says, aside blockquote"), ["first, 2019-05-07 — first", "Clowns at the fair in Graz, Austria, on May 6, 2019."]);
    same(says("aside .chip"), []);
  },
});
