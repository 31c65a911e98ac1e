import type { Language } from '../../../i18n/i18n.js';

/** code: its shortcode without colons, '' where it has none. name: in the language asked for. */
export interface Emoji {
  char: string;
  group: number;
  code: string;
  name: string;
}

/** All emoji in the order of Unicode's charts, and ways to find some. */
export interface EmojiData {
  all: readonly Emoji[];
  /** By name or keyword in the language or in English, or by shortcode; every word must be found. */
  find: (text: string) => readonly Emoji[];
  /** By the beginning of a shortcode, then by any part of it. */
  findByCode: (code: string) => readonly Emoji[];
}

const loaded = new Map<Language, Promise<EmojiData>>();

/** Loads the names of emoji once; English ones are known in every language. */
export function loadEmoji(language: Language): Promise<EmojiData> {
  let data = loaded.get(language);
  if (!data) loaded.set(language, (data = load(language)));
  data.catch(() => loaded.delete(language));
  return data;
}

async function load(language: Language): Promise<EmojiData> {
  const english = (await import('virtual:emoji/en')).emoji;
  const rows = language === 'ru' ? (await import('virtual:emoji/ru')).emoji : english;
  const englishWords = new Map(english.map(([char, , code, name, keywords]) => [char, `${code} ${name} ${keywords}`]));
  const entries = rows.map(([char, group, code, name, keywords]) => ({
    emoji: { char, group, code, name },
    words: `${char} ${name} ${keywords} ${englishWords.get(char)}`.toLowerCase(),
  }));
  const all = entries.map(({ emoji }) => emoji);
  return {
    all,
    find(text) {
      const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
      return entries.filter(({ words }) => wanted.every((word) => words.includes(word))).map(({ emoji }) => emoji);
    },
    findByCode(code) {
      const begins = all.filter((emoji) => emoji.code.startsWith(code));
      return [...begins, ...all.filter((emoji) => emoji.code.includes(code) && !emoji.code.startsWith(code))];
    },
  };
}
