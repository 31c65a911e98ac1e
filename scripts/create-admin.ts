import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { read } from 'read';
import { readConfig } from '../src/config.js';
import { createContext } from '../src/context.js';
import { makeAdmin } from '../src/features/accounts/make-admin.js';
import { openServices } from '../src/open-services.js';
import { DomainError } from '../src/shared/errors.js';

/*
 * `create-admin USERNAME [--generate]`: makes an administrator, or makes one of an existing account and sets its
 * password. The password is asked for, or read from what is piped in, or made and printed. Works on the configured
 * database, whether the server runs or not.
 */

const USAGE = 'usage: npm run create-admin -- USERNAME [--generate]';

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { generate: { type: 'boolean' } } });
  const [username] = positionals;
  if (!username || positionals.length > 1) throw new Error(USAGE);
  const password = values.generate ? randomBytes(15).toString('base64url') : await readPassword();
  const services = await openServices(readConfig());
  try {
    const { user, isNew } = await makeAdmin(createContext(services), { username, password });
    console.log(isNew ? `${user.username} is a new administrator.` : `${user.username} is an administrator now.`);
    if (values.generate) console.log(`Password: ${password}`);
  } finally {
    await services.close();
  }
}

/** From the terminal without showing it, twice; from a pipe all of it, less the line end. */
async function readPassword(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).replace(/\r?\n$/, '');
  const password = await read({ prompt: 'Password: ', silent: true });
  const again = await read({ prompt: 'Once more: ', silent: true });
  if (password !== again) throw new Error('The two are not the same.');
  return password;
}

// Where the prompt's input ends, nothing goes on and nothing fails: the process just has no more to do.
process.once('beforeExit', () => {
  if (process.exitCode === undefined) console.error('No password was given.');
  process.exitCode ??= 1;
});

run().then(succeed, (error: unknown) => {
  const fields = error instanceof DomainError ? error.details.fields : undefined;
  if (fields) for (const [path, message] of Object.entries(fields)) console.error(`${path.slice(6)}: ${message}`);
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

function succeed(): void {
  process.exitCode = 0;
}
