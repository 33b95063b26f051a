// Packs the npm packages: `node pack.mjs OUT [PLATFORM=BINARY]…` writes into
// the folder OUT the package `cutline` and one for each platform that a binary
// is given for, such as `linux-x64=target/release/cutline`; `wasm=cutline.wasm`
// makes that of the module for browsers.

import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const [out, ...binaries] = process.argv.slice(2);
if (out === undefined) {
  console.error("usage: node pack.mjs OUT [PLATFORM=BINARY]… [wasm=MODULE]");
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const platforms = JSON.parse(readFileSync(join(here, "platforms.json"), "utf8"));
const main = JSON.parse(readFileSync(join(here, "cutline/package.json"), "utf8"));
// The registry holds a package to the repository that built it.
const url = /^repository = "(.*)"$/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1];
const repository = url && { type: "git", url: `git+${url}.git` };

pack((folder) => {
  cpSync(join(here, "cutline"), folder, { recursive: true });
  writeManifest(folder, { ...main, repository });
});
for (const given of binaries) {
  const [platform, binary] = given.split("=");
  if (platform === "wasm" && binary !== undefined) {
    pack((folder) => writeModule(folder, binary));
    continue;
  }
  if (!(platform in platforms) || binary === undefined) {
    const known = Object.keys(platforms).join(", ");
    console.error(`error: ${given}: expected PLATFORM=BINARY with one of ${known}`);
    process.exit(2);
  }
  pack((folder) => writePlatform(folder, platform, binary));
}

/** Writes the package that brings the program of a platform. */
function writePlatform(folder, platform, binary) {
  const [os, cpu] = platform.split("-");
  const program = os === "win32" ? "cutline.exe" : "cutline";
  const { version, license } = main;
  const description = `The program of the package cutline for ${platform}`;
  const files = [program, "LICENSE-APACHE", "LICENSE-MIT", "NOTICE"];
  const name = `@cutline/${platform}`;
  writeManifest(folder, { name, version, description, license, repository, os: [os], cpu: [cpu], files });
  cpSync(binary, join(folder, program));
  chmodSync(join(folder, program), 0o755);
}

/** Writes the package of the module. */
function writeModule(folder, module) {
  cpSync(join(here, "wasm"), folder, { recursive: true });
  writeManifest(folder, { ...JSON.parse(readFileSync(join(here, "wasm/package.json"), "utf8")), repository });
  cpSync(module, join(folder, "cutline.wasm"));
  chmodSync(join(folder, "cutline.wasm"), 0o644);
}

function writeManifest(folder, manifest) {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Packs a folder that `write` fills. */
function pack(write) {
  const folder = mkdtempSync(join(tmpdir(), "cutline-npm-"));
  write(folder);
  for (const name of ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE"]) {
    cpSync(join(root, name), join(folder, name));
  }
  const to = resolve(out);
  const arguments_ = ["pack", "--silent", "--pack-destination", to];
  execFileSync("npm", arguments_, { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  rmSync(folder, { recursive: true });
}
