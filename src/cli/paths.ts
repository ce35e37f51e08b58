// Writes the paths of files for other programs, on Windows as elsewhere.
import nodePath, { type PlatformPath } from 'node:path';

/** Writes the way from a folder to a file with slashes, as files have it that people share. */
export const pathFrom = (folder: string, file: string, path: PlatformPath = nodePath): string =>
  path.relative(folder, file).split(path.sep).join('/');

/** Writes a path as a part of an address. */
export const encodePath = (file: string): string =>
  file
    .split(/[\\/]/)
    .map((name) => encodeURIComponent(name).replace(/[()']/g, (sign) => `%${hex(sign)}`))
    .join('/');

const hex = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase();

/** Writes a file's path from the working folder, or all of it where it is elsewhere. */
export function pathInFolder(folder: string, file: string, path: PlatformPath = nodePath): string {
  const own = path.relative(folder, path.resolve(folder, file));
  const isInside = own !== '' && !path.isAbsolute(own) && own.split(path.sep)[0] !== '..';
  return isInside ? own.split(path.sep).join('/') : file;
}

/** Writes a file as an address: from the working folder where it is in it, else a `file:` URL. */
export function addressIn(folder: string, file: string, path: PlatformPath = nodePath): string {
  const own = pathInFolder(folder, file, path);
  if (!path.isAbsolute(own) && own.split(/[\\/]/)[0] !== '..') return encodePath(own);
  const absolute = path.resolve(folder, file);
  // `/a` has one slash already, `C:\a` has none, and `\\server\a` has both.
  const [, slashes = ''] = /^([\\/]*)/.exec(absolute) ?? [];
  const encoded = encodePath(absolute.slice(slashes.length)).replace(/^([A-Za-z])%3A/, '$1:');
  return `file:${slashes.length === 2 ? '//' : '///'}${encoded}`;
}

/** Tells whether a file stands in a folder for output that is inside the place of the sources. */
export function isWrittenInto(out: string, file: string, place: string): boolean {
  const isIn = (inner: string, outer: string): boolean =>
    inner.startsWith(outer.endsWith(nodePath.sep) ? outer : outer + nodePath.sep);
  const folder = nodePath.resolve(out);
  return isIn(folder, nodePath.resolve(place)) && isIn(nodePath.resolve(file), folder);
}
