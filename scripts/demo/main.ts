import path from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../src/config.js';
import { serve } from '../../src/serve.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { openDemo } from './open-demo.js';

/*
 * `demo [--fresh]`: serves a workspace to look at, out of a data folder of its own, which is filled at the first start.
 * --fresh: throws that folder away and fills it again.
 */

const FOLDER = path.join(projectRoot, 'data/demo');

const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
try {
  const { viewer, password, people, rooms, messages } = await openDemo(readConfig(), FOLDER, values);
  console.log(`A company to look at: ${people.length} people, ${rooms} rooms, ${messages} messages.`);
  console.log(`It lies in ${path.relative('.', FOLDER)}; npm run demo -- --fresh makes it anew.\n`);
  console.log(`Sign in as   ${viewer}\npassword     ${password}`);
  console.log(`or, with the same password, as ${people.filter((username) => username !== viewer).join(', ')}.\n`);
  process.env.DATA_DIR = FOLDER;
  process.env.LOG_LEVEL ??= 'warn';
  await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
