import { createContext } from '../../context.js';
import type { Services } from '../../services.js';
import { openSetUp } from './open-set-up.js';

/**
 * What the server says once it listens: where it is, and while there is no active admin how to make the first one, with
 * a one-time token. Lines of text. The newest token is the good one. port: where it listens.
 */
export async function greet(services: Services, port: number): Promise<string> {
  const url = services.config.publicUrl ?? `http://localhost:${port}`;
  const token = await openSetUp(createContext(services));
  const lines = [`Team Messenger is at ${url}`];
  if (token !== null) lines.push(...setUpLines(url, token));
  return lines.join('\n');
}

function setUpLines(url: string, token: string): string[] {
  const input = `{ token: "${token}", username: "…", password: "…" }`;
  return [
    'There is no administrator yet. To become the first one, open',
    `  ${url}/graphiql`,
    'and run, with a username and a password (8 characters or more) of your own:',
    `  mutation { createFirstAdmin(input: ${input}) { user { username } accessToken } }`,
    'The token is good once. Or run: npm run create-admin -- USERNAME',
  ];
}
