// What the types of the package promise to who uses it: this compiles.
import { Cutline, type Finding, type Report } from "@cutline/wasm";

const cutline: Cutline = await Cutline.load(new URL("file:///cutline.wasm"));
const report: Report = await cutline.check([{ name: "a.md", content: "…" }, { name: "a.jpg", content: new Uint8Array(1) }], {
  published: "2020-10-11",
  language: "de",
  explain: true,
  configuration: "language: de",
});
export const grave: Finding[] = report.stories
  .flatMap((story) => story.captions)
  .flatMap((caption) => caption.findings)
  .filter(({ severity }) => severity === "error");
export const weights: (number | undefined)[] | undefined = report.stories[0]?.captions[0]?.reasons?.map((r) => r.weight);
export const page: string = await cutline.page({ name: "a.md", content: new ArrayBuffer(1) });
export const why: string = (await cutline.rule("date-conflict")).why;
// @ts-expect-error: a story needs a name.
await cutline.check({ content: "…" });
// @ts-expect-error: there is no such option.
await cutline.check([], { severity: "error" });
