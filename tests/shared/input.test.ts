import { describe, expect, test } from '@jest/globals';
import { lineText, toLine } from '../../src/shared/input.js';

const name = lineText({ min: 1, max: 20 });

describe('row 128: a name', () => {
  test.each([
    'a\nb',
    'a\r\nb',
    'a\tb',
    'a\u0085b',
    'a\u2028b',
    'a\u2029b',
    'a\u001b[31mb',
    '\u202egnp.exe',
    'a\u2066b',
    'a\u2069',
  ])('with %j in it is refused, and a space for it is not', (value) => {
    expect(name.safeParse(value).success).toBe(false);
    expect(name.safeParse(toLine(value)).success).toBe(true);
  });

  // Marks of direction turn nothing around, and joiners are part of emoji and of words.
  test.each(['שלום', 'سلام hello', 'a\u200fb', '👩\u200d🚀', 'می\u200cخواهم', ' a b '])('of %j is kept', (value) => {
    expect(name.parse(value)).toBe(value);
  });
});
