import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import type { Context } from '../../src/context.js';
import { uploadArchive } from '../../src/features/files/upload-archive.js';
import { uploadFile } from '../../src/features/files/upload-file.js';
import { projectRoot } from '../../src/shared/project-root.js';

const FOLDER = path.join(projectRoot, 'scripts/demo/files');

/** Uploads files of the story as somebody; an archive is unpacked. Gives their ids. Throws an Error where there is none of that name. */
export async function uploadFiles(ctx: Context, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) {
    const bytes = await bytesOf(path.join(FOLDER, name));
    const upload = Promise.resolve({
      fieldName: 'file',
      filename: name,
      mimetype: '',
      encoding: '7bit',
      createReadStream: () => Readable.from(bytes) as never,
    });
    if (name.endsWith('.zip')) ids.push((await uploadArchive(ctx, { archive: upload })).archive.id);
    else ids.push((await uploadFile(ctx, { file: upload })).id);
  }
  return ids;
}

/** A picture `x.png` is drawn from `x.svg`, an archive `x.zip` is packed from the folder of that name; others are as they lie there. */
async function bytesOf(file: string): Promise<Buffer> {
  if (file.endsWith('.png')) return sharp(file.replace(/png$/, 'svg')).png().toBuffer();
  if (!file.endsWith('.zip')) return readFile(file);
  const zip = new ZipFile();
  for (const entry of (await readdir(file)).sort()) {
    const name = entry.replace(/svg$/, 'png');
    zip.addBuffer(await bytesOf(path.join(file, name)), name);
  }
  zip.end();
  return buffer(zip.outputStream);
}
