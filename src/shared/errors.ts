/** Every value of `extensions.code`; the SDL describes the same list as `ErrorCode`. */
export const ERROR_CODES = {
  UNAUTHENTICATED: 'No valid access token or session; sign in again.',
  FORBIDDEN: 'You see the object but may not do this to it.',
  NOT_FOUND: 'There is no such object, or you may not see it.',
  BAD_USER_INPUT: 'The input is not valid; extensions.fields says where and why.',
  BAD_REQUEST: 'The request is not one that this server takes.',
  PERSISTED_QUERY_NOT_SUPPORTED: 'Documents are sent whole, not by their hash.',
  BAD_CURSOR: 'The cursor is not one of this list.',
  CONFLICT: 'The change contradicts the current state.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotencyKey was used before with another input.',
  INVITE_INVALID: 'The invite code is wrong, expired, revoked or used up.',
  LINK_INVALID: 'The link of the mail is wrong, expired or used up.',
  RATE_LIMITED: 'Too many attempts; extensions.retryAfter says how many seconds to wait.',
  RESYNC_REQUIRED: 'The log no longer reaches back to the cursor; fetch afresh and subscribe without `after`.',
  ARCHIVED: 'The object is in the archive and cannot be changed.',
  PAYLOAD_TOO_LARGE: 'The request or file is larger than the limit.',
  QUOTA_EXCEEDED: 'The storage quota is used up.',
  STORAGE_FULL: 'The server has no room left; nothing was stored.',
  UNSUPPORTED_MEDIA_TYPE: 'A body or file of this type is not accepted.',
  ARCHIVE_INVALID: 'The archive file is damaged or not acceptable.',
  TOO_MANY_SUBSCRIPTIONS: 'The socket holds as many subscriptions as it may.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The document does not fit the schema or a limit.',
  UNAVAILABLE: 'The server cannot answer now; try again after extensions.retryAfter seconds.',
  INTERNAL_SERVER_ERROR: 'An error inside the server; its id is in the log.',
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What an error tells beside its code. fields: input path -> message. retryAfter: whole seconds. version: the object's. */
export interface ErrorDetails {
  fields?: Record<string, string>;
  retryAfter?: number;
  version?: number;
}

/** A refusal that its receiver may read: everything else is masked at the edge. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = ERROR_CODES[code],
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** The same words for what is foreign and what is absent, so that neither can be told from the other. */
export function notFound(): DomainError {
  return new DomainError('NOT_FOUND');
}

/** fields: input path, as `input.content` -> what is wrong with it. */
export function badInput(fields: Record<string, string>): DomainError {
  return new DomainError('BAD_USER_INPUT', Object.values(fields).join(' '), { fields });
}

/** Throws FORBIDDEN unless a policy predicate held. */
export function assertAllowed(allowed: boolean): void {
  if (!allowed) throw new DomainError('FORBIDDEN');
}
