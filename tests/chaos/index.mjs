// Breaks the built server, built afresh when its sources have changed.
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';

ensureBuilt(join(import.meta.dirname, '../..'));
await import('./main.ts');
