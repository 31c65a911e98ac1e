/** What `after` does, for every subscription to the log. */
export const AFTER =
  'Replay what came after this place in the log first. RESYNC_REQUIRED when the log no longer reaches back.';
