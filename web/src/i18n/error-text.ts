import { type Failure, failureOf } from '../api/errors.js';
import type { TextId, Translate } from './i18n.js';

const SPOKEN = [
  'NETWORK',
  'UNAVAILABLE',
  'FORBIDDEN',
  'NOT_FOUND',
  'UNAUTHENTICATED',
  'CONFLICT',
  'INVITE_INVALID',
  'LINK_INVALID',
  'STORAGE_FULL',
  'PAYLOAD_TOO_LARGE',
  'QUOTA_EXCEEDED',
  'UNSUPPORTED_MEDIA_TYPE',
  'ARCHIVE_INVALID',
  'FILE_LOST',
];

/** A sentence for the person about whatever an operation ended with. */
export const errorText = (t: Translate, error: unknown): string => failureText(t, failureOf(error));

/** The same about a failure that was kept. */
export function failureText(t: Translate, { code, message, retryAfter }: Failure): string {
  if (code === 'RATE_LIMITED') return t('error.RATE_LIMITED', { seconds: retryAfter ?? 60 });
  if (SPOKEN.includes(code)) return t(`error.${code}` as TextId);
  return t('error.other', { message });
}
