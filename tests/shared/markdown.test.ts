import { expect, test } from '@jest/globals';
import { mentionsIn } from '../../src/shared/markdown.js';
import { cpuTime } from '../support/cpu-time.js';

const namesIn = (markdown: string) => mentionsIn(markdown).usernames;

test('names of any script are found, each spelling once, in order', () => {
  expect(namesIn('@bob and @ann, @bob! (@Анна) **@zoë** > @李雷')).toEqual(['bob', 'ann', 'Анна', 'zoë', '李雷']);
});

test('dots and dashes belong to a name only inside of it', () => {
  expect(namesIn('@ann.lee- @bob... @c-d_e. @_x_ @.y _@dan_ @eve\\_f')).toEqual([
    'ann.lee',
    'bob',
    'c-d_e',
    'dan',
    'eve_f',
  ]);
});

test.each(['`@ann`', '``a ` @ann``', '```\n@ann\n```', '~~~\n@ann', '    @ann', '> ```\n> @ann', '- a\n\n      @ann'])(
  'code calls nobody: %j',
  (markdown) => {
    expect(namesIn(markdown)).toEqual([]);
  },
);

test.each([
  'ann@example.org',
  'a+@example.org',
  '@ann@example.org',
  '<a@example.org>',
  'https://example.org/@ann',
  '[x](http://e.org/@ann)',
  '@@ann',
  '@',
  '@ ann',
])('addresses call nobody: %j', (markdown) => {
  expect(namesIn(markdown)).toEqual([]);
});

test('text around code still calls', () => {
  expect(namesIn('`a` @ann `b`\n```\n@bob\n```\n@eve')).toEqual(['ann', 'eve']);
  expect(namesIn('an open ` tick, @ann')).toEqual(['ann']);
  expect(namesIn('[@ann](http://example.org) ...@bob')).toEqual(['ann', 'bob']);
});

test('@room and @here are no names', () => {
  expect(mentionsIn('@room, @Here. @roommate')).toEqual({ usernames: ['roommate'], room: true, here: true });
  expect(mentionsIn('room here `@room`')).toEqual({ usernames: [], room: false, here: false });
});

test('names beyond the hundredth are plain text', () => {
  const names = Array.from({ length: 150 }, (_, index) => `user-${index}`);
  expect(namesIn(`${names.map((name) => `@${name}`).join(' ')} @here`)).toEqual(names.slice(0, 100));
  expect(mentionsIn(`${names.map((name) => `@${name}`).join(' ')} @here`).here).toBe(true);
});

const HOSTILE = [
  '`',
  '`a ',
  '[',
  '[a](',
  '[](',
  '![',
  '>',
  '> ',
  '>- ',
  '1. ',
  '*a_ ',
  '***a ',
  '<',
  '&#',
  '> a\n\n',
  '* * *\n',
  '[a]: b\n',
  '@',
  '@a',
  '@a.',
  '@a@',
  '@-',
  '\t@',
  '.',
];

test.each(HOSTILE)('16,384 characters of %j are read in a moment', async (piece) => {
  const text = `@ann${piece.repeat(16_384 / piece.length)}`.slice(0, 16_383).concat('b');
  expect(await cpuTime(() => mentionsIn(text))).toBeLessThan(500);
});
