// `doc-variants lsp`: the rules of `check` in editors, by the Language Server Protocol.
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import {
  CodeActionKind,
  createConnection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type CodeAction,
  type Connection,
  type Diagnostic,
  type InitializeParams,
  type Message,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { checkPage } from '../check/check-page.ts';
import { LinkChecker } from '../check/check-links.ts';
import { loadManifest, type ManifestOptions } from '../manifest-file.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { readPage } from '../read/read-page.ts';
import { completionsAt, hoverAt } from './names-at.ts';

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
} as const;

const CAPABILITIES: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['"', ' ', '!'] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  hoverProvider: true,
};

/** Serves an editor over standard input and output until it goes away. */
export function serveEditor(options: ManifestOptions): Promise<number> {
  const connection = createConnection(process.stdin, process.stdout, {
    messageStrategy: { handleMessage: (message, next) => next(withCapabilities(message)) },
  });
  const server = new Server(connection, options);
  server.listen();
  return new Promise((resolve) => connection.onExit(() => resolve(0)));
}

/** Adds to the first message of an editor what the library under this server reads in it. */
function withCapabilities(message: Message): Message {
  const { method, params } = message as { method?: string; params?: Partial<InitializeParams> };
  if (method !== 'initialize') return message;
  const capabilities = params?.capabilities ?? {};
  return Object.assign(message, { params: { ...params, capabilities } });
}

class Server {
  readonly #connection: Connection;
  readonly #options: ManifestOptions;
  readonly #documents = new TextDocuments(TextDocument);
  readonly #pages = new Map<string, { version: number; page: Page }>();

  constructor(connection: Connection, options: ManifestOptions) {
    this.#connection = connection;
    this.#options = options;
  }

  listen(): void {
    const connection = this.#connection;
    connection.onInitialize(({ capabilities }) => {
      const isWatched = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration;
      if (isWatched) connection.onInitialized(() => this.#watchManifests());
      return { capabilities: CAPABILITIES, serverInfo: { name: 'doc-variants' } };
    });
    connection.onDidChangeWatchedFiles(() => {
      for (const document of this.#documents.all()) void this.#diagnose(document);
    });
    this.#documents.onDidChangeContent(({ document }) => void this.#diagnose(document));
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#pages.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    connection.onCompletion(({ textDocument, position }) => {
      const document = this.#documents.get(textDocument.uri);
      if (!document) return [];
      const manifest = this.#manifest(document);
      return completionsAt(this.#page(document), document.offsetAt(position), manifest);
    });
    connection.onHover(({ textDocument, position }) => {
      const document = this.#documents.get(textDocument.uri);
      if (!document) return null;
      const value = hoverAt(
        this.#page(document),
        document.offsetAt(position),
        this.#manifest(document),
      );
      return value ? { contents: { kind: 'markdown', value } } : null;
    });
    connection.onCodeAction(({ textDocument, context }) =>
      context.diagnostics.flatMap((diagnostic) => fixOf(textDocument.uri, diagnostic)),
    );
    this.#documents.listen(connection);
    connection.listen();
  }

  /** Asks the editor to tell of changed manifests, by which open pages are checked again. */
  #watchManifests(): void {
    const watchers = [{ globPattern: '**/variants.json' }];
    void this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }

  /** Reads a document once for each of its versions, whoever asks. */
  #page(document: TextDocument): Page {
    const { uri, version } = document;
    const known = this.#pages.get(uri);
    if (known?.version === version) return known.page;
    const page = readPage(fileOf(document), document.getText());
    this.#pages.set(uri, { version, page });
    return page;
  }

  /** Reads the manifest anew each time: it changes while an editor is open. */
  #manifest(document: TextDocument): Manifest | undefined {
    try {
      return loadManifest(this.#options, path.dirname(fileOf(document)));
    } catch (error) {
      this.#connection.console.error(String(error));
      return undefined;
    }
  }

  async #diagnose(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    const groups = this.#manifest(document)?.groups ?? [];
    const page = this.#page(document);
    const findings = checkPage(page, groups, new LinkChecker(groups));
    const diagnostics = findings.map((finding): Diagnostic => {
      const { start, end, rule, level, message } = finding;
      const fix = finding.fix ?? finding.suggestion;
      return {
        range: { start: document.positionAt(start), end: document.positionAt(end) },
        severity: SEVERITY[level],
        code: rule,
        source: 'doc-variants',
        message,
        ...(fix && {
          data: {
            text: fix.text,
            range: {
              start: document.positionAt(fix.span.start),
              end: document.positionAt(fix.span.end),
            },
          },
        }),
      };
    });
    await this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }
}

function fixOf(uri: string, diagnostic: Diagnostic): CodeAction[] {
  const fix = diagnostic.data as { text?: string; range?: Diagnostic['range'] } | null | undefined;
  if (fix?.text === undefined || !fix.range) return [];
  return [
    {
      title: `Write "${fix.text}"`,
      kind: CodeActionKind.QuickFix,
      isPreferred: true,
      diagnostics: [diagnostic],
      edit: { changes: { [uri]: [{ range: fix.range, newText: fix.text }] } },
    },
  ];
}

/** Finds the file of a document; one that has none yet gets a name by its language. */
function fileOf({ uri, languageId }: TextDocument): string {
  try {
    if (uri.startsWith('file:')) return fileURLToPath(uri);
  } catch {
    // On another machine, of which only the name is known.
  }
  const name = uri.replace(/^[a-z][a-z\d+.-]*:\/*/i, '');
  return path.extname(name) ? name : `${name}.${LANGUAGES.get(languageId) ?? 'md'}`;
}

const LANGUAGES = new Map([
  ['html', 'html'],
  ['mdx', 'mdx'],
]);
