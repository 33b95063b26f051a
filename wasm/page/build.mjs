// Writes the page without a server: `node build.mjs OUT` makes `index.html` in
// the folder OUT of what the desk of `cutline serve` is made of. The module
// belongs beside it, as `cutline.wasm`.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => readFileSync(join(root, path), "utf8");
const [out] = process.argv.slice(2);
if (out === undefined) {
  console.error("usage: node build.mjs OUT");
  process.exit(2);
}

const style = ["src/report/html/page.css", "src/cli/serve/desk/desk.css"].map(read).join("");
const script = [
  read("packages/npm/wasm/index.js"),
  `const TEXTS = ${read("src/cli/serve/desk/texts.json").trimEnd()};\n`,
  read("src/report/html/cards.js"),
  read("wasm/page/answering.js"),
  read("src/cli/serve/desk/desk.js"),
].join("\n");
if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error("a text would end its element");

const sum = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
// What the page may do: run what is written in it, and fetch the module.
const policy = [
  "default-src 'none'",
  `script-src ${sum(script)} 'wasm-unsafe-eval'`,
  `style-src ${sum(style)}`,
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

// Each must be there: the page would lack it without a word.
const replace = (page, from, to) => {
  if (!page.includes(from)) throw new Error(`the desk has no ${from}`);
  return page.replace(from, () => to);
};
const linked = (name) => `<script src="/desk/${name}" defer></script>\n`;
let page = read("src/cli/serve/desk/desk.html");
page = replace(page, '<meta charset="utf-8">', `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
page = replace(page, '<link rel="stylesheet" href="/desk/desk.css">', `<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n<style>${style}</style>`);
for (const name of ["texts.js", "cards.js"]) page = replace(page, linked(name), "");
page = replace(page, linked("desk.js"), `<script type="module">${script}</script>\n`);
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "index.html"), page);
