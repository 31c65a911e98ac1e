import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { pause } from '../faults/waiting.ts';
import type { Account } from '../load/account.ts';
import type { Doors } from '../load/doors.ts';
import type { Told } from './check-notices.ts';

const ADDED = `subscription($after: Cursor) { notificationAdded(after: $after) { cursor notification { task { id } } } }`;

interface Added {
  notificationAdded: { cursor: string; notification: { task: { id: string } | null } };
}

/** Somebody's open client: hears what comes into his bell, and resumes from his last cursor after every break, at the next node. */
export class BellListener {
  readonly heard: Told[] = [];
  /** What ended it, and what was no notice. */
  readonly faults: string[] = [];
  private readonly client: Client;
  private isOver = false;

  constructor(account: Account, doors: Doors, after: string, door: number) {
    const variables = { after };
    let turn = door;
    this.client = createClient({
      url: () => doors.socketUrl(turn),
      webSocketImpl: WebSocket,
      async connectionParams() {
        await account.renew();
        return { authorization: `Bearer ${account.token}` };
      },
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => !this.isOver,
      retryWait: () => pause(100),
      on: { closed: () => turn++ },
    });
    // The client sends the same variables after each break: with the cursor as it is by then.
    this.client.subscribe<Added>(
      { query: ADDED, variables },
      {
        next: ({ data, errors }) => {
          if (!data) return this.faults.push(`${account.name} heard ${JSON.stringify(errors)}`);
          variables.after = data.notificationAdded.cursor;
          const { task } = data.notificationAdded.notification;
          if (task) this.heard.push({ userId: account.id, taskId: task.id });
        },
        error: (error) => this.faults.push(`${account.name} heard no more: ${JSON.stringify(error)}`),
        complete: () => {
          if (!this.isOver) this.faults.push(`${account.name} heard no more`);
        },
      },
    );
  }

  end(): void {
    this.isOver = true;
    Promise.resolve(this.client.dispose()).catch(() => {});
  }
}
