import { expect, test } from '@jest/globals';
import { checkUploads, type Found, type Upload } from './check-uploads.ts';

/** A file that was answered, an archive of two that was not and is there, and one that was not and is not. */
function sound(): { uploads: Upload[]; found: Found } {
  const row = { uploaderId: 'ann', size: 10, archiveId: null };
  return {
    uploads: [
      { by: 'ann', sha256: 'a', entries: [], size: 10, id: '1' },
      { by: 'ann', sha256: 'b', entries: ['c', 'd'], size: 30, id: null },
      { by: 'ann', sha256: 'e', entries: [], size: 10, id: null },
    ],
    found: {
      rows: [
        { ...row, id: '1', sha256: 'a' },
        { ...row, id: '2', sha256: 'b' },
        { ...row, id: '3', sha256: 'd', archiveId: '2' },
        { ...row, id: '4', sha256: 'c', archiveId: '2' },
      ],
      got: new Map(Object.entries({ 1: 'a', 2: 'b', 3: 'd', 4: 'c' })),
      used: new Map([['ann', 40]]),
      swept: { strays: [], incoming: [] },
    },
  };
}

function add({ rows, got }: Found, sha256: string): void {
  rows.push({ ...rows[0]!, id: '5', sha256 });
  got.set('5', sha256);
}

test('nothing is wrong with sound uploads', () => {
  const { uploads, found } = sound();
  expect(checkUploads(uploads, found)).toEqual([]);
});

test.each<[string, string[], (all: ReturnType<typeof sound>) => unknown]>([
  ['an answered file that is gone', ['lost', 'miscounted'], ({ found }) => found.rows.splice(0, 1)],
  ['a part of an archive', ['half'], ({ found }) => found.rows.pop()],
  ['a second row', ['doubled'], ({ found }) => add(found, 'a')],
  ['a row of somebody else', ['unexpected'], ({ found }) => (found.rows[0]!.uploaderId = 'bob')],
  ['a row that nobody sent', ['unexpected'], ({ found }) => add(found, 'x')],
  ['other bytes', ['broken'], ({ found }) => found.got.set('1', 'x')],
  ['no bytes', ['broken'], ({ found }) => found.got.set('1', null)],
  ['what is counted twice', ['miscounted'], ({ found }) => found.used.set('ann', 50)],
  ['bytes without a row', ['left'], ({ found }) => found.swept.strays.push('x')],
  ['an upload that broke off', ['left'], ({ found }) => found.swept.incoming.push('x')],
])('%s is told', (_, kinds, change) => {
  const all = sound();
  change(all);
  expect(checkUploads(all.uploads, all.found).map((text) => text.split(':')[0])).toEqual(kinds);
});
