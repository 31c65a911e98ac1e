import { expect, test } from '@jest/globals';
import { checkExport } from '../../../../src/features/imports/slack/check-export.js';
import { openSlackExport } from '../../../../src/features/imports/slack/slack-export.js';
import type { SlackMessage } from '../../../../src/features/imports/slack/slack-message.js';
import { buildExport, CHANNELS, type Entries } from './build-export.js';

async function readAll(entries: Entries) {
  const slack = await openSlackExport(await buildExport(entries, { compress: true }));
  const messages: SlackMessage[] = [];
  for (const channel of slack.channels) {
    for await (const message of slack.messages(channel)) messages.push(message);
  }
  const { unlisted } = await checkExport(slack);
  slack.close();
  return { slack, messages, unlisted };
}

test('people and channels are read with what real exports say of them', async () => {
  const secret = { id: 'G1', name: 'secret', is_archived: true, purpose: { value: 'Hush' }, members: ['U1', 'U1'] };
  const { slack } = await readAll({ 'groups.json': [secret] });
  expect([...slack.users.values()]).toEqual([
    { id: 'U1', name: 'ann', displayName: 'Ann', email: 'ann@example.org', isActive: true },
    { id: 'U2', name: 'bob', displayName: 'Bob Brown', email: null, isActive: false },
  ]);
  expect(slack.channels).toMatchObject([
    {
      id: 'C1',
      topic: 'All',
      isPrivate: false,
      createdAt: 1_500_000_000_000,
      creatorId: 'U1',
      memberIds: ['U1', 'U2'],
    },
    { id: 'G1', topic: 'Hush', isPrivate: true, isArchived: true, creatorId: null, memberIds: ['U1'] },
  ]);
});

test('an enterprise export calls the people org_users.json', async () => {
  const slack = await openSlackExport(await buildExport({ 'users.json': [], 'org_users.json': [{ id: 'W1' }] }));
  expect([...slack.users.keys()]).toEqual([]);
  slack.close();
});

test('messages come in order of time over all days, with replies, edits, reactions and files', async () => {
  const { messages } = await readAll({
    'general/2024-01-03.json': [{ user: 'U1', ts: '1704272400.000002', text: 'third' }],
    'general/2024-01-02.json': [
      { user: 'U2', ts: '1704186001.000001', text: 'second', thread_ts: '1704186000.000001' },
      {
        user: 'U1',
        ts: '1704186000.000001',
        text: 'first',
        thread_ts: '1704186000.000001',
        edited: { user: 'U1', ts: '1704186005.000000' },
        reactions: [{ name: '+1', users: ['U2', 'U2'], count: 2 }],
        files: [{ id: 'F1', name: 'plan.pdf', permalink: 'https://example.slack.com/files/F1' }, { mode: 'tombstone' }],
      },
    ],
  });
  expect(messages.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
  expect(messages[0]).toMatchObject({
    orderedAt: 1_704_186_000_000_001,
    threadTs: null,
    editedAt: 1_704_186_005_000_000,
    reactions: [{ name: '+1', userIds: ['U2'] }],
    files: [
      { name: 'plan.pdf', link: 'https://example.slack.com/files/F1' },
      { name: 'file', link: null },
    ],
  });
  expect(messages[1]).toMatchObject({ threadTs: '1704186000.000001', entry: 'general/2024-01-02.json' });
});

test('days may lie in a folder named after the id of the channel', async () => {
  const { messages } = await readAll({ 'C1/2024-01-02.json': [{ user: 'U1', ts: '1.000000', text: 'hi' }] });
  expect(messages).toHaveLength(1);
});

test('integrations, guests and Slackbot become authors that users.json does not list', async () => {
  const { messages, unlisted } = await readAll({
    'general/2024-01-02.json': [
      { subtype: 'bot_message', bot_id: 'B1', username: 'Deploy', ts: '1.000000', attachments: [{ fallback: 'done' }] },
      { subtype: 'bot_message', username: 'Old hook', ts: '2.000000', text: 'x' },
      { user: 'U77', user_profile: { name: 'eve', real_name: 'Eve' }, ts: '3.000000', text: 'from outside' },
      { user: 'USLACKBOT', ts: '4.000000', text: 'This message was deleted.', subtype: 'tombstone', hidden: true },
      { user: 'U1', bot_id: 'B1', ts: '5.000000', text: 'a person through an app' },
    ],
  });
  expect(messages.map(({ author }) => author.id)).toEqual(['B1', 'bot:Old hook', 'U77', 'USLACKBOT', 'U1']);
  expect([...unlisted.keys()]).toEqual(['B1', 'bot:Old hook', 'U77', 'USLACKBOT']);
  expect(unlisted.get('U77')).toEqual({ id: 'U77', name: 'eve', displayName: 'Eve', email: null, isActive: false });
});

test('attachments and blocks stand in for an empty text, and only for an empty one', async () => {
  const section = { type: 'section', text: { type: 'mrkdwn', text: '*Build* failed' } };
  const { messages } = await readAll({
    'general/2024-01-02.json': [
      { user: 'U1', ts: '1.000000', text: '', blocks: [section, { type: 'actions', elements: [{ type: 'button' }] }] },
      { user: 'U1', ts: '2.000000', text: '', attachments: [{ title: 'T', text: 'body', fallback: 'unused' }] },
      { user: 'U1', ts: '3.000000', text: 'said', attachments: [{ text: 'a preview' }], blocks: [section] },
    ],
  });
  expect(messages.map(({ text }) => text)).toEqual(['*Build* failed', 'T\nbody', 'said']);
});

test('NUL is dropped and half a surrogate pair becomes U+FFFD', async () => {
  const day = '[{"user":"U1","ts":"1.000000","text":"a\\u0000b\\ud83d"}]';
  const { messages } = await readAll({ 'general/2024-01-02.json': day, 'channels.json': CHANNELS });
  expect(messages[0]?.text).toBe('ab\uFFFD');
});
