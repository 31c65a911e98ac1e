// Runs backup.ts, built afresh when the sources have changed since the last build.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build/ensure-built.mjs';

const root = join(import.meta.dirname, '..');

ensureBuilt(root);
await import(pathToFileURL(join(root, 'dist/scripts/backup.js')).href);
