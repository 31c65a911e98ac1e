import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { limitOwnTasks } from '../../src/workers/own-limits.js';

const beginTask = limitOwnTasks(1);

/** Takes the processor outside of JavaScript for so many rounds, some million a second; says when it is through. */
export default async function work(rounds: number): Promise<'done'> {
  beginTask();
  await promisify(pbkdf2)('password', 'salt', rounds, 32, 'sha256');
  return 'done';
}
