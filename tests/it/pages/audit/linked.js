const { click, every, holds, one, same, says, scroll, settle, steps } = reader;

const bar = (panel, name) => every("#" + panel + " .bar").find((bar) => bar.firstChild.textContent === name);
const month = () => every("#months .month").find((month) => month.textContent.startsWith("2023-05"));

steps(() => {}, {
  "the page opens at what its address tells"() {
    same([one("#section").value, says("#count")], ["coast", ["26 findings"]]);
    same(says("aside h3, aside .finding.here > b"), ["The harbour of Genoa is closed", "place-absent"]);
  },
  async "a click on a bar or a month leads to the table, and one that lets it go nowhere"() {
    for (const part of [() => bar("rules", "desk-notes"), () => bar("sections", "city"), month]) {
      location.hash = "#";
      await settle();
      await scroll(0);
      await click(part());
      await settle();
      const top = one("#filters").getBoundingClientRect().top;
      holds(scrollY > 0 && top < innerHeight / 2, "the filters are at " + top);
      await scroll(0);
      await click(part());
      same(scrollY, 0);
    }
  },
});
