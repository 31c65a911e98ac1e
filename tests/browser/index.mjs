// The tests in a browser.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runPlaywright } from './run-playwright.mjs';

/** Where the gate finds the numbers. */
const results = join(import.meta.dirname, '../../coverage/browser.json');

rmSync(results, { force: true });
runPlaywright(import.meta.dirname, 'the tests in a browser', ['--reporter', 'list,json'], {
  PLAYWRIGHT_JSON_OUTPUT_FILE: results,
});
