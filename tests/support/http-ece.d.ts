declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** Decrypts a body of `Content-Encoding: aes128gcm` (RFC 8188), as a browser does with its own keys (RFC 8291). */
  export function decrypt(
    body: Buffer,
    parameters: { version: 'aes128gcm'; privateKey: ECDH; authSecret: string },
  ): Buffer;
}
