// Finds and reads the pages that a command is given.
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { inOneLine } from './report/in-one-line.ts';

const PAGES = /\.(?:md|mdx|markdown|x?html?)$/i;
const LEFT_OUT = /^(?:node_modules|\..+)$/;
/** The size above which a file cannot be a page that somebody wrote. */
const MAX_BYTES = 5_000_000;

/** What files begin with that Windows calls "Unicode". */
const UTF_16 = ['fffe', 'feff'];

/** A page's text, or why it could not be read. */
export type PageText =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly reason: string };

/** Says how many there are of what a word names: `1 page`, `2 pages`. */
export const countOf = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`;

/** Lists the pages in files and folders, each once, in a stable order. */
export async function* pagesIn(places: readonly string[]): AsyncGenerator<string> {
  for (const place of places) {
    const info = await stat(place).catch(() => undefined);
    if (!info) throw new Error(`There is no file or folder "${place}".`);
    if (info.isDirectory()) yield* pagesInFolder(place);
    else yield place;
  }
}

async function* pagesInFolder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    console.error(`${inOneLine(folder)} cannot be read, so its pages are left out.`);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory() && !LEFT_OUT.test(entry.name)) yield* pagesInFolder(place);
    else if (entry.isFile() && PAGES.test(entry.name)) yield place;
  }
}

/** Reads a page. Files that are not text, or too large for a page, are not read. */
export function readText(file: string): PageText {
  let descriptor: number | undefined;
  try {
    // At once, which takes a fifth of the processor's time that waiting for each file takes; a pipe
    // or device would be waited for.
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const info = fstatSync(descriptor);
    if (!info.isFile()) return { file, reason: 'is not a file' };
    if (info.size > MAX_BYTES) return { file, reason: `has over ${MAX_BYTES} bytes` };
    const bytes = readFileSync(descriptor);
    if (UTF_16.includes(bytes.subarray(0, 2).toString('hex')))
      return { file, reason: 'is UTF-16 and has to be saved as UTF-8' };
    if (bytes.subarray(0, 8_000).includes(0)) return { file, reason: 'is not text' };
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const reason = error instanceof TypeError ? 'is not UTF-8' : 'cannot be read';
    return { file, reason };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What keeps a file from being written, by the code of the system's error. */
const OBSTACLES = new Map([
  ['EISDIR', 'a folder has this name'],
  ['EEXIST', 'a file stands in the place of its folder'],
  ['ENOTDIR', 'a file stands in the place of its folder'],
]);

/**
 * Writes a file where an option says, with its folders.
 *
 * @throws an error that says what keeps the file from being written, and which option names another place
 */
export function writeBy(option: string, file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const obstacle = OBSTACLES.get(code) ?? `the system says ${code || String(error)}`;
    throw new Error(
      `${inOneLine(file)} cannot be written, since ${obstacle}: name another by ${option}.`,
    );
  }
}

/**
 * Writes a file into the folder of `--out`, and nothing outside of it.
 *
 * @throws an error where a link is in its way, or something else keeps it from being written
 */
export function writeInto(folder: string, name: string, text: string): void {
  let at = folder;
  for (const part of path.normalize(name).split(path.sep)) {
    at = path.join(at, part);
    if (!isLink(at)) continue;
    throw new Error(
      `${inOneLine(at)} is a link, which is not followed: remove it, or name another folder by --out.`,
    );
  }
  writeBy('--out', at, text);
}

function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Writes a page anew, and tells whether that could be done; else it is as it was. */
export function write(file: string, text: string): boolean {
  let draft = '';
  try {
    accessSync(file, constants.W_OK);
    const page = realpathSync(file);
    const { mode, uid, gid } = statSync(page);
    // Beside it and renamed, since a disk that is full would leave a part of the page.
    draft = path.join(path.dirname(page), `.doc-variants-${randomUUID()}`);
    writeFileSync(draft, text, { flag: 'wx' });
    keepOwner(draft, uid, gid);
    chmodSync(draft, mode);
    renameSync(draft, page);
    return true;
  } catch {
    if (draft) rmSync(draft, { force: true });
    return false;
  }
}

/** Gives a file the owner that another one has, where the system lets the user do that. */
function keepOwner(file: string, uid: number, gid: number): void {
  try {
    chownSync(file, uid, gid);
  } catch {
    // It belongs to the user then, who may write it.
  }
}
