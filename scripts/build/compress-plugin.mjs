import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Puts a .gz beside each file of a bundle, so that nothing is compressed while serving. */
export const compressPlugin = {
  name: 'compress',
  setup({ initialOptions, onEnd }) {
    onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0) return;
      await Promise.all(
        Object.keys(metafile.outputs).map(async (file) => {
          const path = join(initialOptions.absWorkingDir, file);
          await writeFile(`${path}.gz`, await compress(await readFile(path), { level: 9 }));
        }),
      );
    });
  },
};
