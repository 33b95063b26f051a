// The extension without its editor: `vscode` and the client are stood in for,
// and the program is the real one where the variable CUTLINE names it.

const assert = require("node:assert");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { beforeEach, test } = require("node:test");
const { find } = require("../find");
const manifest = require("../package.json");

const WRONG = "A fair\n\nCaption: A clown on February 30, 2024.\n\nA fair was held in Graz.\n";
const scripts = process.platform === "win32" ? "Scripts" : "bin";
const name = process.platform === "win32" ? "cutline.exe" : "cutline";

let folder;
let said;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "cutline-vscode-"));
  said = { commands: {}, executed: [], shown: [], errors: [], servers: [], rule: undefined, diagnostics: [] };
});

function program(...steps) {
  const file = path.join(folder, ...steps);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, "");
  fs.chmodSync(file, 0o755);
  return file;
}

test("the program of the project comes before that of the machine", () => {
  const project = path.join(folder, "project");
  const env = { PATH: [path.join(folder, "none"), path.join(folder, "usr")].join(path.delimiter) };
  const extension = path.join(folder, "extension");
  const found = (setting) => find(setting, [project], env, extension);
  assert.equal(found(""), undefined);
  const places = [
    ["extension", "bin", name],
    ["usr", name],
    ["project", "node_modules", "@cutline", `${process.platform}-${process.arch}`, name],
    ["project", "venv", scripts, name],
    ["project", ".venv", scripts, name],
  ];
  for (const steps of places) {
    const file = program(...steps);
    assert.equal(found(""), file);
  }
  const named = program("elsewhere", "cutline");
  assert.equal(found(named), named);
  assert.equal(found(path.join(folder, "nowhere")), undefined, "a setting that is wrong is told");
});

/** Loads the extension with what stands in for the editor. */
function load(settings, document) {
  const editor = document && {
    document,
    selection: { active: { line: 2 } },
  };
  const vscode = {
    commands: {
      registerCommand: (name, does) => (said.commands[name] = does),
      executeCommand: (...words) => said.executed.push(words),
    },
    languages: { getDiagnostics: () => said.diagnostics },
    window: {
      activeTextEditor: editor,
      showErrorMessage: (message) => said.errors.push(message),
      showQuickPick: async (items) => items.find((item) => item.label === said.rule),
      showTextDocument: async (document) => said.shown.push(document.content),
    },
    workspace: {
      workspaceFolders: [{ uri: { fsPath: folder } }],
      getConfiguration: () => ({ get: (key) => settings[key] }),
      getWorkspaceFolder: () => ({ uri: { fsPath: folder } }),
      openTextDocument: async (document) => document,
    },
  };
  class LanguageClient {
    constructor(_id, server, client) {
      said.servers.push({ server, client, isRunning: false });
    }
    async start() {
      said.servers.at(-1).isRunning = true;
    }
    async stop() {
      said.servers.at(-1).isRunning = false;
    }
  }
  const standIns = { vscode, "vscode-languageclient/node": { LanguageClient } };
  const usual = Module._load;
  Module._load = (request, ...rest) => standIns[request] ?? usual(request, ...rest);
  delete require.cache[require.resolve("../extension")];
  try {
    return require("../extension");
  } finally {
    Module._load = usual;
  }
}

const context = () => ({ subscriptions: [], extensionPath: folder });

test("it starts the server and has every command that it declares", async () => {
  const file = program("cutline");
  const extension = load({ path: file, arguments: ["--ignore", "when"] });
  await extension.activate(context());
  const declared = manifest.contributes.commands.map((of) => of.command);
  assert.deepEqual(Object.keys(said.commands), declared);
  const [{ server, isRunning }] = said.servers;
  assert.deepEqual(server, { command: file, args: ["lsp", "--ignore", "when"] });
  assert.ok(isRunning);
  await said.commands["cutline.restart"]();
  assert.deepEqual(said.servers.map((of) => of.isRunning), [false, true]);
  await said.commands["cutline.fix"]();
  assert.deepEqual(said.executed[0][1].kind, "source.fixAll.cutline");
  await extension.deactivate();
  assert.ok(!said.servers[1].isRunning);
});

test("where there is no program it says what to do", async () => {
  const extension = load({ path: path.join(folder, "nowhere"), arguments: [] });
  await extension.activate(context());
  assert.match(said.errors[0], /pip install cutline/);
  assert.equal(said.servers.length, 0);
  await said.commands["cutline.checkFile"]();
  assert.deepEqual(said.shown, []);
});

test("commands show what the program says", { skip: !process.env.CUTLINE && "CUTLINE names none" }, async () => {
  const story = { uri: { fsPath: path.join(folder, "story.txt") }, getText: () => WRONG };
  const extension = load({ path: process.env.CUTLINE, arguments: [] }, story);
  await extension.activate(context());
  await said.commands["cutline.checkFile"]();
  assert.match(said.shown[0], /error\[impossible-date\]/);
  assert.match(said.shown[0], /what a caption and a story of this length start from/);
  said.rule = "future-date";
  await said.commands["cutline.explainRule"]();
  assert.match(said.shown[1], /^future-date \(error\)/);
  said.diagnostics = [{ source: "cutline", code: "year-slip", range: { contains: () => true } }];
  await said.commands["cutline.explainRule"]();
  assert.match(said.shown[2], /^year-slip/, "the rule at the cursor is not asked for");
});
