import { mkdir, readdir } from 'node:fs/promises';
import { availableParallelism, setPriority } from 'node:os';
import path from 'node:path';
import pLimit from 'p-limit';
import sharp from 'sharp';
import { answerWith } from '../harness/helper.js';

/* The limit of previews: sharp by itself, both sizes of each photo into files, as many photos at a time as there are processors. */

// As the server's processes do, so that what else the machine does slows down both alike.
setPriority(10);

answerWith(async ({ folder, target }: { folder: string; target: string }) => {
  await mkdir(target, { recursive: true });
  const names = await readdir(folder);
  const started = performance.now();
  await pLimit(availableParallelism()).map(names, async (name) => {
    const picture = sharp(path.join(folder, name)).autoOrient();
    for (const pixels of [1280, 320]) {
      const preview = picture.clone().resize(pixels, pixels, { fit: 'inside', withoutEnlargement: true });
      await preview.webp({ quality: 80 }).toFile(path.join(target, `${name}-${pixels}.webp`));
    }
  });
  return { rate: names.length / ((performance.now() - started) / 1000) };
});
