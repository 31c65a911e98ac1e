import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../src/db/query.js';
import { inTransaction } from '../../src/db/transaction.js';
import { Message } from '../../src/features/messages/message.entity.js';
import { buildRoom, buildUser, contextOf, messageColumns, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { download, uploaded } from '../support/uploads.js';

let app: TestApp;
let ann: TestUser;
let ben: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
  ben = await buildUser(app, { username: 'ben' });
});
afterAll(() => app.close());

/** A room of both with so many messages, `1` the first of them; gives its path and their ids. */
async function roomWith(count: number): Promise<{ path: string; ids: string[] }> {
  const room = await buildRoom(app, { owners: [ann], members: [ben] });
  const path = `/api/rooms/${room.id}/messages/`;
  const ids: string[] = [];
  for (let i = 1; i <= count; i++) ids.push((await restGives(app, ann, 'POST', path, { content: String(i) })).id);
  return { path, ids };
}

const contents = (page: { results: { content: string }[] }) => page.results.map(({ content }) => content);

describe('sending', () => {
  test('is by who is signed in, and others see it over GraphQL', async () => {
    const { path } = await roomWith(0);
    const sent = await rest(app, ben, 'POST', path, { content: 'Good *morning*' });
    expect(sent.status).toBe(201);
    expect(sent.body).toEqual({
      id: expect.any(String),
      room: path.split('/')[3],
      author: expect.objectContaining({ id: ben.id, username: 'ben' }),
      content: 'Good *morning*',
      attachments: [],
      created_at: expect.stringMatching(/Z$/),
      edited_at: null,
    });
    const { message } = await get(
      app,
      ann,
      'query($id: ID!) { message(id: $id) { content createdAt author { id } } }',
      {
        id: sent.body.id,
      },
    );
    expect(message).toEqual({
      content: 'Good *morning*',
      createdAt: sent.body.created_at,
      author: { id: ben.id },
    });
  });

  test('row 57: knows neither author nor time', async () => {
    const { path } = await roomWith(0);
    for (const field of ['author', 'sender', 'created_at']) {
      const answer = await rest(app, ben, 'POST', path, { content: 'x', [field]: ann.id });
      expect([answer.status, answer.body.errors]).toEqual([400, { [field]: ['Is not known here.'] }]);
    }
  });

  test.each([
    ['nothing', undefined],
    ['no content', {}],
    ['an empty one', { content: '' }],
    ['one that shows nothing', { content: ' \u200b\n' }],
    ['NUL', { content: 'a\u0000b' }],
    ['a lone surrogate', { content: '\ud800' }],
    ['too many characters', { content: 'x'.repeat(16_385) }],
    ['a list', { content: ['x'] }],
  ])('rows 88, 118, 119 and 121: refuses %s', async (_, body) => {
    const { path } = await roomWith(0);
    const answer = await rest(app, ben, 'POST', path, body);
    expect([answer.status, answer.body.code, Object.keys(answer.body.errors)]).toEqual([
      400,
      'BAD_USER_INPUT',
      ['content'],
    ]);
  });

  test.each(['👩‍👩‍👧‍👦 e\u0301 \u202eabc', 'Ω≈ç√∫', '<script>alert(1)</script>', "'; drop table messages; --", '%_\\'])(
    'row 120: gives %j back byte for byte',
    async (content) => {
      const { path } = await roomWith(0);
      const { id } = await restGives(app, ann, 'POST', path, { content });
      expect((await restGives(app, ben, 'GET', `/api/messages/${id}/`)).content).toBe(content);
      expect(contents(await restGives(app, ben, 'GET', path))).toEqual([content]);
    },
  );
});

describe('attachments', () => {
  test('are files that were uploaded before', async () => {
    const { path } = await roomWith(0);
    const file = await uploaded(app, ann, { name: 'plan.txt', bytes: 'a plan' });
    const { attachments } = await restGives(app, ann, 'POST', path, { content: '', attachment_ids: [file.id] });
    expect(attachments).toEqual([
      {
        id: file.id,
        name: 'plan.txt',
        size: 6,
        content_type: expect.any(String),
        url: expect.stringContaining(`${app.url}/files/${file.id}?`),
        uploaded_by: ann.id,
        created_at: expect.any(String),
      },
    ]);
    const [listed] = (await restGives(app, ben, 'GET', path)).results;
    expect(await (await fetch(listed.attachments[0].url)).text()).toBe('a plan');
  });

  test('or come along', async () => {
    const { path } = await roomWith(0);
    const before = await uploaded(app, ben, { name: 'before.txt', bytes: 'x' });
    const form = new FormData();
    form.append('files', new Blob(['one']), 'one.txt');
    form.append('content', 'Two and one');
    form.append('files', new Blob(['two']), 'two.txt');
    form.append('attachment_ids', before.id);
    const sent = await rest(app, ben, 'POST', path, form);
    expect([sent.status, sent.body.content]).toEqual([201, 'Two and one']);
    expect(sent.body.attachments.map(({ name }: { name: string }) => name)).toEqual([
      'before.txt',
      'one.txt',
      'two.txt',
    ]);
    expect(await (await download(app, ann, `/files/${sent.body.attachments[2].id}`)).text()).toBe('two');
  });

  test('row 51: are not what others uploaded', async () => {
    const { path } = await roomWith(0);
    const file = await uploaded(app, ann, { bytes: 'mine' });
    const answer = await rest(app, ben, 'POST', path, { content: 'x', attachment_ids: [file.id] });
    expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND']);
    expect((await restGives(app, ben, 'GET', path)).count).toBe(0);
  });

  test('of a form may be named several, and a field left empty is none', async () => {
    const { path } = await roomWith(0);
    const [one, two] = await Promise.all(['one', 'two'].map((bytes) => uploaded(app, ben, { bytes })));
    const form = (texts: [string, string][]) => {
      const made = new FormData();
      for (const [name, value] of texts) made.append(name, value);
      return made;
    };
    const ids: [string, string][] = [one!.id, '', two!.id].map((id) => ['attachment_ids', id]);
    const sent = await restGives(app, ben, 'POST', path, form(ids));
    expect(sent.attachments.map(({ id }: { id: string }) => id)).toEqual([one!.id, two!.id]);
    for (const to of [path, '/api/v1/messages']) {
      const own: [string, string][] =
        to === path
          ? []
          : [
              ['sender', ''],
              ['org_id', ''],
            ];
      const plain = await restGives(app, ben, 'POST', to, form([['content', 'hi'], ['attachment_ids', ''], ...own]));
      expect([plain.content, plain.attachments]).toEqual(['hi', []]);
    }
    const twice = await rest(
      app,
      ben,
      'POST',
      path,
      form([
        ['content', 'a'],
        ['content', 'b'],
      ]),
    );
    expect([twice.status, twice.body.errors]).toEqual([400, { content: ['Is given twice.'] }]);
    expect(
      (
        await rest(
          app,
          ben,
          'POST',
          path,
          form([
            ['content', 'a'],
            ['note', ''],
          ]),
        )
      ).status,
    ).toBe(400);
  });

  test('of who is not in the room are not read', async () => {
    const { path } = await roomWith(0);
    const carl = await buildUser(app);
    const form = new FormData();
    form.append('files', new Blob(['x'.repeat(1_000_000)]), 'one.txt');
    expect((await rest(app, carl, 'POST', path, form)).status).toBe(403);
    const files = await query({ em: app.orm.em }, sql`select id from files where uploader_id = ${carl.id}`);
    expect(files).toEqual([]);
  });

  test('are at most 20, in fields that are known', async () => {
    const { path } = await roomWith(0);
    const many = new FormData();
    for (let i = 0; i < 21; i++) many.append('files', new Blob(['x']), `${i}.txt`);
    expect((await rest(app, ann, 'POST', path, many)).body.errors).toEqual({ files: ['Are more than 20.'] });
    const odd = new FormData();
    odd.append('picture', new Blob(['x']), 'x.txt');
    expect((await rest(app, ann, 'POST', path, odd)).body.errors).toEqual({ picture: ['Is not known here.'] });
    const author = new FormData();
    author.append('content', 'x');
    author.append('author', ben.id);
    expect((await rest(app, ann, 'POST', path, author)).body.errors).toEqual({ author: ['Is not known here.'] });
  });
});

describe('lists', () => {
  test('are pages, the newest first', async () => {
    const { path } = await roomWith(5);
    const first = await restGives(app, ben, 'GET', `${path}?page_size=2`);
    expect([first.count, contents(first), first.previous]).toEqual([5, ['5', '4'], null]);
    const last = await restGives(app, ben, 'GET', `${path}?page_size=2&page=3`);
    expect([last.count, contents(last), last.next]).toEqual([5, ['1'], null]);
  });

  test('begin or end at a message', async () => {
    const { path, ids } = await roomWith(5);
    const before = await restGives(app, ben, 'GET', `${path}?before=${ids[2]}`);
    expect([before.count, contents(before)]).toEqual([2, ['2', '1']]);
    const after = await restGives(app, ben, 'GET', `${path}?after=${ids[2]}&page_size=1`);
    expect([after.count, contents(after)]).toEqual([2, ['5']]);
    expect(new URL(after.next).searchParams.get('after')).toBe(ids[2]);
    const between = await restGives(app, ben, 'GET', `${path}?after=${ids[0]}&before=${ids[4]}`);
    expect(contents(between)).toEqual(['4', '3', '2']);
  });

  test('row 126: at none of another room, or of no room', async () => {
    const { path } = await roomWith(1);
    const other = await roomWith(1);
    for (const id of [other.ids[0], ann.id, '-1', 'x'.repeat(10_000), "'%20or%20''='"]) {
      const answer = await rest(app, ben, 'GET', `${path}?before=${id}`);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['before']]);
    }
  });

  test('leave deleted messages out, and count without them', async () => {
    const { path, ids } = await roomWith(3);
    const deleted = await rest(app, ann, 'DELETE', `/api/messages/${ids[1]}/`);
    expect([deleted.status, deleted.body]).toEqual([204, null]);
    const page = await restGives(app, ben, 'GET', path);
    expect([page.count, contents(page)]).toEqual([2, ['3', '1']]);
    expect((await rest(app, ben, 'GET', `/api/messages/${ids[1]}/`)).status).toBe(404);
  });

  test('count what is sent, deleted and imported while they are read', async () => {
    const { path, ids } = await roomWith(2);
    const roomId = path.split('/')[3]!;
    const count = async () => (await restGives(app, ben, 'GET', path)).count;
    expect(await count()).toBe(2);
    const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
    await get(app, ben, SEND, { input: { roomId, content: 'x' } });
    expect(await count()).toBe(3);
    await get(app, ann, 'mutation($id: ID!) { deleteMessage(input: { messageId: $id }) { cursor } }', { id: ids[0] });
    expect([await count(), await count()]).toEqual([2, 2]);
    await inTransaction(contextOf(app, ann), async (tx) => {
      const old = { ...messageColumns({ roomId, authorId: ann.id, content: 'old' }), orderedAt: 1 };
      tx.em.create(Message, old);
      tx.append({ type: 'ROOM_IMPORTED', roomId, data: { messages: 1 } });
    });
    expect(await count()).toBe(3);
  });

  test('cost the same statements however long they are', async () => {
    const { path } = await roomWith(2);
    const count = async () => {
      app.statements.length = 0;
      await restGives(app, ben, 'GET', `${path}?page_size=100`);
      return app.statements.length;
    };
    const few = await count();
    for (let i = 0; i < 20; i++) await restGives(app, i % 2 ? ann : ben, 'POST', path, { content: 'x' });
    expect(await count()).toBe(few);
  });
});

test('row 60: nobody deletes what another wrote', async () => {
  const { ids } = await roomWith(1);
  const answer = await rest(app, ben, 'DELETE', `/api/messages/${ids[0]}/`);
  expect([answer.status, answer.body.code]).toEqual([403, 'FORBIDDEN']);
  expect((await rest(app, ann, 'GET', `/api/messages/${ids[0]}/`)).status).toBe(200);
});
