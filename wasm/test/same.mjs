// The package in Node.js: `node same.mjs ROOT CUTLINE` holds its reports equal
// to those of the program, on every story in `examples/`.

import assert from "node:assert/strict";
import { Cutline } from "@cutline/wasm";
import { stories, version } from "./stories.mjs";

const [root, program] = process.argv.slice(2);
let begun = performance.now();
const cutline = await Cutline.load();
const took = () => (performance.now() - begun).toFixed(1) + " ms";
console.log(`loaded in ${took()}`);

const all = stories(root, program);
for (const { path, files, said } of all) {
  const report = await cutline.check(files, { explain: true });
  assert.deepEqual(report, said, path);
}
const count = (of) => all.reduce((sum, { said }) => sum + of(said.summary), 0);
const findings = count(({ errors, warnings, notes }) => errors + warnings + notes);
console.log(`${all.length} stories, ${count(({ captions }) => captions)} captions, ${findings} findings: all as the program has them`);

begun = performance.now();
for (let round = 0; round < 10; round++) for (const { files } of all) await cutline.check(files);
console.log(`a story takes ${((performance.now() - begun) / 10 / all.length).toFixed(2)} ms`);

// What else it does.
const story = { name: "a.md", content: "A fair was held in Graz on Saturday.\n\n![](a.jpg)\n*A clown at the fair in Graz on February 30, 2024.*\n" };
const rules = (report) => report.stories.flatMap(({ captions }) => captions.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
assert.deepEqual(rules(await cutline.check(story)), ["impossible-date"]);
assert.equal((await cutline.check(story)).version, version(program));
assert.deepEqual(rules(await cutline.check(story, { configuration: "ignore_rules: [impossible-date]\n" })), []);
assert.equal((await cutline.check(story, { published: "2024-03-02" })).stories[0].published, "2024-03-02");
assert.match(await cutline.page(story), /^<!doctype html>[^]*February 30/);
assert.equal((await cutline.rule("impossible-date")).id, "impossible-date");
for (const [call, fault] of [
  [() => cutline.check([]), /no story/],
  [() => cutline.check({ name: "a.pdf", content: "" }), /a PDF/],
  [() => cutline.check(story, { published: "yesterday" }), /published: expected a date/],
  [() => cutline.check(story, { language: "German" }), /language: expected two small letters/],
  [() => cutline.check(story, { configuration: "extends: [other.yaml]\n" }), /names other files/],
  [() => cutline.check(story, { configuration: "languages: de\n" }), /languages/],
  [() => cutline.rule("no-such-rule"), /no rule/],
]) {
  await assert.rejects(call, fault);
}
// Several at once are kept apart.
const both = await Promise.all(["a", "b"].map((name) => cutline.check({ ...story, name: `${name}.md` })));
assert.deepEqual(both.map(({ stories }) => stories[0].path), ["a.md", "b.md"]);
// A file that cannot be read is told of, and the others are.
const [broken, sound] = (await cutline.check([{ name: "a.json", content: "{" }, story])).stories;
assert.ok(broken.error && sound.captions.length === 1);
// Texts that were made to break something, and memory that does not grow.
const deep = "[".repeat(200_000);
for (const [name, content] of [["a.json", deep], ["a.md", "> ".repeat(50_000) + "a"], ["a.html", "<div>".repeat(200_000)], ["a.docx", "PK\u0003\u0004"]]) {
  await cutline.check({ name, content });
}
assert.deepEqual(rules(await cutline.check(story)), ["impossible-date"]);
console.log("1 passed, 0 failed");
