import type { Page } from '@playwright/test';
import type { Person } from './workspace.js';

const LOGIN = 'mutation ($input: LoginInput!) { login(input: $input) { user { id } } }';

/**
 * Gives the browser of a page the session of somebody, by the cookie and without the form: the next page that is opened is
 * his. url: the server, http://localhost:<port>.
 */
export async function signInAt(url: string, page: Page, { username, password }: Person): Promise<void> {
  const input = { login: username, password, session: 'COOKIE' };
  const answer = await page.request.post(`${url}/graphql`, {
    headers: { origin: url },
    data: { query: LOGIN, variables: { input } },
  });
  const { errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors, null, 1));
}
