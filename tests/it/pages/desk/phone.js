steps(clear, {
  async "nothing is wider than the window"() {
    await click("#example");
    await until(() => every("article").length > 0, "an answer");
    holds(innerWidth <= 500, innerWidth + " pixels");
    holds(document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollWidth + " pixels");
    for (const selector of ["#desk", "article"]) {
      same(getComputedStyle(one(selector)).gridTemplateColumns.split(" ").length, 1);
    }
    same(every(".finding").length, 3);
  },
});
