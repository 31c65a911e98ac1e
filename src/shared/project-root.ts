import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, whether this runs from src or compiled from dist. Absolute. */
export const projectRoot = findUpwards(import.meta.dirname, 'package.json');

function findUpwards(folder: string, name: string): string {
  if (existsSync(join(folder, name))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`No ${name} in the folders above the program.`);
  return findUpwards(parent, name);
}
