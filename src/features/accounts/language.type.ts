import { registerEnumType } from 'type-graphql';
import type { Language } from './user.entity.js';

export const LanguageEnum = { EN: 'en', RU: 'ru' } as const satisfies Record<string, Language>;
registerEnumType(LanguageEnum, {
  name: 'Language',
  description: 'What the server writes to people in.',
  valuesConfig: { EN: { description: 'English.' }, RU: { description: 'Russian.' } },
});
