import { createContext } from '../../context.js';
import type { Services } from '../../services.js';
import { openSetUp } from './open-set-up.js';

/**
 * What the server says once it listens: where it is, and while there is no active admin the link by which to become
 * the first one, once. Lines of text. The newest link is the good one. port: where it listens.
 */
export async function greet(services: Services, port: number): Promise<string> {
  const url = services.config.publicUrl ?? `http://localhost:${port}`;
  const token = await openSetUp(createContext(services));
  const lines = [`Team Messenger is at ${url}`];
  if (token !== null) lines.push(...setUpLines(url, token));
  return lines.join('\n');
}

/** The token stands after the `#`, which browsers send to nobody: no log on the way has it. */
function setUpLines(url: string, token: string): string[] {
  return [
    'There is no administrator yet. To become the first one, open',
    `  ${url}/set-up#token=${token}`,
    'The link is good once. Or run: npm run create-admin -- USERNAME',
  ];
}
