import { createECDH, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { compare, type Line, median } from './harness/compare.js';
import { type BenchDatabase, createDatabase } from './harness/database.js';
import { seed } from './harness/seed.js';
import { ask, startServer } from './support.js';

const PORT = 18_484;
const PEOPLE = 8;
const DEVICES = 3;
/** Tasks of a round, and the milliseconds between two: six a second are more than a large team gives out, each with five jobs to be done about it. */
const TASKS = 25;
const PAUSE = 150;
const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } cursor } }';
const SUBSCRIBE = 'mutation($input: SubscribePushInput!) { subscribePush(input: $input) { pushSubscription { id } } }';

/**
 * How long createTask takes where each assignment has a mail and three push messages to send, while neither the mail server says a word nor
 * the push service has an address, against one that has nothing to send.
 */
export async function measureNotices(database: BenchDatabase): Promise<Line[]> {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const other = await createDatabase(database.kind);
  const quiet = await openOffice(other, PORT, {});
  const broken = await openOffice(database, PORT + 1, {
    SMTP_URL: `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`,
    MAIL_FROM: 'messenger@example.com',
    PUBLIC_URL: 'https://chat.example.com',
  });
  try {
    await broken.subscribe();
    const what = 'createTask with mail and push broken';
    const line = { what, database: database.kind, unit: 'ms', target: { atMost: 1.1 } };
    return [
      await compare(
        line,
        () => quiet.assign(),
        () => broken.assign(),
      ),
    ];
  } finally {
    await broken.stop();
    await quiet.stop();
    await other.drop();
    silent.close();
  }
}

interface Office {
  /** Gives everybody devices at a push service that is not there. */
  subscribe(): Promise<void>;
  /** Has people give each other tasks, one after another; gives the median time of one, milliseconds. */
  assign(): Promise<number>;
  stop(): Promise<void>;
}

async function openOffice(database: BenchDatabase, port: number, settings: NodeJS.ProcessEnv): Promise<Office> {
  const { userIds, tokens } = await seed(database, PEOPLE, 0, { hasEmail: settings.SMTP_URL !== undefined });
  const { url, folder, env } = database;
  const server = await startServer(port, url ?? undefined, folder, { env: { ...env, ...settings } });
  return {
    async subscribe() {
      for (const token of tokens)
        for (let device = 0; device < DEVICES; device++)
          await ask(server.url, token, SUBSCRIBE, { input: newDevice() });
    },
    async assign() {
      const times: number[] = [];
      for (let number = 0; number < TASKS; number++) {
        const input = { title: `Task ${number}`, assigneeId: userIds[(number + 1) % PEOPLE] };
        const started = performance.now();
        await ask(server.url, tokens[number % PEOPLE]!, CREATE, { input });
        times.push(performance.now() - started);
        await setTimeout(PAUSE);
      }
      return median(times);
    },
    stop: () => server.stop(),
  };
}

/** A browser that has subscribed; nobody answers for names below `invalid` (RFC 2606 §2). */
function newDevice(): object {
  return {
    endpoint: `https://push.invalid/${randomBytes(16).toString('hex')}`,
    p256dh: createECDH('prime256v1').generateKeys('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
}
