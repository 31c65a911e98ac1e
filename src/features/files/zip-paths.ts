import { isUtf8 } from 'node:buffer';
import yauzl, { type Entry } from 'yauzl';
import { fileName } from './file-name.js';
import { invalid } from './zip-refusal.js';

/** Most characters of a path in an archive. */
const MAX_PATH = 1024;

/**
 * The path of an entry, with slashes between its parts and one at its end where it is a folder's. It is shown and never made. Throws
 * ZipRefusal for a path that would lead out of its folder.
 */
export function pathOf(entry: Entry): string {
  const path = decode(entry).replaceAll('\\', '/');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (path.length > MAX_PATH || /[\0-\x1f\x7f]/.test(path) || yauzl.validateFileName(path) !== null) {
    throw invalid(`has an entry whose name is not acceptable: ${JSON.stringify(path.slice(0, 100))}`);
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.map(fileName).join('/') + (path.endsWith('/') ? '/' : '');
}

/** Some programs write UTF-8 without the flag that says so. */
function decode({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if (isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8');
  return yauzl.getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
}

/** The same for two paths that a person or a file system could take for one. */
export function foldPath(path: string): string {
  return path.normalize('NFKC').toLowerCase().normalize('NFC');
}
