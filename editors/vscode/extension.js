// Starts `cutline lsp` and hands it the stories that are open.

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const command = workspace.getConfiguration("cutline").get("path");
  const documentSelector = ["markdown", "html", "plaintext"].map((language) => ({ language }));
  client = new LanguageClient("cutline", { command, args: ["lsp"] }, { documentSelector });
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
