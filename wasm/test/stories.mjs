// The stories that are compared, and what the program says of them.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ENDINGS = /\.(txt|md|html|json|jsonl|docx|odt|eml|csv|tsv|ya?ml|xml)$/;
const PICTURES = /\.(jpe?g|png|webp|tiff?|heic)$/i;

/**
 * Every story under `examples/` of the project at `root`, with the pictures
 * that lie there, and the report of the program `cutline` on it.
 */
export const stories = (root, cutline) => {
  const all = readdirSync(join(root, "examples"), { recursive: true }).map((path) => join("examples", path));
  const file = (path) => ({ name: path, content: new Uint8Array(readFileSync(join(root, path))) });
  const pictures = all.filter((path) => PICTURES.test(path)).map(file);
  const said = (path) => {
    const run = spawnSync(cutline, ["check", "--no-config", "--no-cache", "--explain", "--format", "json", path], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (run.error) throw run.error;
    return JSON.parse(run.stdout);
  };
  const found = all.filter((path) => ENDINGS.test(path)).map((path) => ({ path, files: [file(path), ...pictures], said: said(path) }));
  // Settings and the like are no stories.
  const read = found.filter(({ said: { summary } }) => summary.captions > 0);
  if (read.length < 5) throw new Error("there should be more stories with captions in examples/");
  return read;
};

export const version = (cutline) => execFileSync(cutline, ["--version"], { encoding: "utf8" }).trim().split(" ").at(-1);
