/** The languages of the app as those who speak them write their names. */
export const LANGUAGES = [
  ['en', 'English'],
  ['ru', 'Русский'],
] as const;
