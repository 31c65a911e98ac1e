import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/shared/project-root.js';

const file = path.join(projectRoot, 'scripts/server-arguments.mjs');
/** What `npm start` gives Node. */
const { serverArguments }: typeof import('../../scripts/server-arguments.mjs') = await import(pathToFileURL(file).href);

export { serverArguments };
