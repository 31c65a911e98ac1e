import { DomainError } from '../shared/errors.js';
import { type Change, commitTogether, type Outcome } from './transaction.js';
import { isHeldUp } from './unavailable.js';

/** Transactions at a time: while one waits for the disk, the next gets as far as the log's head. */
const GROUPS = 2;
/** Most changes in a transaction: what its statements may hold, and how long the head is kept from others. */
const GROUP_SIZE = 64;
/** Changes waiting, beyond which the database is plainly not keeping up. */
const WAITING = 2048;

interface Waiting {
  change: Change;
  resolve(outcome: Outcome<unknown>): void;
  reject(error: unknown): void;
}

/**
 * Commits together what waits for the log's head at the same time: the disk is waited for once and most statements are
 * sent once for all of them. A change that comes alone goes at once. For changes whose work neither flushes nor locks
 * rows, since what stops one stops its whole group.
 */
export class CommitQueue {
  private readonly waiting: Waiting[] = [];
  private running = 0;

  /** The outcome of the change, as if it had been committed alone. Throws UNAVAILABLE when too many wait already, or the database holds up those before it. */
  readonly commit = <T>(change: Change<T>): Promise<Outcome<T>> => {
    if (this.waiting.length >= WAITING) throw new DomainError('UNAVAILABLE', undefined, { retryAfter: 1 });
    return new Promise<Outcome<T>>((resolve, reject) => {
      this.waiting.push({ change, resolve: resolve as Waiting['resolve'], reject });
      void this.run();
    });
  };

  private async run(): Promise<void> {
    if (this.running >= GROUPS) return;
    this.running += 1;
    // What comes in the same turn of the event loop goes together.
    await new Promise(setImmediate);
    while (this.waiting.length > 0) await this.commitGroup(this.waiting.splice(0, GROUP_SIZE));
    this.running -= 1;
  }

  /** behind: those that wait for this group alone. */
  private async commitGroup(group: Waiting[], behind: Waiting[] = []): Promise<void> {
    let atCommit = false;
    try {
      const outcomes = await commitTogether(
        group.map(({ change }) => change),
        () => (atCommit = true),
      );
      for (const [index, { resolve }] of group.entries()) resolve(outcomes[index]!);
    } catch (error) {
      // Who waits behind would wait as long for the same lock or server, and his turn come when he has long gone.
      const refused = isHeldUp(error) ? [...group, ...behind.splice(0), ...this.waiting.splice(0)] : group;
      // Nothing was changed: each alone, so that only who is at fault fails. A COMMIT that broke may have been made.
      if (group.length > 1 && !atCommit && !isHeldUp(error)) await this.commitApart(group);
      else for (const { reject } of refused) reject(error);
    }
  }

  /** Each by itself; one that the database holds up has the rest refused with it. */
  private async commitApart(group: Waiting[]): Promise<void> {
    while (group.length > 0) await this.commitGroup(group.splice(0, 1), group);
  }
}
