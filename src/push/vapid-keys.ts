import { createECDH } from 'node:crypto';

/** The two keys of a server that sends push messages (RFC 8292), base64url without padding. */
export interface VapidKeys {
  /** A point of P-256, 65 bytes: browsers are given it when they subscribe. */
  publicKey: string;
  /** 32 bytes. */
  privateKey: string;
}

/** The private key with the public one that follows from it. Throws where it is not one of P-256. */
export function vapidKeysOf(privateKey: string): VapidKeys {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(privateKey, 'base64url');
  return { publicKey: curve.getPublicKey('base64url'), privateKey };
}

/** Whether the text is a private key of P-256: 32 bytes, base64url without padding. */
export function isVapidKey(text: string): boolean {
  try {
    return /^[\w-]{43}$/.test(text) && vapidKeysOf(text).publicKey.length > 0;
  } catch {
    return false;
  }
}

export function makeVapidKey(): string {
  const curve = createECDH('prime256v1');
  curve.generateKeys();
  // Leading zeros are not given.
  return Buffer.concat([Buffer.alloc(32), curve.getPrivateKey()])
    .subarray(-32)
    .toString('base64url');
}
