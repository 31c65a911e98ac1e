import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { ZipFile } from 'yazl';

const WIDTH = 1600;
const HEIGHT = 1200;
/** How coarse the made-up scenery is, so that a photo has about 100 KB. */
const GRAIN = 40;

/** Makes photos, JPEG, the same ones each time, in a folder; gives their paths. */
export async function makePhotos(folder: string, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const random = randomFrom(7);
  const files: string[] = [];
  for (let index = 0; index < count; index++) {
    const [width, height] = [WIDTH / GRAIN, HEIGHT / GRAIN];
    const scenery = Buffer.alloc(width * height * 3);
    // One number for four bytes is random enough, and a tenth of the time.
    for (let at = 0; at < scenery.length; at += 4) scenery.writeUInt32LE(random(), at);
    const file = path.join(folder, `photo-${String(index).padStart(4, '0')}.jpg`);
    await sharp(scenery, { raw: { width, height, channels: 3 } })
      .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
      .jpeg({ quality: 68 })
      .toFile(file);
    files.push(file);
  }
  return files;
}

/** Packs files as they are, as cameras' pictures cannot be packed. Gives the ZIP's bytes. */
export async function packPhotos(files: string[], target: string): Promise<number> {
  const zip = new ZipFile();
  for (const file of files) zip.addFile(file, path.basename(file), { compress: false });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
  return (await stat(target)).size;
}

/** Whole numbers below 2^32, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
