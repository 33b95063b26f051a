const { same, says, steps } = reader;

steps(() => {}, {
  "of a long story the start, what is pointed at and gaps are shown"() {
    const [head] = says("section.story");
    same(head.startsWith("The harbour of Genoa is closed"), true);
    same(head.endsWith("nobody knew fo … "), true);
    same(says("section.story .gap"), [" … "]);
  },
});
