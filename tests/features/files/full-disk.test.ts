import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { compile, LISTENS } from '../../support/built-server.js';
import { get } from '../../support/client.js';
import { canMount } from '../../support/own-mounts.js';
import { newDatabase } from '../../support/test-app.js';
import { download, upload } from '../../support/uploads.js';
import { zipOf } from './zips.js';

const REGISTER = 'mutation($input: RegisterInput!) { register(input: $input) { accessToken } }';
const ARCHIVE = 'mutation($archive: Upload!) { uploadArchive(input: { archive: $archive }) { files { id } } }';

(canMount('uploads to a full disk') ? test : test.skip)(
  'row F8: an upload for which there is no room is refused as STORAGE_FULL, leaves nothing, and the next one that fits is taken',
  async () => {
    const { dataDir, databaseUrl } = await newDatabase();
    const files = path.join(dataDir, 'files');
    await mkdir(files);
    const main = path.join(await compile(), 'src/main.js');
    const mount = 'mount -t tmpfs -o size=8m tmpfs "$FILES" && exec "$0" "$1"';
    const child = spawn('unshare', ['-rm', 'sh', '-c', mount, process.execPath, main], {
      env: {
        PATH: process.env.PATH,
        FILES: files,
        NODE_ENV: 'test',
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl ?? '',
        REGISTRATION: 'open',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let url = '';
    for await (const text of child.stdout) {
      url = LISTENS.exec(String(text))?.[1] ?? '';
      if (url) break;
    }
    const app = { url } as never;
    const input = { username: 'ann', password: 'correct horse battery' };
    const { register: ann } = await get(app, null, REGISTER, { input });
    // The mount is the server's own: it is looked at through its process.
    const left = async (folder: string) => {
      const names = await readdir(`/proc/${child.pid}/root${files}/${folder}`, { recursive: true }).catch(() => []);
      return names.filter((name) => path.basename(name).length >= 36).length;
    };
    const kept = await upload(app, ann, { bytes: randomBytes(1_000_000) });
    expect(kept.code).toBeUndefined();
    for (let round = 0; round < 3; round++) {
      const refused = await upload(app, ann, { bytes: randomBytes(12_000_000) });
      expect([refused.status, refused.code]).toEqual([507, 'STORAGE_FULL']);
      const zip = zipOf(
        [1, 2, 3].map((n) => ({ name: `${n}`, data: randomBytes(2_000_000), method: 'stored' as const })),
      );
      const archive = await upload(app, ann, { bytes: zip }, { query: ARCHIVE, name: 'archive' });
      expect([archive.status, archive.code]).toEqual([507, 'STORAGE_FULL']);
      expect([await left('incoming'), await left('originals')]).toEqual([0, 1 + round]);
      expect((await upload(app, ann, { bytes: randomBytes(1_000_000) })).code).toBeUndefined();
    }
    const { file } = kept.data.uploadFile;
    expect((await (await download(app, ann, `/files/${file.id}`)).arrayBuffer()).byteLength).toBe(1_000_000);
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  },
);
