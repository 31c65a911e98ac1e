import { open } from 'node:fs/promises';

/** Has a file, or the names in a folder, outlive a crash of the machine. */
export async function sync(place: string): Promise<void> {
  const handle = await open(place);
  await handle.sync().finally(() => handle.close());
}
