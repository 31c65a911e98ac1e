/** What goes wrong however often it is tried: the job counts as failed at once. */
export class FailedForGood extends Error {
  override name = 'FailedForGood';
}
