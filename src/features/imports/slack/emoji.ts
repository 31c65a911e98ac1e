import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface EmojiRow {
  short_names: string[];
  unified: string;
  skin_variations?: Record<string, { unified: string }>;
}

/** Slack's `skin-tone-2` to `skin-tone-6` are the modifiers U+1F3FB to U+1F3FF (Unicode TR 51, section 2.4). */
const FIRST_TONE = 0x1f3fb;

/** Slack's own shortcodes: `thumbsup`, `+1` and, with a skin tone, `+1::skin-tone-2`. */
const emojiByName = readTable();

/** The emoji of a shortcode without colons, with `::skin-tone-N` where the emoji has tones; null for a custom one. */
export function emojiOf(shortcode: string): string | null {
  return emojiByName.get(shortcode) ?? emojiByName.get(shortcode.replace(/::skin-tone-[\d-]+$/, '')) ?? null;
}

/** As emojiOf; a workspace's custom emoji keeps its name between colons, `:partyparrot:`. */
export function reactionOf(shortcode: string): string {
  return emojiOf(shortcode) ?? `:${shortcode}:`;
}

function readTable(): Map<string, string> {
  // Read rather than required: the module cache would hold 1.3 MB of JSON for the sake of 4,000 short strings.
  const path = createRequire(import.meta.url).resolve('emoji-datasource/emoji.json');
  const table = new Map<string, string>();
  for (const row of JSON.parse(readFileSync(path, 'utf8')) as EmojiRow[]) {
    for (const name of row.short_names) {
      table.set(name, fromHex(row.unified));
      for (const [tones, variation] of Object.entries(row.skin_variations ?? {})) {
        table.set(`${name}::skin-tone-${toneNumbers(tones)}`, fromHex(variation.unified));
      }
    }
  }
  return table;
}

/** "1F3FB-1F3FD", for an emoji of two people, is Slack's "2-4". */
function toneNumbers(modifiers: string): string {
  return modifiers
    .split('-')
    .map((modifier) => Number.parseInt(modifier, 16) - FIRST_TONE + 2)
    .join('-');
}

function fromHex(unified: string): string {
  return String.fromCodePoint(...unified.split('-').map((part) => Number.parseInt(part, 16)));
}
