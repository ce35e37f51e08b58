// Starts the language server of the workspace's own doc-variants.
const path = require('node:path');
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) return;
  const command = workspace.getConfiguration('docVariants').get('command');
  client = new LanguageClient(
    'doc-variants',
    'doc-variants',
    { command: path.resolve(folder.uri.fsPath, command), args: ['lsp', '--stdio'] },
    { documentSelector: [{ language: 'markdown' }, { language: 'html' }, { language: 'mdx' }] },
  );
  await client.start();
};

exports.deactivate = () => client?.stop();
