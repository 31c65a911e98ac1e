import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { texts } from './en/index.js';

/** The name of a text; TypeScript refuses others. */
export type TextId = keyof typeof texts;
export type Language = 'en' | 'ru';
export type Texts = Record<TextId, string>;

/** Gives a text in the language of the page, with its values put in. */
export type Translate = (id: TextId, values?: Record<string, string | number | Date>) => string;

const KEY = 'language';

/** The language chosen here, else the first of the browser's that the app speaks. */
export function preferredLanguage(): Language {
  const wanted = [localStorage.getItem(KEY), ...navigator.languages];
  for (const tag of wanted) {
    if (tag?.startsWith('ru')) return 'ru';
    if (tag?.startsWith('en')) return 'en';
  }
  return 'en';
}

/** Shows the app in a language, and remembers it where it was chosen by hand. */
export async function speak(language: Language, options: { remember?: boolean } = {}): Promise<void> {
  const { texts } = language === 'ru' ? await import('./ru/index.js') : await import('./en/index.js');
  if (options.remember) localStorage.setItem(KEY, language);
  i18n.loadAndActivate({ locale: language, messages: texts });
  document.documentElement.lang = language;
}

/** `t` for texts, and `language` for what Intl formats: the same until the language changes, which the component follows. */
export function useTexts(): { t: Translate; language: Language } {
  const { _, i18n: current } = useLingui();
  const language = current.locale as Language;
  return useMemo(() => ({ t: (id, values) => _(id, values), language }), [_, language]);
}

export { i18n };
