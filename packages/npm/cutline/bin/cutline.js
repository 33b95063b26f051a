#!/usr/bin/env node
// Runs the program of this platform, which is in a package of its own.

const { spawn } = require("node:child_process");
const { constants } = require("node:os");

const platform = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "cutline.exe" : "cutline";

let program;
try {
  program = require.resolve(`@cutline/${platform}/${name}`);
} catch {
  console.error(
    `error: @cutline/${platform} is not installed: install without --omit=optional, or, if there ` +
      "is no such package, install cutline in another way",
  );
  process.exit(2);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// Who ends this process means the program.
for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("error", (error) => {
  console.error(`error: ${program} cannot be run: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
