/** What cannot be done before a time: the job is put back until then, which counts as no try. */
export class NotYet extends Error {
  override name = 'NotYet';

  constructor(readonly until: Date) {
    super(`not before ${until.toISOString()}`);
  }
}
