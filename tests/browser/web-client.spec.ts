import { expect, test } from './support/test.js';

test('at every address of its pages the web client opens, and breaks no rule of its policy', async ({ page }) => {
  for (const path of ['/', '/rooms/0190', '/set-up#token=none']) {
    const response = await page.goto(path);
    expect([path, response!.status()]).toEqual([path, 200]);
    await expect(page.locator('#root')).not.toBeEmpty();
  }
});

test("a sign-in's cookie renews the session from a page of the server, and no script reads it", async ({
  page,
  workspace,
}) => {
  const { username, password } = await workspace.person();
  await page.goto('/');
  const told = await page.evaluate(
    async (input) => {
      const ask = async (query: string) => {
        const headers = { 'content-type': 'application/json' };
        const response = await fetch('/graphql', {
          method: 'POST',
          headers,
          body: JSON.stringify({ query, variables: { input } }),
        });
        return (await response.json()).data;
      };
      const { login } = await ask('mutation($input: LoginInput!) { login(input: $input) { refreshToken } }');
      const { refreshToken } = await ask('mutation { refreshToken(input: {}) { refreshToken user { username } } }');
      return { login, refreshToken, cookies: document.cookie };
    },
    { login: username, password, session: 'COOKIE' },
  );
  expect(told).toEqual({
    login: { refreshToken: null },
    refreshToken: { refreshToken: null, user: { username } },
    cookies: '',
  });
});
