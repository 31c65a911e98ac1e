import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { crc32 } from 'node:zlib';
import { SAMPLE, typeOf } from './file-types.js';

/** Counts and sums up the bytes of a file that passes, and keeps its beginning. */
export class Meter extends Transform {
  size = 0;
  crc = 0;
  private readonly hash = createHash('sha256');
  private readonly beginning: Buffer[] = [];

  /** check: told of each chunk's bytes and of all so far; throws what ends it. */
  constructor(private readonly check: (bytes: number, size: number) => void) {
    super();
  }

  /** What is known of a file that has passed. sha256: hexadecimal. To be called once. */
  async measures(): Promise<{ size: number; sha256: string; type: string }> {
    const type = await typeOf(Buffer.concat(this.beginning));
    return { size: this.size, sha256: this.hash.digest('hex'), type };
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.size < SAMPLE) this.beginning.push(chunk.subarray(0, SAMPLE - this.size));
    this.size += chunk.length;
    this.crc = crc32(chunk, this.crc);
    this.hash.update(chunk);
    try {
      this.check(chunk.length, this.size);
      done(null, chunk);
    } catch (error) {
      done(error as Error);
    }
  }
}
