import webPush from 'web-push';
import { type Outbound } from './outbound.js';
import { type PushMessage, payloadOf } from './payload.js';
import { NotPublic, type PostAnswer, post } from './post.js';
import type { VapidKeys } from './vapid-keys.js';

/** Where a device is reached, and what only it can read: base64url. */
export interface PushAddress {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/**
 * What came of a push message. SENT: the push service has it. GONE: the device has unsubscribed. LATER: not before so many seconds. FAILED: the service did not
 * answer, or has a fault. REJECTED: this message or this endpoint will never do. MISCONFIGURED: our keys or our name are not believed.
 */
export type PushOutcome =
  | { is: 'SENT' }
  | { is: 'GONE' }
  | { is: 'LATER'; seconds: number }
  | { is: 'FAILED' | 'REJECTED' | 'MISCONFIGURED'; detail: string };

export interface PushSender {
  /** What browsers ask for when they subscribe: a point of P-256, base64url. */
  readonly publicKey: string;
  /** Sends one message to one device; what a push service may answer is an outcome, in at most 5 s. */
  send(address: PushAddress, message: PushMessage): Promise<PushOutcome>;
  close(): void;
}

/** A push service keeps a message for a device that is off so long, seconds: over a weekend. */
export const PUSH_TTL = 3 * 86_400;

/** Seconds to wait where the service does not say how long, and the longest that it may say. */
const WAIT = 60;
const LONGEST_WAIT = 86_400;

/** publicUrl: told to push services as whom to turn to; they want an https or mailto address (RFC 8292 §2.1). */
export function createPushSender(keys: VapidKeys, publicUrl: string | null, outbound: Outbound): PushSender {
  const subject = publicUrl?.startsWith('https:') ? publicUrl : 'mailto:team-messenger@localhost';
  return {
    publicKey: keys.publicKey,
    async send({ endpoint, p256dh, auth }, message) {
      const subscription = { endpoint, keys: { p256dh, auth } };
      const { headers, body } = webPush.generateRequestDetails(subscription, payloadOf(message), {
        vapidDetails: { subject, ...keys },
        TTL: PUSH_TTL,
        urgency: 'normal',
        // 32 characters of base64url are allowed (RFC 8030 §5.4).
        topic: message.tag.replaceAll('-', ''),
      });
      try {
        return outcomeOf(await post(outbound, new URL(endpoint), { headers, body: body! }));
      } catch (error) {
        return { is: error instanceof NotPublic ? 'REJECTED' : 'FAILED', detail: String(error) };
      }
    },
    close: () => outbound.agent.destroy(),
  };
}

function outcomeOf({ status, retryAfter, text }: PostAnswer): PushOutcome {
  if (status >= 200 && status < 300) return { is: 'SENT' };
  if (status === 404 || status === 410) return { is: 'GONE' };
  if (status === 429) return { is: 'LATER', seconds: secondsUntil(retryAfter) };
  const detail = `${status} ${text}`.trim();
  if (status === 401 || status === 403) return { is: 'MISCONFIGURED', detail };
  return { is: status >= 500 ? 'FAILED' : 'REJECTED', detail };
}

/** Of a Retry-After: seconds, or a date (RFC 9110 §10.2.3). */
function secondsUntil(retryAfter: string | null): number {
  const seconds = Number(retryAfter ?? WAIT);
  const said = Number.isNaN(seconds) ? (Date.parse(retryAfter!) - Date.now()) / 1000 : seconds;
  return Number.isNaN(said) ? WAIT : Math.ceil(Math.min(Math.max(said, 1), LONGEST_WAIT));
}
