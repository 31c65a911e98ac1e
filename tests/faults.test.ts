import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../src/shared/project-root.js';

const page = readFileSync(path.join(projectRoot, 'docs/faults.md'), 'utf8');

/** Each row of the tables with the files that it names. */
const SHOWN = [...page.matchAll(/^\| (F?\d+) \| .+ \| (.+) \|$/gm)].map(([, row, files]) => ({
  row: row!,
  files: [...files!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!),
}));

/** `51, 52, 67–86` and `F10–F12` in a text, each number by itself. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(/\b(F?)(\d+)(?:(?:–| to )F?(\d+))?\b/g)].flatMap(([, letter, from, to]) =>
    Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, index) => `${letter}${Number(from) + index}`),
  );
}

/** The rows that the titles of a test file, or the `rows` of a scenario, begin with. */
function rowsOf(file: string): string[] {
  const text = readFileSync(path.join(projectRoot, 'tests', file), 'utf8');
  const titles = text.matchAll(/['"`]rows? ([^:'"`]+):/g);
  return [...titles, ...text.matchAll(/\brows: '([^']+)'/g)].flatMap(([, rows]) => numbersIn(rows!));
}

test.each(SHOWN)('row $row of docs/faults.md is shown by $files', ({ row, files }) => {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect([file, rowsOf(file)]).toEqual([file, expect.arrayContaining([row])]);
});

test('docs/faults.md tells of each row once: what shows it, or that it is not there yet', () => {
  const notYet = numbersIn(page.slice(page.indexOf('## Not there yet')));
  const told = [...SHOWN.map(({ row }) => row), ...notYet];
  const all = numbersIn('1–130, F1–F28');
  expect([...told].sort()).toEqual([...all].sort());
});
