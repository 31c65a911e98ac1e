import { createPublicKey } from 'node:crypto';

/** Of an uncompressed point: 4 and both coordinates (SEC 1 §2.3.3). */
const POINT = 65;
const AUTH = 16;

/** Whether the text is a public key of P-256, a point on the curve, 65 bytes as base64url (RFC 8291 §3.1). */
export function isP256dh(text: string): boolean {
  const point = bytesOf(text, POINT);
  if (point?.[0] !== 4) return false;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((each) => each.toString('base64url'));
  try {
    // Refuses what is not on the curve.
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is an authentication secret, 16 bytes as base64url (RFC 8291 §3.2). */
export function isPushAuth(text: string): boolean {
  return bytesOf(text, AUTH) !== null;
}

/** Null where it is not base64url without padding, of so many bytes. */
function bytesOf(text: string, size: number): Buffer | null {
  if (text.length > 2 * size) return null;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === size && bytes.toString('base64url') === text ? bytes : null;
}
