// The page in Chromium: `node page.mjs ROOT CUTLINE PAGE PICTURE` holds what it
// shows of every story in `examples/` equal to what the program says, and that
// the page asks for itself and the module, and for nothing else. PICTURE is
// what it looks like.

import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { stories } from "./stories.mjs";

const [root, program, folder, picture] = process.argv.slice(2);
const TYPES = { "/": ["index.html", "text/html; charset=utf-8"], "/cutline.wasm": ["cutline.wasm", "application/wasm"] };
const served = [];
const server = createServer((request, response) => {
  served.push(request.url);
  const [name, type] = TYPES[request.url] || [];
  if (!name) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": type });
  createReadStream(join(folder, name)).pipe(response);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: "en-GB" });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);

  // What the page shows, in the shape of what the program says.
  const shown = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("#stories article")].map((article) => ({
        captions: [...article.querySelectorAll("figure")].map((figure) => ({
          verdict: figure.querySelector(".chip").textContent,
          score: Number(figure.querySelector(".score").textContent),
        })),
        findings: [...article.querySelectorAll(".finding")].map((finding) => ({
          rule: finding.querySelector(".rule button").textContent,
          severity: finding.querySelector(".rule b").textContent,
          at: finding.querySelector(".rule span").textContent,
          message: finding.querySelector("p").textContent,
        })),
      })),
    );
  const wanted = ({ stories }) =>
    stories.map(({ captions, findings }) => ({
      captions: captions.map(({ verdict, score }) => ({ verdict, score })),
      findings: [...captions.flatMap((caption) => caption.findings), ...findings].map(({ rule, severity, message, span }) => ({
        rule, severity, message, at: span ? `${span.line}:${span.column}` : "",
      })),
    }));
  const unscored = (stories) => stories.map((story) => ({ ...story, captions: story.captions.map(({ verdict }) => verdict) }));
  const settled = () =>
    page.waitForFunction(() => document.querySelector("#says").textContent.startsWith("Captions: ") && !document.querySelector("#stories.stale"));
  await page.check("#notes");

  const all = stories(root, program);
  for (const { path, files, said } of all) {
    const came = files.map(({ name, content }) => ({ name: name.split("/").at(-1), mimeType: "", buffer: Buffer.from(content) }));
    await page.click("#clear");
    await page.waitForFunction(() => document.querySelector("#says").textContent === "");
    await page.setInputFiles("#open", came);
    await settled();
    const [seen, meant] = [await shown(), wanted(said)];
    assert.deepEqual(unscored(seen), unscored(meant), path);
    // The page has two decimals.
    const scores = (stories) => stories.flatMap(({ captions }) => captions.map(({ score }) => score));
    scores(meant).forEach((score, at) => assert.ok(Math.abs(score - scores(seen)[at]) < 0.0051, path));
  }
  console.log(`the page shows ${all.length} stories as the program has them`);

  // Written, marked on both sides, mended, and a rule explained.
  await page.click("#example");
  await settled();
  assert.ok((await page.locator("#stories mark").count()) > 3);
  await page.locator(".finding").first().hover();
  assert.ok((await page.locator("#stories .story mark.lit").count()) > 0);
  await page.screenshot({ path: picture });
  await page.locator(".finding .rule button").first().click();
  assert.ok((await page.locator("#rule-text p").count()) > 0);
  await page.click("#rule-close");
  await page.locator(".finding .mend").first().click();
  await page.waitForFunction(() => document.querySelector("#text").value.includes("Lena Ortiz opens the new tram line"));
  await page.fill("#text", '{"text": "A fair was held in Graz.", "captions": ["A clown in Graz on February 30, 2024."]}');
  await page.locator(".finding", { hasText: "impossible-date" }).waitFor();
  assert.ok(await page.isVisible("#here"));
  assert.ok(!(await page.isVisible("#served")));

  // It asks nobody: the network may go.
  await page.context().setOffline(true);
  await page.fill("#text", "A fair was held in Graz.\n\nCaption: A clown in Graz on February 31, 2024.");
  await page.locator("#stories figcaption", { hasText: "February 31" }).waitFor();
  assert.deepEqual(asked, ["/", "/cutline.wasm"]);
  assert.deepEqual(served, ["/", "/cutline.wasm"]);
  assert.deepEqual(faults, []);
  console.log("1 passed, 0 failed");
} finally {
  await browser.close();
  server.close();
}
