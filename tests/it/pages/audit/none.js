const { every, focused, key, same, says, steps } = reader;

steps(() => {}, {
  "the page says that nothing is found, and offers nothing to look for"() {
    same(says("#sum"), ["0 findings in 1 story"]);
    same(says(".tile").slice(0, 2), ["1story", "1caption"]);
    same(says(".tile .key"), ["belongs 100 %", "unclear 0 %", "mismatch 0 %"]);
    same(says("#none"), ["Nothing is found: as far as the texts tell, each caption belongs where it stands."]);
    same(says(".charts, form, #head, footer, #window .row, aside"), []);
  },
  "keys find nothing to step to"() {
    for (const name of ["j", "k", "ArrowDown", "Enter", "Escape"]) key(name);
    same(says("aside"), []);
    same(focused(), document.body);
    same(every("#window .row"), []);
  },
});
