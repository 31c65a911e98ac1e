import path from 'node:path';
import type { openDemo as OpenDemo } from '../../../scripts/demo/open-demo.js';
import type { readConfig as ReadConfig } from '../../../src/config.js';
import { projectRoot } from '../../../src/shared/project-root.js';
import { type BuiltServer, newFolder, startServerOn } from './server.js';
import { type Person, signedIn } from './workspace.js';

/** The demo's workspace on a server of its own. viewer: whose view of it is the best, an admin. */
export interface DemoServer extends BuiltServer {
  viewer: Person;
}

/** Makes the demo anew and serves it. */
export async function startDemo(): Promise<DemoServer> {
  // As compiled: what loads the specs knows nothing of the entities' decorators.
  const built = (file: string) => import(path.join(projectRoot, 'dist', file));
  const { openDemo }: { openDemo: typeof OpenDemo } = await built('scripts/demo/open-demo.js');
  const { readConfig }: { readConfig: typeof ReadConfig } = await built('src/config.js');
  const folder = await newFolder();
  const { viewer, password } = await openDemo(readConfig({ NODE_ENV: 'test' }), folder);
  const server = await startServerOn(folder);
  return { ...server, viewer: await signedIn(server.url, viewer, password) };
}
