import { expect, test } from '@jest/globals';
import { checkNotices, type Notices } from './check-notices.ts';

/** One told as is usual, one of whose notices each went out twice, and one who lost sight of it. */
function sound(): Notices {
  const one = { taskId: 'one', userId: 'bob' };
  const two = { taskId: 'two', userId: 'cai' };
  const hidden = { taskId: 'three', userId: 'eve' };
  const line = (told: typeof one, channel: string, outcome: string) => ({ ...told, channel, outcome, attempts: 1 });
  const copy = (told: typeof one, channel: 'PUSH' | 'MAIL') => ({ ...told, channel, key: `${channel} ${told.taskId}` });
  return {
    assignments: [
      { ...one, mayRepeat: false, isHidden: false },
      { ...two, mayRepeat: true, isHidden: false },
      { ...hidden, mayRepeat: false, isHidden: true },
    ],
    heard: [one, two, hidden],
    bells: [one, two],
    copies: [one, two, two].flatMap((told) => [copy(told, 'PUSH'), copy(told, 'MAIL')]),
    ledger: [
      ...[one, two].flatMap((told) => [line(told, 'PUSH', 'SENT'), line(told, 'MAIL', 'SENT')]),
      ...['PUSH', 'MAIL'].map((channel) => line(hidden, channel, 'DROPPED')),
    ],
  };
}

test('nothing is wrong where each was told once', () => {
  expect(checkNotices(sound())).toEqual([]);
});

test('a try that was noted as failed may have been taken', () => {
  const notices = sound();
  notices.ledger[0]!.attempts = 2;
  notices.copies.push(notices.copies[0]!);
  expect(checkNotices(notices)).toEqual([]);
});

test.each<[string, (notices: Notices) => unknown, string]>([
  ['one heard nothing', ({ heard }) => heard.shift(), 'heard of one bob: 0 instead of 1'],
  ['one heard it twice', ({ heard }) => heard.push(heard[0]!), 'heard of one bob: 2 instead of 1'],
  ['a bell has it twice', ({ bells }) => bells.push(bells[0]!), 'bell of one bob: 2 instead of 1'],
  ['a bell shows what is hidden', ({ bells, heard }) => bells.push(heard[2]!), 'bell of three eve: 1 instead of 0'],
  ['a push message is missing', ({ copies }) => copies.splice(0, 1), 'PUSH of one bob: 0 instead of 1'],
  ['a mail came twice for no reason', ({ copies }) => copies.push(copies[1]!), 'MAIL of one bob: 2 instead of 1'],
  ['it came three times', ({ copies }) => copies.push(copies[2]!), 'PUSH of two cai: 3 instead of 1'],
  [
    'a repeat is taken for another',
    ({ copies }) => copies.splice(4, 1, { ...copies[4]!, key: 'new' }),
    'PUSH of two cai: repeated as another',
  ],
  [
    'one takes the place of another',
    ({ copies }) => copies.splice(0, 1, { ...copies[0]!, key: copies[2]!.key }),
    'PUSH: one bob and two cai have one key',
  ],
  [
    'what is hidden was sent',
    ({ copies }) => copies.push({ taskId: 'three', userId: 'eve', channel: 'MAIL', key: 'k' }),
    'MAIL of three eve: 1 instead of 0',
  ],
  [
    'the ledger says otherwise',
    ({ ledger }) => Object.assign(ledger[0]!, { outcome: 'PENDING' }),
    'PUSH of one bob is PENDING, not SENT',
  ],
  ['a stranger was told', ({ heard }) => heard.push({ taskId: 'one', userId: 'dan' }), 'heard: one dan is not his'],
])('it is noticed that %s', (_, spoil, fault) => {
  const notices = sound();
  spoil(notices);
  expect(checkNotices(notices)).toContain(fault);
});
