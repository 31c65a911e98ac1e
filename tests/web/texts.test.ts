import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { projectRoot } from '../../src/shared/project-root.js';

/** The app's texts as translators write them, by area. */
function textsOf(language: string): Record<string, string> {
  const folder = path.join(projectRoot, 'web/src/i18n', language);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
}

const [english, russian] = [textsOf('en'), textsOf('ru')];

/** The names of the values that a text puts in. */
function valuesIn(text: string): string[] {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [name, format, options] = part;
    if (typeof name === 'string') names.add(name);
    if (format && options && typeof options === 'object')
      Object.values(options).forEach((option) => void [option].flat().forEach(visit));
  };
  const compiled = compileMessage(text);
  if (Array.isArray(compiled)) compiled.forEach(visit);
  return [...names].sort();
}

test('every text is there in both languages', () => {
  expect(Object.keys(russian).sort()).toEqual(Object.keys(english).sort());
  expect(Object.keys(english).length).toBeGreaterThan(20);
});

test('a text puts in the same values in both', () => {
  const differ = (id: string) => valuesIn(russian[id]!).join() !== valuesIn(english[id]!).join();
  expect(Object.keys(english).filter(differ)).toEqual([]);
});

test('Russian counts in its four forms, wherever it shows a number', () => {
  const forms = ['one {', 'few {', 'many {', 'other {'];
  const isWrong = (id: string) => {
    const text = russian[id]!;
    return text.includes(', plural,') && text.includes('#') && forms.some((form) => !text.includes(form));
  };
  expect(Object.keys(russian).filter((id) => russian[id]!.includes('#')).length).toBeGreaterThan(3);
  expect(Object.keys(russian).filter(isWrong)).toEqual([]);
});
