import { expect, test } from '@jest/globals';
import { rank, ranked } from '../../web/src/features/palette/rank.js';

const best = (names: string[], typed: string) => ranked(names, typed, (name) => name);

test('the whole name comes before its beginning, the beginning of a word, a part and scattered letters', () => {
  const names = ['a plan b', 'explanation', 'plan', 'Planning', 'people and animals now', 'other'];
  expect(best(names, 'plan')).toEqual(['plan', 'Planning', 'a plan b', 'explanation', 'people and animals now']);
});

test('letters must come in their order', () => {
  expect(rank('Garden work', 'gw')).not.toBeNull();
  expect(rank('Garden work', 'wg')).toBeNull();
  expect(rank('Garden', 'gardens')).toBeNull();
});

test('case and accents do not matter, nor whether ё has its dots; й is a letter of its own', () => {
  expect(rank('Café Zoë', 'cafe zoe')).toBe(1);
  expect(rank('Ёлка', 'елка')).toBe(1);
  expect(rank('чаи', 'чай')).toBeNull();
});

test('without anything typed all stay as they are', () => {
  expect(best(['b', 'a', 'c'], '  ')).toEqual(['b', 'a', 'c']);
});
