import { execFileSync } from 'node:child_process';

/** Whether a process may have file systems of its own here. what: named where it may not, so that nobody takes it for shown. */
export function canMount(what: string): boolean {
  try {
    execFileSync('unshare', ['-rm', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    console.error(`*** NOT RUN: ${what}. \`unshare -rm\` does not work here. ***`);
    return false;
  }
}
