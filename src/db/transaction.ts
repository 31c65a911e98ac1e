import { type Context, createContext } from '../context.js';
import { readHead, writeLog } from '../events/append.js';
import type { NewEvent } from '../events/new-event.js';
import { insertJobs } from '../jobs/insert-jobs.js';
import type { NewJob } from '../jobs/job-kind.js';
import { renewLease } from '../jobs/lease.js';
import { encodeLogCursor, type LogPosition } from '../shared/cursors.js';
import { type Claim, settleClaims, takeClaims } from './claims.js';
import { hold } from './hold.js';

/** A Context on a transaction. What it appends becomes the last thing written before COMMIT. */
export interface Transaction extends Context {
  /** Nobody's view, shared by all changes of this transaction: its loaders answer them together. */
  readonly group: Context;
  /** Collects an event; it gets its number at the end of the transaction. */
  append(event: Omit<NewEvent, 'actorId'>): void;
  /** Collects a job, which is there when the transaction is committed and not before. */
  enqueue(job: NewJob): void;
  /** Collects ids of rows that others refer to, which must not change before the transaction ends: see `src/db/hold.ts`. */
  hold(ids: string[]): void;
  /**
   * Collects what is done when this change has its place in the log: whatever comes before it there is committed by
   * then and is seen. A check there throws what undoes the change. For rights that many use at once, where locking the
   * rows that give them would have whoever takes them away wait for ever.
   */
  whenPlaced(step: () => Promise<unknown>): void;
}

/** What a change gave, and the position of the log right after it. */
export interface Committed<T> {
  value: T;
  cursor: string;
}

/** A change to be committed; with a claim, at most once. */
export interface Change<T = unknown> {
  ctx: Context;
  claim?: Claim;
  work(tx: Transaction): Promise<T>;
}

/** The outcome of a change whose claim was taken: it was made before. */
export const REPEATED = Symbol('repeated');
export type Outcome<T> = Committed<T> | typeof REPEATED;

/** The only way to write: makes one change in a transaction of its own. See `commitTogether`. */
export async function inTransaction<T>(ctx: Context, work: (tx: Transaction) => Promise<T>): Promise<Committed<T>> {
  return (await commitAlone({ ctx, work })) as Committed<T>;
}

/** As `inTransaction`, for a change that may have a claim. */
export async function commitAlone<T>(change: Change<T>): Promise<Outcome<T>> {
  const [outcome] = await commitTogether([change]);
  return outcome as Outcome<T>;
}

/**
 * Makes the changes in one transaction: all of them or, when it throws, none. Each does its work, one after the other;
 * then the log's head is taken, everything is written in the order of the changes and committed, and whoever follows
 * the log is woken. Inside: no hashing, no foreign I/O. `atCommit` is called when nothing is left to do but COMMIT:
 * an error after that no longer means that nothing was changed.
 */
export async function commitTogether(changes: Change[], atCommit = () => {}): Promise<Outcome<unknown>[]> {
  const { app } = changes[0]!.ctx;
  let logged = false;
  let enqueued = false;
  const outcomes = await app.orm.em.fork().transactional(async (em) => {
    const group: Context = { ...createContext(app, { shared: true }), em };
    const taken = await takeClaims(
      group,
      changes.flatMap(({ claim }) => claim ?? []),
    );
    const drafts = changes.map((change) =>
      change.claim && !taken.has(change.claim) ? null : new Draft(change, group),
    );
    const fresh = drafts.filter((draft) => draft !== null);
    for (const draft of fresh) await draft.work();
    await hold(
      group,
      fresh.flatMap((draft) => draft.held),
    );
    for (const { ctx } of changes) if (ctx.lease) await renewLease(group, ctx.lease);
    const jobs = fresh.flatMap((draft) => draft.jobs);
    enqueued = jobs.length > 0;
    await insertJobs(group, jobs);
    const events = fresh.flatMap((draft) => draft.events);
    logged = events.length > 0;
    const head = logged ? await writeLog(group, events) : await flushOnly(group);
    let seq = head.seq - events.length;
    for (const draft of fresh) draft.seq = seq += draft.events.length;
    await Promise.all(fresh.map((draft) => draft.place()));
    await settleClaims(
      group,
      fresh.flatMap((draft) => draft.settled()),
    );
    atCommit();
    return drafts.map((draft) => draft?.outcome(head.epoch) ?? REPEATED);
  });
  if (logged) app.wakeUps.notify();
  if (enqueued) app.jobsWaiting.notify();
  // What was read before the changes is stale now.
  for (const { ctx } of changes) ctx.loaders.clear();
  return outcomes;
}

async function flushOnly(group: Context): Promise<LogPosition> {
  await group.em.flush();
  return readHead(group);
}

/** A change under way. */
class Draft {
  readonly events: NewEvent[] = [];
  readonly jobs: NewJob[] = [];
  readonly held: string[] = [];
  /** Where the log is right after the change. */
  seq = 0;
  value: unknown;
  private readonly steps: (() => Promise<unknown>)[] = [];
  private readonly tx: Transaction;

  constructor(
    readonly change: Change,
    group: Context,
  ) {
    const actorId = change.ctx.viewer?.id ?? null;
    this.tx = {
      ...change.ctx,
      em: group.em,
      loaders: new Map(),
      group,
      append: (event) => void this.events.push({ ...event, actorId }),
      enqueue: (job) => void this.jobs.push(job),
      hold: (ids) => void this.held.push(...ids),
      whenPlaced: (step) => void this.steps.push(step),
    };
  }

  async work(): Promise<void> {
    this.value = await this.change.work(this.tx);
  }

  async place(): Promise<void> {
    this.tx.loaders.clear();
    for (const step of this.steps) await step();
  }

  settled(): { claim: Claim; resultId: string; seq: number }[] {
    const { claim } = this.change;
    return claim ? [{ claim, resultId: (this.value as { id: string }).id, seq: this.seq }] : [];
  }

  outcome(epoch: string): Committed<unknown> {
    return { value: this.value, cursor: encodeLogCursor({ epoch, seq: this.seq }) };
  }
}
