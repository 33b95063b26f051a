const { click, every, holds, key, one, point, same, says, steps, words } = reader;

steps(() => { key("Escape"); }, {
  "the caption stands beside its story"() {
    same(says("#count"), ["1 finding in 1 story"]);
    same(says("article > h2 span"), ["news.jsonl · clown", "2023-03-21"]);
    same(says("figcaption"), ["Zoë Lind, a clown, at the fair in Graz on February 30, 2023."]);
    same(says("section.story h3"), ["A fair in Graz"]);
    same(says("section.story p"), ["Zoë Lind opened a fair in Graz on Monday.", "It goes on until Sunday."]);
    same(says(".finding .rule"), ["errorimpossible-date1:43"]);
    same(says(".finding .evidence li"), ["captionFebruary 30, 2023 no calendar has this day"]);
    same(says("#severities label"), ["error 1", "warning 0", "note 0"]);
    same(words("#rule option"), ["all rules", "impossible-date (1)"]);
    holds(every(".ledger tr").length > 0, "the ledger has rows");
  },
  "what a finding points at lights up under the pointer"() {
    same(says(".lit"), []);
    point(one(".finding"));
    same(every(".lit").length, 2);
    same(says("mark.lit"), ["February 30, 2023"]);
    same(says("mark.here"), []);
    point(one(".finding [data-reason]"));
    same(says("mark.here"), ["February 30, 2023"]);
    same(every("li.here").length, 1);
    point(one("footer"));
    one("#stories").dispatchEvent(new PointerEvent("pointerleave"));
    same(says(".lit, .here"), []);
  },
  "what is said of a mark lights up under the pointer"() {
    point(one("mark"));
    same(every(".finding.lit").length, 1);
    point(one("h3"));
    same(says(".lit, .here"), []);
  },
  "keys step to the finding and no further"() {
    for (const name of ["j", "j", "k", "k"]) {
      key(name);
      same(document.activeElement, one(".finding"));
      same(says("mark.lit"), ["February 30, 2023"]);
    }
    key("Escape");
    same(document.activeElement, document.body);
    same(says(".lit"), []);
    key("k");
    same(document.activeElement, one(".finding"));
  },
  async "a severity that is not wanted is not shown"() {
    await click("#severities .error input");
    same(says("#count"), ["0 findings in 0 stories"]);
    same(says("article"), []);
    await click("#severities .error input");
    same(says("#count"), ["1 finding in 1 story"]);
  },
  "enter in a field sends nothing"() {
    const event = new Event("submit", { bubbles: true, cancelable: true });
    one("#filters").dispatchEvent(event);
    holds(event.defaultPrevented, "the form is kept");
  },
});
