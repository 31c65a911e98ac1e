import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { serverArguments } from '../../scripts/server-arguments.mjs';
import { projectRoot } from '../../src/shared/project-root.js';

test('a container starts Node as npm start does', async () => {
  const dockerfile = await readFile(path.join(projectRoot, 'Dockerfile'), 'utf8');
  const [, command] = /^CMD (\[.+\])$/m.exec(dockerfile)!;
  expect(JSON.parse(command!)).toEqual(['node', ...serverArguments, 'dist/src/main.js']);
});
