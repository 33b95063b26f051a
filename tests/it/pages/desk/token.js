steps(() => pause(0), {
  async "without the token nothing is checked"() {
    await type("#text", FAIR + CLOWN);
    await until(() => one("#key").checkVisibility(), "the question");
    same(says("#says"), ["The token is missing or wrong."]);
    one("#token").value = "a-word-that-nobody-guesses";
    await click("#give");
    await until(() => every(".finding").length === 1, "an answer");
    holds(!one("#key").checkVisibility(), "the question is gone");
    await click(".finding .rule button");
    await until(() => one("#rule").open, "the rule's page");
  },
});
