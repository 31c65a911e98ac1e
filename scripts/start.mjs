// Runs the server, built afresh when its sources have changed since the last build.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build/ensure-built.mjs';

const root = join(import.meta.dirname, '..');

ensureBuilt(root);
// In this process, so that signals and the exit code are the server's own.
await import(pathToFileURL(join(root, 'dist/src/main.js')).href);
