import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const SCRIPTS = path.join(import.meta.dirname, '../../../dist/scripts');

/** Runs a built script beside the server, with these settings alone. Gives what it printed; throws what it said where it failed. */
export async function runScript(name: string, settings: Record<string, string>, ...args: string[]): Promise<string> {
  const env = { PATH: process.env.PATH, ...settings };
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(SCRIPTS, `${name}.js`), ...args], { env });
  return stdout;
}
