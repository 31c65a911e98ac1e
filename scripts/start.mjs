// Runs the server, built afresh when its sources have changed since the last build, and starts it again when it crashes.
import { join } from 'node:path';
import { ensureBuilt } from './build/ensure-built.mjs';
import { supervise } from './supervise.mjs';

const root = join(import.meta.dirname, '..');

ensureBuilt(root);
await supervise(join(root, 'dist/src/main.js'));
