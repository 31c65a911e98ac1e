const SCHEMES = ['http:', 'https:', 'mailto:'];
/** Controls, blanks inside, and marks that turn the direction of text: no address needs them, tricks do. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const SUSPECT = /[\u0000-\u0020\u007f-\u00a0\u061c\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff]/;

/** The address of a link as it may be followed, absolute; null for anything but http, https and mailto. */
export function safeHref(href: string): string | null {
  if (SUSPECT.test(href) || !URL.canParse(href)) return null;
  const url = new URL(href);
  return SCHEMES.includes(url.protocol) && /^[a-z]+:/i.test(href) ? url.href : null;
}
