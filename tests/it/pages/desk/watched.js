const names = () => says("#watched-stories li span");
const marks = () => says("#watched-stories li b");
const button = (name) => every("#watched-stories button").find((button) => button.dataset.story === name);

steps(clear, {
  async "the stories of the folder are listed, and names are words"() {
    await until(() => names().length === 5, "five stories: " + JSON.stringify(names()));
    same(says("#watched-head"), ["desk"]);
    same(names(), ["<img src=x onerror=alert(1)>.txt", "bridge.txt", "city/fair.txt", "saved.txt", "story.docx"]);
    same(marks().slice(0, 3), ["1", "✓", "1"]);
    same(every("#watched img"), []);
  },
  async "a click shows one as if it were dropped"() {
    await click(button("city/fair.txt"));
    await until(() => every(".finding").length === 1, "its finding");
    holds(one("#text").value.startsWith("A fair opens in Graz"), "its text is at the desk");
    same(says("article > h2 span:first-child"), ["fair.txt"]);
    same(button("city/fair.txt").getAttribute("aria-current"), "true");
    await click(button("story.docx"));
    await until(() => says("#files li").length === 1, "the document");
    same(one("#text").value, "");
  },
  async "what is shown is shown anew when it is saved, unless it was changed here"() {
    await click(button("saved.txt"));
    await until(() => one("#text").value.includes("Saved: "), "its text");
    const first = one("#text").value;
    await until(() => one("#text").value !== first, "its next text");
    await click(button("saved.txt"));
    await write(FAIR + CLOWN);
    await pause(30000);
    same(one("#text").value, FAIR + CLOWN);
  },
  async "the list speaks the language of the page"() {
    const about = () => button("bridge.txt").title;
    await choose("#language", "de");
    holds(about().startsWith("gehört dazu"), about());
    await choose("#language", "en");
    holds(about().startsWith("belongs"), about());
    isAtHome();
  },
});
