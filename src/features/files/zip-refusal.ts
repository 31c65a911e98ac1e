/** Why an archive is not taken; it crosses from a process as a plain object with these fields. */
export class ZipRefusal extends Error {
  override name = 'ZipRefusal';

  constructor(
    readonly code: 'ARCHIVE_INVALID' | 'PAYLOAD_TOO_LARGE' | 'QUOTA_EXCEEDED',
    message: string,
  ) {
    super(message);
  }
}

/** What of the archive is wrong, as the end of a sentence. */
export function invalid(what: string): ZipRefusal {
  return new ZipRefusal('ARCHIVE_INVALID', `The archive ${what}.`);
}
