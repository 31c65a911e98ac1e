import { expect, test } from '@jest/globals';
import { checkExport, type ExportSummary } from '../../../../src/features/imports/slack/check-export.js';
import { openSlackExport } from '../../../../src/features/imports/slack/slack-export.js';
import { buildExport, CHANNELS, type Entries, USERS, writeZip, zipBytes } from './build-export.js';

const DAY = 'general/2024-01-02.json';

async function check(path: string): Promise<ExportSummary> {
  const slack = await openSlackExport(path, { now: () => Date.parse('2024-06-01') });
  try {
    return await checkExport(slack);
  } finally {
    slack.close();
  }
}

const checkWith = async (entries: Entries) => check(await buildExport(entries));
const message = (ts: string, more: object = {}) => ({ type: 'message', user: 'U1', text: 'hi', ts, ...more });

test('a sound export is counted', async () => {
  const root = message('1704186000.000100', { thread_ts: '1704186000.000100', reply_count: 1 });
  const reply = message('1704186001.000100', { user: 'U2', thread_ts: '1704186000.000100' });
  const days: number[] = [];
  const slack = await openSlackExport(await buildExport({ [DAY]: [root, reply], 'general/2024-01-03.json': [] }));
  const summary = await checkExport(slack, (done) => days.push(done));
  slack.close();
  expect(summary).toMatchObject({ users: 2, channels: 1, messages: 2, replies: 1, skipped: 0, ignoredEntries: 0 });
  expect(days).toEqual([1, 2]);
});

test.each<[string, Entries, string]>([
  ['a day that is not JSON', { [DAY]: '[{]' }, `${DAY}: is not JSON`],
  ['a day that is not a list', { [DAY]: { ok: true } }, `${DAY}: is not a JSON list`],
  ['a day that is not UTF-8', { [DAY]: Buffer.from([0x5b, 0xff, 0x5d]) }, `${DAY}: is not UTF-8 text`],
  ['no ts', { [DAY]: [message('1704186000.000100'), { user: 'U1', text: 'x' }] }, `${DAY}: message 2: ts is missing`],
  ['a ts that is a number', { [DAY]: [{ user: 'U1', ts: 17.1 }] }, `${DAY}: message 1: ts is not of type string`],
  ['a ts of another form', { [DAY]: [message('yesterday')] }, `${DAY}: message 1: ts is not a Slack time`],
  [
    'a ts in the future',
    { [DAY]: [message('1799999999.000000')] },
    `${DAY}: message 1: ts 1799999999.000000 is in the`,
  ],
  ['an unknown author', { [DAY]: [message('1.000001', { user: 'U9' })] }, `${DAY}: message 1: its user U9 is not in`],
  ['no author', { [DAY]: [message('1.000001', { user: null })] }, `${DAY}: message 1: user is missing`],
  ['a message that is null', { [DAY]: [null] }, `${DAY}: message 1: is not of type object`],
  [
    'a ts that is there twice',
    { [DAY]: [message('5.000001'), message('5.000001')] },
    `${DAY}: message 2: ts 5.000001 is`,
  ],
  [
    'a folder without a channel',
    { 'random/2024-01-02.json': [] },
    'random/2024-01-02.json: channels.json has no channel',
  ],
  ['a day that does not exist', { 'general/2024-02-30.json': [] }, 'general/2024-02-30.json: is not named after a day'],
  ['users that are no list', { 'users.json': {} }, 'users.json: is not a JSON list'],
  ['a user without an id', { 'users.json': [USERS[0], { name: 'x' }] }, 'users.json: user 2: id is missing'],
  ['a user who is there twice', { 'users.json': [USERS[0], USERS[0]] }, 'users.json: user 2: id U1 is there twice'],
  ['a channel without a name', { 'channels.json': [{ id: 'C1' }] }, 'channels.json: channel 1: name is missing'],
  ['a channel with a blank name', { 'channels.json': [{ id: 'C1', name: ' ' }] }, 'channel 1: name is blank'],
  [
    'a topic too long',
    { 'channels.json': [{ id: 'C1', name: 'x', topic: { value: 'y'.repeat(1001) } }] },
    'topic.value is longer',
  ],
  ['channels of one name', { 'groups.json': CHANNELS }, 'channels.json: two channels are called general'],
])('%s is refused by its entry', async (_, entries, fault) => {
  await expect(checkWith(entries)).rejects.toThrow(fault);
});

test('times that go back from one day to the next are refused, within a day they are sorted', async () => {
  const entries = {
    [DAY]: [message('20.000000'), message('10.000000')],
    'general/2024-01-03.json': [message('30.000000')],
  };
  expect(await checkWith(entries)).toMatchObject({ messages: 3 });
  entries['general/2024-01-03.json'] = [message('15.000000')];
  await expect(checkWith(entries)).rejects.toThrow(
    'general/2024-01-03.json: message 1: ts 15.000000 belongs to an earlier',
  );
});

test('missing lists are named, and a ZIP of the folder itself is recognised', async () => {
  const without = async (entries: Entries) => check(await writeZip(await zipBytes(entries)));
  await expect(without({ 'channels.json': CHANNELS })).rejects.toThrow(/^users\.json: is missing$/);
  await expect(without({ 'users.json': USERS })).rejects.toThrow(/^channels\.json: is missing$/);
  await expect(without({ 'team/users.json': USERS })).rejects.toThrow(
    'users.json: is missing at the top of the ZIP, but there is team/users.json',
  );
});

test('direct messages, canvases and the litter of macOS are left out and counted', async () => {
  const foreign = {
    'D0AAAAAAA/2024-01-02.json': [],
    'mpdm-ann--bob-1/2024-01-02.json': [],
    'FC:F1:notes/2024-01-02.json': [],
    'general/canvas_in_the_conversation.json': {},
    '__MACOSX/general/2024-01-02.json': 'x',
    'dms.json': [],
  };
  expect(await checkWith(foreign)).toMatchObject({ messages: 0, ignoredEntries: 5 });
});

test('notices and empty messages are skipped and counted, even with authors nobody knows', async () => {
  const messages = [
    message('1.000000', { subtype: 'channel_join', user: 'U404' }),
    message('2.000000', { subtype: 'channel_topic' }),
    message('2.500000', { subtype: 'channel_join', text: 'was welcomed in a thread', thread_ts: '2.500000' }),
    message('3.000000', { text: ' ' }),
    message('4.000000', { text: '', files: [{ name: 'plan.pdf' }] }),
    message('5.000000', { subtype: 'thread_broadcast', thread_ts: '4.000000' }),
  ];
  expect(await checkWith({ [DAY]: messages })).toMatchObject({ messages: 3, replies: 1, skipped: 3 });
});
