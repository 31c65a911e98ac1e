import { importHistory } from './support/history.js';
import { expect, test } from './support/test.js';

/** What the other specs rely on. */

test('an error in the console, an uncaught one and a breach of the security policy are noticed', async ({
  page,
  browserErrors,
}) => {
  await page.goto('/graphiql');
  await page.evaluate(() => {
    console.error('on purpose: console');
    setTimeout(() => {
      throw new Error('on purpose: uncaught');
    });
    const image = document.createElement('img');
    image.src = 'https://elsewhere.example/picture.png';
    document.body.append(image);
  });
  await expect.poll(() => browserErrors.unexpected().join('\n')).toMatch(/console: on purpose: console/);
  await expect.poll(() => browserErrors.unexpected().join('\n')).toMatch(/uncaught: Error: on purpose: uncaught/);
  await expect.poll(() => browserErrors.unexpected().join('\n')).toMatch(/security policy: img-src .*elsewhere/);
  browserErrors.expect(/on purpose|elsewhere\.example/);
});

test('another browser has the same screen and language, and cookies of its own', async ({ page, newBrowser }) => {
  const other = await newBrowser();
  await Promise.all([page.goto('/'), other.goto('/')]);
  await page.evaluate(() => localStorage.setItem('mine', 'yes'));
  const traits = () => [navigator.language, innerWidth, matchMedia('(pointer: coarse)').matches];
  expect(await other.evaluate(traits)).toEqual(await page.evaluate(traits));
  expect(await other.evaluate(() => localStorage.getItem('mine'))).toBeNull();
});

test('who is signed in by the fixture has his workspace at the first page that he opens', async ({
  page,
  workspace,
  signIn,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto('/');
  await expect(page.getByRole('link', { name: room.name })).toBeVisible();
});

test.describe('what needs no page', () => {
  test.skip(({ isMobile }) => isMobile, 'is the same on a phone');

  test('an empty server has nobody in it', async ({ emptyServer, request }) => {
    const query = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
    const variables = { input: { login: 'admin', password: 'a long password' } };
    const answer = await request.post(`${emptyServer.url}/graphql`, { data: { query, variables } });
    expect((await answer.json()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
  });

  test('an imported history has as many messages as it was asked for, the newest one last', async ({ workspace }) => {
    const { room, reader, textOf } = await importHistory(workspace, 600);
    const PAGE = `query ($id: ID!) { room(id: $id) { unreadCount
    first: messages(first: 1, rootsOnly: true) { nodes { content } }
    last: messages(last: 100, rootsOnly: true) { nodes { content replyCount reactions { count } } } } }`;
    const { first, last, unreadCount } = (await workspace.ask(reader, PAGE, { id: room.id })).room;
    expect(unreadCount).toBe(0);
    expect(first.nodes[0].content).toContain(textOf(1));
    expect(last.nodes[0].content).toContain(textOf(501));
    expect(last.nodes.at(-1)).toMatchObject({ content: expect.stringContaining(textOf(600)), replyCount: 3 });
  });

  test('the demo is signed in to, and something is unread', async ({ demo, page }) => {
    const ask = async (query: string) => {
      const headers = { authorization: `Bearer ${demo.viewer.accessToken}` };
      return (await page.request.post(`${demo.url}/graphql`, { headers, data: { query } })).json();
    };
    const { data } = await ask('{ rooms(first: 50) { nodes { unreadCount } } }');
    expect(data.rooms.nodes.some(({ unreadCount }: { unreadCount: number }) => unreadCount > 0)).toBe(true);
  });
});
