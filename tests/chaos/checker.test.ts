import { expect, test } from '@jest/globals';
import { check, FAULTS, type History } from './checker.ts';

/** Two rooms, three messages, one subscriber of both, one of the first; all is well. */
function soundHistory(): History {
  const one = { id: '1', content: 'one', roomId: 'a' };
  const two = { id: '2', content: 'two', roomId: 'b' };
  const three = { id: '3', content: 'three', roomId: 'a' };
  return {
    attempts: new Map([one, two, three].map((row) => [row.content, row.roomId])),
    acks: [one, two, three].map((row) => ({ content: row.content, messageId: row.id, cursor: `at ${row.id}` })),
    unsure: new Set(),
    subscribers: new Map([
      [
        'both',
        { rooms: new Set(['a', 'b']), receipts: [one, two, three].map((row) => ({ ...row, seq: Number(row.id) })) },
      ],
      ['first', { rooms: new Set(['a']), receipts: [one, three].map((row) => ({ ...row, seq: Number(row.id) })) }],
    ]),
    rooms: new Map([
      ['a', { forwards: [one, three], backwards: [one, three] }],
      ['b', { forwards: [two], backwards: [two] }],
    ]),
    rows: [one, two, three],
    seqs: [1, 2, 3],
  };
}

function faultsOf(change: (history: History) => void) {
  const history = soundHistory();
  change(history);
  const verdict = check(history);
  return Object.fromEntries(FAULTS.filter((kind) => verdict[kind] > 0).map((kind) => [kind, verdict[kind]]));
}

const both = (history: History) => history.subscribers.get('both')!.receipts;

test('a sound history has no faults', () => {
  expect(faultsOf(() => {})).toEqual({});
});

test('a send without an answer may be absent, or written once, which counts as recovered', () => {
  const history = soundHistory();
  history.acks.pop();
  history.attempts.set('four', 'a');
  history.unsure = new Set(['three', 'four']);
  expect(check(history)).toMatchObject({ lost: 0, doubled: 0, unexpected: 0, recovered: 1 });
});

test('a page that was read before subscribing and what was heard since make a whole', () => {
  const readsLate = (read: number, heardFrom: number) =>
    faultsOf((history) => {
      const heard = both(history);
      history.subscribers.set('late', {
        rooms: new Set(['a', 'b']),
        page: heard.slice(1, read),
        receipts: heard.slice(heardFrom),
      });
    });
  expect(readsLate(2, 2)).toEqual({});
  expect(readsLate(3, 2)).toEqual({});
  expect(readsLate(2, 3)).toEqual({ lost: 1 });
});

test.each<[string, Record<string, number>, (history: History) => void]>([
  [
    'an answered message that is nowhere',
    { lost: 1 },
    (h) => {
      h.attempts.set('four', 'a');
      h.acks.push({ content: 'four', messageId: '4', cursor: 'at 4' });
    },
  ],
  ['a message that a subscriber did not hear', { lost: 1 }, (h) => both(h).splice(1, 1)],
  ['a message that paging does not show', { lost: 1 }, (h) => h.rooms.get('a')!.backwards.pop()],
  [
    'a second row for one send',
    { doubled: 2, lost: 4 },
    (h) => h.rows.push({ id: '4', content: 'three', roomId: 'a' }),
  ],
  ['an event heard twice', { doubled: 2 }, (h) => both(h).push(both(h).at(-1)!)],
  ['a message that paging shows twice', { doubled: 1 }, (h) => h.rooms.get('b')!.forwards.push(h.rows[1]!)],
  [
    'a repeat that is answered with another row',
    { doubled: 2 },
    (h) => h.acks.push({ content: 'two', messageId: '3', cursor: 'at 2' }),
  ],
  [
    'a repeat that is answered with another cursor',
    { doubled: 1 },
    (h) => h.acks.push({ content: 'two', messageId: '2', cursor: 'at 3' }),
  ],
  ['a row that nobody sent', { unexpected: 1 }, (h) => h.attempts.delete('two')],
  ['a row in another room', { unexpected: 1 }, (h) => h.attempts.set('two', 'a')],
  [
    'a message of a room that is not the subscriber’s',
    { unexpected: 1 },
    (h) => h.subscribers.get('first')!.receipts.splice(1, 0, both(h)[1]!),
  ],
  ['a message heard with another content', { unexpected: 1 }, (h) => (both(h)[1] = { ...both(h)[1]!, content: 'toe' })],
  ['events heard in another order', { outOfOrder: 2 }, (h) => both(h).push(...both(h).splice(1, 1))],
  ['pages in another order', { outOfOrder: 1 }, (h) => h.rooms.get('a')!.forwards.reverse()],
  ['a hole in the log', { gaps: 1 }, (h) => h.seqs.splice(1, 1)],
  ['a log that begins late', { gaps: 1 }, (h) => h.seqs.shift()],
])('%s is a fault', (_, expected, change) => {
  expect(faultsOf(change)).toMatchObject(expected);
});
