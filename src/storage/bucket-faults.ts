import { isPassingFault } from '../db/unavailable.js';
import { DomainError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';

/** Seconds after which a client may try again. */
const RETRY_AFTER = 2;

/** What the client of a bucket throws; flydrive throws errors of its own that have it as their cause. */
interface BucketFault {
  name?: string;
  cause?: unknown;
  $metadata?: { httpStatusCode?: number };
}

/**
 * Awaits a call to a bucket. Throws UNAVAILABLE where the bucket did not answer or could not just now (5xx, 429), STORAGE_FULL
 * where it has no room (507), else what was thrown.
 */
export async function explainFaults<T>(logger: Logger, call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    logger.warn({ error: String((error as BucketFault).cause ?? error) }, 'the bucket did not answer');
    throw refusal;
  }
}

function refusalOf(error: unknown): DomainError | null {
  const { name, cause, $metadata } = error as BucketFault;
  const status = $metadata?.httpStatusCode;
  if (status === 507) return new DomainError('STORAGE_FULL');
  if (name === 'TimeoutError' || status === 429 || (status ?? 0) >= 500 || isPassingFault(error))
    return new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER });
  return cause ? refusalOf(cause) : null;
}
