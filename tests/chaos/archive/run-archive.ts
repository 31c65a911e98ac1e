import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { Command } from '../faults/node-process.ts';
import type { World } from '../world.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const SCRIPT = path.join(ROOT, 'dist/scripts/archive.js');
/** In a file system of its own, in which what is written comes to lie first. */
const ON_SMALL_DISK = 'mount -t tmpfs -o size="$SIZE" tmpfs "$INCOMING" && exec "$0" "$@"';

/** How a run ended: code is null where it was killed. */
export interface Ended {
  code: number | null;
  said: string;
}

/** Runs the archive of a world in a process of its own, beside its nodes. failpoints: what holds in it; size: bytes that its files have room for, as `64k`. */
export async function runArchive(
  world: World,
  { failpoints, size }: { failpoints?: Command; size?: string } = {},
): Promise<Ended> {
  const node = [process.execPath, '--import', path.join(ROOT, 'tests/failpoints.mjs'), SCRIPT];
  const [command, ...args] = size ? ['unshare', '-rm', 'sh', '-c', ON_SMALL_DISK, ...node] : node;
  const child = spawn(command!, args, {
    env: {
      PATH: process.env.PATH,
      LOG_LEVEL: 'error',
      ...world.settings,
      ...(failpoints && { FAILPOINTS: JSON.stringify(failpoints) }),
      ...(size && { SIZE: size, INCOMING: path.join(world.dataDir, 'files/incoming') }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const said = await text(child.stderr);
  const [code] = (await ended) as [number | null];
  return { code, said };
}
