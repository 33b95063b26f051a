const { click, every, files, focused, holds, key, one, same, says, steps } = reader;

const begin = () => key("Escape");

steps(begin, {
  "the one finding has a row"() {
    same(says("#sum"), ["1 finding in 1 story"]);
    same(says("#count"), ["1 finding"]);
    same(says("#window .row > *"), ["error", "impossible-date", "there is no February 30, 2023", "…in Graz on February 30, 2023.", "2023-03-21"]);
    same(says("#window mark"), ["February 30, 2023"]);
    same(says("#none, aside, #by-section"), []);
  },
  async "a click opens it, and the button closes it"() {
    await click("#window .row");
    same(says("aside h3, aside .where, aside .chip, aside figcaption"), ["A fair in Graz", "city · 2023-03-21 · clown · news.jsonl", "belongs", "Zoë Lind, a clown, at the fair in Graz on February 30, 2023."]);
    same(says("aside figcaption mark"), ["February 30, 2023"]);
    same(says("aside .finding > b, aside .finding > p"), ["impossible-date", "there is no February 30, 2023"]);
    same(says(".beside"), []);
    same(one("#window .row").getAttribute("aria-selected"), "true");
    await click("aside .close");
    same(says("aside"), []);
    same(one("#window .row").getAttribute("aria-selected"), "false");
  },
  "keys open it from the row in focus, and the page stays where it is"() {
    for (const name of ["Enter", " "]) {
      one("#window .row").focus();
      holds(key(name).defaultPrevented, "nothing but the row takes the key");
      same(says("aside h3"), ["A fair in Graz"]);
      same(focused(), one("#window .row"));
      key("Escape");
      same(says("aside"), []);
    }
  },
  "keys step to it and no further"() {
    for (const name of ["j", "j", "k", "k"]) {
      key(name);
      same(every("#window .row.on").length, 1);
      same(says("aside h3"), ["A fair in Graz"]);
    }
  },
  async "a table is saved"() {
    await click("#save");
    const file = files.pop();
    same([file.name, file.type], ["findings.csv", "text/csv"]);
    const bytes = new Uint8Array(await file.blob.arrayBuffer());
    same(Array.from(bytes.slice(0, 3)), [0xef, 0xbb, 0xbf]);
    same(await file.blob.text(), [
      '"severity","rule","message","caption","story","title","section","published","file","verdict","score","passage"',
      '"error","impossible-date","there is no February 30, 2023","Zoë Lind, a clown, at the fair in Graz on February 30, 2023.","clown","A fair in Graz","city","2023-03-21","news.jsonl","belongs","0.97",""',
      "",
    ].join("\r\n"));
  },
});
