import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from '../../scripts/build/ensure-built.mjs';
import { findChromium } from './support/chromium.mjs';

const root = join(import.meta.dirname, '../..');

/**
 * Runs specs on the built pages, built afresh when their sources have changed, in the machine's own Chromium. Ends the
 * process, with 0 where there is no Chromium, unless on CI. folder: of the configuration; what: for the line that says NOT RUN.
 */
export function runPlaywright(folder, what, options, env = {}) {
  const chromium = findChromium();
  if (!chromium) {
    console.error(`\n*** NOT RUN: ${what}. No Chromium at CHROMIUM_PATH or in /usr/bin. ***\n`);
    process.exit(process.env.CI ? 1 : 0);
  }
  ensureBuilt(root);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@playwright/test/cli.js'),
      'test',
      '--config',
      folder,
      ...options,
      ...process.argv.slice(2),
    ],
    { stdio: 'inherit', env: { ...process.env, CHROMIUM_PATH: chromium, ...env } },
  );
  process.exit(status ?? 1);
}
