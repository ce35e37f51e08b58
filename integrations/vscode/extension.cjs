// Starts the language server of the workspace's own doc-variants.
const path = require('node:path');
const { workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) return;
  const command = workspace.getConfiguration('docVariants').get('command');
  // A file that VS Code's own Node runs: what npm puts into `.bin` differs on Windows.
  const module = path.resolve(folder.uri.fsPath, command);
  client = new LanguageClient(
    'doc-variants',
    'doc-variants',
    { module, args: ['lsp'], transport: TransportKind.stdio },
    { documentSelector: [{ language: 'markdown' }, { language: 'html' }, { language: 'mdx' }] },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
