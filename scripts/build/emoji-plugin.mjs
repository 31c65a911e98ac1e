import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const ID = /^virtual:emoji\/(en|ru)$/;
/** Those the server takes on messages: in their full form, which has no selector where it is not needed. */
const KNOWN = /^\p{RGI_Emoji}$/v;

/**
 * Gives `virtual:emoji/en` and `virtual:emoji/ru`: every emoji as [itself, group, shortcode, name, keywords] in the order
 * of Unicode's charts, a tenth of what emojibase-data has about them.
 */
export const emojiPlugin = {
  name: 'emoji',
  resolveId: (id) => (ID.test(id) ? `\0${id}` : null),
  load(id) {
    const [, language] = ID.exec(id.replace('\0', '')) ?? [];
    return language ? `export const emoji = ${JSON.stringify(rows(language))};` : null;
  },
};

function rows(language) {
  const codes = require('emojibase-data/en/shortcodes/iamcal.json');
  return require(`emojibase-data/${language}/compact.json`)
    .filter(({ group }) => group !== undefined)
    .map((emoji) => ({
      ...emoji,
      char: KNOWN.test(emoji.unicode) ? emoji.unicode : emoji.unicode.replace('\ufe0f', ''),
    }))
    .filter(({ char }) => KNOWN.test(char))
    .sort((a, b) => a.order - b.order)
    .map(({ char, group, hexcode, label, tags = [] }) => [
      char,
      group,
      [codes[hexcode] ?? []].flat()[0] ?? '',
      label,
      tags.join(' '),
    ]);
}
