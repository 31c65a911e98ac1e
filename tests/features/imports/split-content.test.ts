import { expect, test } from '@jest/globals';
import { splitContent } from '../../../src/features/imports/split-content.js';

const length = (text: string) => [...text].length;

test('what fits stays whole, counted in code points', () => {
  expect(splitContent('👍'.repeat(200), 200)).toEqual(['👍'.repeat(200)]);
});

test('pieces end at line ends and lose nothing', () => {
  const text = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
  const pieces = splitContent(text, 200);
  expect(pieces.join('\n')).toBe(text);
  expect(Math.max(...pieces.map(length))).toBeLessThanOrEqual(200);
});

test('a line that is too long is cut, never inside a character', () => {
  const pieces = splitContent('👍'.repeat(500), 200);
  expect(pieces.join('')).toBe('👍'.repeat(500));
  expect(pieces.every((piece) => piece.isWellFormed() && length(piece) <= 200)).toBe(true);
});

test('code that is cut stays code in every piece', () => {
  const code = Array.from({ length: 60 }, (_, index) => `step(${index});`);
  const pieces = splitContent(['before', '```', ...code, '```', 'after'].join('\n'), 200);
  expect(pieces.length).toBeGreaterThan(3);
  for (const piece of pieces) {
    expect(piece.split('\n').filter((line) => line === '```').length % 2).toBe(0);
    expect(length(piece)).toBeLessThanOrEqual(200);
  }
  expect(pieces.join('\n').replaceAll('```\n```\n', '')).toContain(code.join('\n'));
});
