import { readdir, readFile } from 'node:fs/promises';
import { residentMemory } from '../support.js';

const PAUSE = 100;

/** The most that a process, and all it started together, took while it was watched, MiB. */
export interface Peak {
  own: number;
  children: number;
}

/** Watches from now on; the function that it gives ends that. */
export function watchMemory(pid: number): () => Promise<Peak> {
  const peak: Peak = { own: 0, children: 0 };
  let watching = true;
  const watch = async () => {
    while (watching) {
      // One that has ended is told of by who asks it next.
      const own = await residentMemory(pid).catch(() => 0);
      const children = await Promise.all((await childrenOf(pid)).map((child) => residentMemory(child).catch(() => 0)));
      peak.own = Math.max(peak.own, own);
      peak.children = Math.max(
        peak.children,
        children.reduce((sum, memory) => sum + memory, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  };
  const watched = watch();
  return async () => {
    watching = false;
    await watched;
    return peak;
  };
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}
