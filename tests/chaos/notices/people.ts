import { randomUUID } from 'node:crypto';
import type { TestSmtp } from '../../support/smtp.ts';
import { pause } from '../faults/waiting.ts';
import { type Account, RETRIED } from '../load/account.ts';
import { ask } from '../load/ask.ts';
import type { World } from '../world.ts';
import { BellListener } from './bell-listener.ts';
import type { Copy, Told } from './check-notices.ts';
import type { PushService } from './push-service.ts';

const ADDRESS = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { cursor } }';
const SUBSCRIBE = 'mutation($input: SubscribePushInput!) { subscribePush(input: $input) { pushSubscription { id } } }';
const CURSOR = '{ viewer { cursor } pushPublicKey }';
const CREATE = 'mutation($input: CreateTaskInput!) { createTask(input: $input) { task { id } } }';
const BELL = `query($after: String) { notifications(first: 100, after: $after) {
  nodes { task { id } } pageInfo { hasNextPage endCursor } } }`;

interface Page {
  nodes: { task: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** The people of a world, each with an open client, a device that takes push messages, and an e-mail address. */
export class People {
  readonly listeners: BellListener[] = [];
  /** The server's, by which push services know it. */
  publicKey = '';
  private readonly endpoints = new Map<string, string>();
  private readonly addresses = new Map<string, string>();
  private readonly world: World;
  private readonly push: PushService;
  private readonly smtp: TestSmtp;

  constructor(world: World, push: PushService, smtp: TestSmtp) {
    this.world = world;
    this.push = push;
    this.smtp = smtp;
  }

  async settle(): Promise<void> {
    for (const [index, account] of this.world.accounts.entries()) {
      const { endpoint, p256dh, auth } = this.push.subscribe();
      const email = `${account.name}@chat.example`;
      await this.ask(account, SUBSCRIBE, { input: { endpoint, p256dh, auth } });
      await this.ask(account, ADDRESS, { input: { email } });
      this.endpoints.set(endpoint, account.id);
      this.addresses.set(email, account.id);
      const { viewer, pushPublicKey } = await this.ask(account, CURSOR);
      this.publicKey = pushPublicKey;
      this.listeners.push(new BellListener(account, this.world.doors, viewer.cursor, index));
    }
  }

  /** Gives somebody a task, however often that has to be said; gives the task's id. */
  async assign(assignee: Account, title: string, projectId?: string): Promise<string> {
    const [giver] = this.world.accounts;
    const input = { title, assigneeId: assignee.id, projectId, idempotencyKey: randomUUID() };
    return (await this.ask(giver!, CREATE, { input })).createTask.task.id;
  }

  /** Asks one node after the other until there is an answer. Throws where it is a refusal. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  async ask(account: Account, query: string, variables: object = {}): Promise<any> {
    for (let door = 0; ; door++) {
      const { data, code } = await ask(this.world.doors.url(door), account.token, query, variables, account.address);
      if (!code) return data;
      if (code === 'UNAUTHENTICATED') await account.renew();
      else if (!RETRIED.includes(code)) throw new Error(`${account.name} was refused: ${code}`);
      await pause(100);
    }
  }

  /** What stands in all bells. */
  async readBells(): Promise<Told[]> {
    const told: Told[] = [];
    for (const account of this.world.accounts) {
      for (let after: string | null = null, isMore = true; isMore; ) {
        const { nodes, pageInfo }: Page = (await this.ask(account, BELL, { after })).notifications;
        told.push(...nodes.flatMap(({ task }) => (task ? { userId: account.id, taskId: task.id } : [])));
        after = pageInfo.endCursor;
        isMore = pageInfo.hasNextPage;
      }
    }
    return told;
  }

  /** What of tasks reached devices and mailboxes. */
  get copies(): Copy[] {
    const pushed = this.push.pushed.flatMap(({ device, topic, url }) =>
      copiesOf(url, { channel: 'PUSH', userId: this.endpoints.get(device.endpoint)!, key: topic }),
    );
    const mailed = this.smtp.received.flatMap(({ recipients, messageId, text }) =>
      recipients.flatMap((address) =>
        copiesOf(text!, { channel: 'MAIL', userId: this.addresses.get(address)!, key: messageId! }),
      ),
    );
    return [...pushed, ...mailed];
  }

  end(): void {
    for (const listener of this.listeners) listener.end();
  }
}

/** None where the text has no link to a task: of projects people are told too. */
function copiesOf(text: string, copy: Omit<Copy, 'taskId'>): Copy[] {
  const [, taskId] = /[?&]task=([\w-]+)/.exec(text) ?? [];
  return taskId ? [{ ...copy, taskId }] : [];
}
