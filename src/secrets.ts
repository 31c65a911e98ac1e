import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.js';
import { isVapidKey, makeVapidKey } from './push/vapid-keys.js';

/** A secret that may lie in the data folder. */
interface KeptSecret {
  file: string;
  make(): string;
  isGood(secret: string): boolean;
  /** What it costs to have another. */
  loss: string;
}

const JWT_SECRET: KeptSecret = {
  file: 'jwt-secret',
  make: () => randomBytes(32).toString('base64url'),
  isGood: (secret) => secret.length >= 32,
  loss: 'all sessions end',
};

const VAPID_KEY: KeptSecret = {
  file: 'vapid-key',
  make: makeVapidKey,
  isGood: isVapidKey,
  loss: 'every device has to ask for push messages again',
};

/** The signing secret: the configured one, else one made at first start and kept in the data folder, mode 0600. */
export async function loadJwtSecret({ jwtSecret, dataDir }: Pick<Config, 'jwtSecret' | 'dataDir'>): Promise<string> {
  return jwtSecret ?? load(dataDir, JWT_SECRET);
}

/** The private key by which push services know the server, in the same way. */
export async function loadVapidKey({ vapidKey, dataDir }: Pick<Config, 'vapidKey' | 'dataDir'>): Promise<string> {
  return vapidKey ?? load(dataDir, VAPID_KEY);
}

async function load(dataDir: string, { file, make, isGood, loss }: KeptSecret): Promise<string> {
  const place = path.join(dataDir, file);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (!existsSync(place)) await keep(place, make());
  const secret = await readFile(place, 'utf8');
  if (!isGood(secret)) throw new Error(`${place} holds no good secret; remove it to have a new one made (${loss}).`);
  return secret;
}

/** Of two processes that start at once one makes the file, whole from its first moment; the other reads it. */
async function keep(file: string, secret: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, secret, { flag: 'wx', mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
