/** Words that many fields share. */
export const IDEMPOTENCY_KEY =
  'Any text of 1 to 200 characters. A repeat with the same key and input makes nothing twice and gets the first answer again; with another input it is IDEMPOTENCY_KEY_REUSED.';
export const CURSOR_AFTER_CHANGE = 'The position of the log right after the change.';
