import { createECDH, type ECDH, randomBytes } from 'node:crypto';
import { decrypt } from 'http_ece';
import type { PushMessage } from '../../src/push/payload.js';

/** What a browser gives who has subscribed to push messages, and what it keeps for itself. */
export interface PushDevice {
  endpoint: string;
  p256dh: string;
  auth: string;
  /** What it shows: of one tag the last that came. */
  shown: Map<string, PushMessage>;
  /** Every message that came, opened as browsers do. */
  messages: PushMessage[];
  take(body: Buffer): void;
}

/** Has a browser subscribe at a push service. */
export function createDevice(endpoint: string): PushDevice {
  const keys: ECDH = createECDH('prime256v1');
  const p256dh = keys.generateKeys('base64url');
  const auth = randomBytes(16).toString('base64url');
  const device: PushDevice = {
    endpoint,
    p256dh,
    auth,
    shown: new Map(),
    messages: [],
    take(body) {
      const text = decrypt(body, { version: 'aes128gcm', privateKey: keys, authSecret: auth }).toString();
      const message = JSON.parse(text) as PushMessage;
      device.messages.push(message);
      device.shown.set(message.tag, message);
    },
  };
  return device;
}
