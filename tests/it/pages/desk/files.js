const drop = async (...dropped) => {
  const dataTransfer = new DataTransfer();
  for (const file of dropped) dataTransfer.items.add(file);
  one("#stories").replaceChildren();
  one("#text").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  await until(() => every("article").length > 0, "an answer");
};

steps(clear, {
  async "a text is there to be edited"() {
    await drop(new File([FAIR + CLOWN], "fair.txt"));
    same(one("#text").value, FAIR + CLOWN);
    same(says("article > h2 span")[0], "fair.txt");
    await click("#save");
    same(files.at(-1).name, "fair.txt");
  },
  async "a Word document is read"() {
    const document = await (await fetch("/story.docx")).blob();
    await drop(new File([document], "story.docx"));
    same(words("#files li"), ["story.docx×"]);
    same(says("article > h2 span")[0], "story.docx");
    same(says(".fault"), []);
    await click("#files button");
    await until(() => !every("article").length, "nothing");
  },
  async "several stories stand below each other"() {
    await drop(new File([FAIR + CLOWN], "a.txt"), new File([FAIR], "b.txt"));
    same(every("article > h2 span:first-child").map((name) => name.textContent), ["a.txt", "b.txt"]);
  },
  async "pictures are added to what is written"() {
    await write(FAIR + CLOWN);
    await drop(new File(["no picture"], "../a.jpg"));
    same(one("#text").value, FAIR + CLOWN);
    same(words(".finding .rule button"), ["impossible-date"]);
    same(every("#files li").length, 1);
  },
  async "what is no story is told"() {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["%PDF"], "story.pdf"));
    one("#text").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    await until(() => one("#says").matches(".wrong"), "a fault");
    holds(says("#says")[0].includes("this is a PDF"), says("#says")[0]);
    isAtHome();
  },
});
