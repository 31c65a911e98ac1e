import { type AddressInfo, createServer } from 'node:net';

/** A port of the loopback that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What has not come after so long will not come, however slow the machine, seconds. */
export const PATIENCE = 120;

/** Resolves once `holds` gives true; throws after PATIENCE, naming what did not come. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${PATIENCE} s: ${what}`);
    await pause(20);
  }
}
