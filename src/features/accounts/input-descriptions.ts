/** Words that the inputs of several mutations share. */
export const USERNAME =
  '2 to 40 letters and digits of one alphabet, with `.`, `_` and `-` between them; unique whatever its case.';
export const NEW_PASSWORD = '8 to 256 characters, whatever they are.';
export const EMAIL = 'At most 254 characters, unique; without one no mail is sent.';
export const DISPLAY_NAME = '1 to 100 characters on one line, not blank.';
export const TIME_ZONE = 'The name of the time zone by whose clocks the person lives, as `Europe/Berlin`.';
export const LANGUAGE = 'What push messages and mails are written in.';
export const SESSION = 'Where the refresh token of the session is kept.';
