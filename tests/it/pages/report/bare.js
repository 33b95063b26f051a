const { click, every, same, says, scroll, steps } = reader;

steps(() => {}, {
  async "short cards leave room for more of them, until all are drawn"() {
    same(every("article"), []);
    await click("#clean");
    same(says("#count"), ["0 findings in 150 stories"]);
    for (let n = 0; n < 15; n++) await scroll(document.body.scrollHeight);
    same(every("article").length, 150);
    same(says("#more"), []);
  },
});
