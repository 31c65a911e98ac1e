import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useMemo } from 'react';
import type { texts } from './en/index.js';
import type { texts as more } from './en/more.js';

/** The name of a text; TypeScript refuses others. */
export type TextId = keyof typeof texts | keyof typeof more;
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

let hasMore = false;

const readMore = async (language: Language) =>
  (language === 'ru' ? await import('./ru/more.js') : await import('./en/more.js')).texts;

/** Fetches the texts of what is not shown first, for this language and those spoken from now on. */
export async function learnMore(): Promise<void> {
  if (hasMore) return;
  const language = i18n.locale as Language;
  const texts = await readMore(language);
  hasMore = true;
  // Another language may have been chosen meanwhile, without these.
  if (i18n.locale === language) i18n.load(language, texts);
  else await speak(i18n.locale as Language);
}

/** Shows the app in a language, and remembers it where it was chosen by hand. */
export async function speak(language: Language, options: { remember?: boolean } = {}): Promise<void> {
  const { texts } = language === 'ru' ? await import('./ru/index.js') : await import('./en/index.js');
  const more = hasMore ? await readMore(language) : {};
  if (options.remember) localStorage.setItem(KEY, language);
  i18n.loadAndActivate({ locale: language, messages: { ...texts, ...more } });
  document.documentElement.lang = language;
}

/** `t` for texts, and `language` for what Intl formats: the same until the language changes, which the component follows. */
export function useTexts(): { t: Translate; language: Language } {
  const { _, i18n: current } = useLingui();
  const language = current.locale as Language;
  return useMemo(() => ({ t: (id, values) => _(id, values), language }), [_, language]);
}

export { i18n };
