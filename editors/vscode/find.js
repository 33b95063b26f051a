// Where the program is: what the setting names; else the one of the project, in
// its virtual environment or its node_modules; else the one on the path; else
// the one that this extension may have brought along.

const fs = require("node:fs");
const path = require("node:path");

const isWindows = process.platform === "win32";
const name = isWindows ? "cutline.exe" : "cutline";

/** The places that are looked at, in their order. */
function places(setting, folders, env, extension) {
  if (setting) {
    return [setting];
  }
  const scripts = isWindows ? "Scripts" : "bin";
  const ofProject = (folder) => [
    path.join(folder, ".venv", scripts, name),
    path.join(folder, "venv", scripts, name),
    path.join(folder, "node_modules", "@cutline", `${process.platform}-${process.arch}`, name),
  ];
  const environment = env.VIRTUAL_ENV ? [path.join(env.VIRTUAL_ENV, scripts, name)] : [];
  const onPath = (env.PATH ?? env.Path ?? "").split(path.delimiter).filter(Boolean);
  return [
    ...folders.flatMap(ofProject),
    ...environment,
    ...onPath.map((folder) => path.join(folder, name)),
    path.join(extension, "bin", name),
  ];
}

/** The program, or undefined where there is none. */
function find(setting, folders, env, extension) {
  const isProgram = (file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  };
  return places(setting, folders, env, extension).find(isProgram);
}

module.exports = { find };
