import { expect, test } from '@jest/globals';
import { type Change, checkEdits, type Edit, type State } from './check-edits.ts';

const first: State = { TITLE: 'a', STATUS: 'TODO' };
const last = { TITLE: 'c', STATUS: 'DONE', version: '3' };

function sound(): { edits: Edit[]; changes: Change[] } {
  const ann = { actor: { username: 'ann' } };
  const bob = { actor: { username: 'bob' } };
  return {
    edits: [
      { by: 'ann', expected: 1, wanted: { TITLE: 'b', STATUS: 'DONE' }, version: 2 },
      { by: 'bob', expected: 1, wanted: { TITLE: 'x' }, version: null },
      { by: 'bob', expected: 2, wanted: { TITLE: 'c', STATUS: 'DONE' }, version: 3 },
    ],
    changes: [
      { version: 1, field: 'CREATED', from: null, to: 'a', ...ann },
      { version: 2, field: 'TITLE', from: 'a', to: 'b', ...ann },
      { version: 2, field: 'STATUS', from: 'TODO', to: 'DONE', ...ann },
      { version: 3, field: 'TITLE', from: 'b', to: 'c', ...bob },
    ],
  };
}

test('nothing is wrong with a sound history', () => {
  const { edits, changes } = sound();
  expect(checkEdits(edits, changes, first, last)).toEqual([]);
});

test.each<[string, (history: ReturnType<typeof sound>) => unknown, string]>([
  ['an answered edit is gone', ({ changes }) => changes.pop(), 'TITLE of bob is not in the history at version 3'],
  ['a row is missing', ({ changes }) => changes.splice(1, 1), 'TITLE of version 3 begins with b and was a'],
  ['a row is somebody else’s', ({ edits }) => Object.assign(edits[0]!, { by: 'eve' }), 'version 2 is not by eve'],
  ['a version is left out', ({ changes }) => changes.splice(1, 2), 'version 3 comes after 1'],
  ['nobody made a version', ({ edits }) => edits.shift(), 'nobody was answered version 2'],
  ['two were told the same', ({ edits }) => edits.push(edits[0]!), 'two edits made version 2'],
  [
    'what was refused was written',
    ({ edits }) => Object.assign(edits[1]!, { wanted: { TITLE: 'c' } }),
    'TITLE of bob was refused and written',
  ],
  [
    'it was refused without a reason',
    ({ edits }) => Object.assign(edits[1]!, { expected: 3 }),
    'bob was refused, and nobody had changed TITLE',
  ],
])('it is noticed that %s', (_, spoil, fault) => {
  const history = sound();
  spoil(history);
  expect(checkEdits(history.edits, history.changes, first, last)).toContain(fault);
});
