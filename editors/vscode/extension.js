// Starts `cutline lsp`, hands it the stories that are open, and offers what it
// can do as commands.

const { execFile } = require("node:child_process");
const { promisify } = require("node:util");
const { commands, languages, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { find } = require("./find");

const run = promisify(execFile);
const LANGUAGES = ["markdown", "html", "plaintext"];

let client;
let program;

async function activate(context) {
  const commanded = {
    "cutline.checkFile": checkFile,
    "cutline.fix": fix,
    "cutline.explainRule": explainRule,
    "cutline.restart": () => restart(context),
  };
  for (const [name, does] of Object.entries(commanded)) {
    context.subscriptions.push(commands.registerCommand(name, does));
  }
  await restart(context);
}

async function restart(context) {
  await client?.stop();
  client = undefined;
  const settings = workspace.getConfiguration("cutline");
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  program = find(settings.get("path"), folders, process.env, context.extensionPath);
  if (program === undefined) {
    window.showErrorMessage(
      "cutline is not installed: `pip install cutline` or `npm install --save-dev cutline` in the " +
        "project, or name it in the setting cutline.path",
    );
    return;
  }
  const documentSelector = LANGUAGES.map((language) => ({ language }));
  const server = { command: program, args: ["lsp", ...settings.get("arguments")] };
  client = new LanguageClient("cutline", server, { documentSelector });
  await client.start();
}

/** Shows the whole report of the file in front, with why it says so. */
async function checkFile() {
  const document = window.activeTextEditor?.document;
  if (document === undefined || program === undefined) {
    return;
  }
  const { arguments: args, input, folder } = checking(document);
  await show(await answer(args, { cwd: folder, input }));
}

/** How the text of a document is checked, saved or not. */
function checking(document) {
  const file = document.uri.fsPath;
  const folder = workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  const args = ["check", "--explain", "--show", "note", "--color", "never", "--stdin-filename", file, "-"];
  return { arguments: args, input: document.getText(), folder };
}

/** Makes all safe fixes in the file in front. */
async function fix() {
  await commands.executeCommand("editor.action.sourceAction", { kind: "source.fixAll.cutline", apply: "first" });
}

/** Explains the rule that speaks at the cursor, or one that is picked. */
async function explainRule() {
  if (program === undefined) {
    return;
  }
  const editor = window.activeTextEditor;
  const spoken = editor === undefined ? [] : languages.getDiagnostics(editor.document.uri);
  const here = spoken.filter((of) => of.source === "cutline" && of.range.contains(editor.selection.active));
  const rule = here.length > 0 ? code(here[0]) : await pick();
  if (rule !== undefined) {
    await show(await answer(["rules", "explain", rule, "--color", "never"], {}));
  }
}

function code(diagnostic) {
  return String(diagnostic.code?.value ?? diagnostic.code);
}

async function pick() {
  const rules = JSON.parse(await answer(["rules", "list", "--format", "json"], {}));
  const items = rules.map((rule) => ({ label: rule.id, description: rule.severity, detail: rule.summary }));
  const picked = await window.showQuickPick(items, { matchOnDetail: true, placeHolder: "Which rule?" });
  return picked?.label;
}

/** What cutline prints, whatever it exits with. */
async function answer(args, { cwd, input }) {
  const running = run(program, args, { cwd, maxBuffer: 64 << 20 });
  running.child.stdin?.end(input ?? "");
  try {
    return (await running).stdout;
  } catch (error) {
    // With 1 it has found something.
    return error.stdout || error.stderr || String(error);
  }
}

async function show(content) {
  const document = await workspace.openTextDocument({ content, language: "plaintext" });
  await window.showTextDocument(document, { preview: true });
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
