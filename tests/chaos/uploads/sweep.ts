import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { World } from '../world.ts';

const DIST = path.join(import.meta.dirname, '../../../dist/src');
const TWO_DAYS = 2 * 86_400_000;

/** Has what lies in the store be two days old and sweeps it as the weekly job does. Gives what has no row and is still there. */
export async function sweep(world: World): Promise<{ strays: string[]; incoming: string[] }> {
  const folder = path.join(world.dataDir, 'files');
  const old = new Date(Date.now() - TWO_DAYS);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.parentPath.endsWith('incoming'))
      await utimes(path.join(entry.parentPath, entry.name), old, old).catch(() => {});
  // What the node that was built does.
  const { readConfig } = await import(`${DIST}/config.js`);
  const { openServices } = await import(`${DIST}/open-services.js`);
  const { createContext } = await import(`${DIST}/context.js`);
  const { sweepFiles } = await import(`${DIST}/features/files/sweep-files.js`);
  const services = await openServices(readConfig(world.settings));
  await sweepFiles(createContext(services)).finally(() => services.close());
  const rows = new Set((await world.query('select id from files')).map(({ id }) => id));
  const names = async (below: string) => {
    const entries = await readdir(path.join(folder, below), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  const kept = [...(await names('originals')), ...(await names('previews'))];
  return { strays: kept.filter((name) => !rows.has(name.slice(0, 36))), incoming: await names('incoming') };
}
