import { setTimeout } from 'node:timers/promises';
import { createContext } from '../context.js';
import type { Services } from '../services.js';
import { backOff } from './back-off.js';
import { endJob } from './end-job.js';
import { FailedForGood } from './failed-for-good.js';
import type { Job } from './job.entity.js';
import type { JobKind } from './job-kind.js';
import { LEASE, type Lease, LeaseLost, renewLease } from './lease.js';
import { NotYet } from './not-yet.js';
import { takeJob } from './take-job.js';

/** Jobs done by one node at a time, of all kinds that have no lanes of their own. */
const LANES = 4;
/** How often it is looked for jobs that nobody gave a hint of, milliseconds. */
const POLL = 5000;
/** What runs when the node stops has so long to end, milliseconds; what has not is left to the end of its lease. */
const PATIENCE = 2000;
/** How often a job of a kind that says nothing is tried. */
const TRIES = 5;

/** Does jobs, several at a time, as long as it is not closed. */
export class JobWorker {
  private readonly kinds: ReadonlyMap<string, JobKind>;
  private readonly running = new Map<Promise<void>, JobKind>();
  private readonly closing = new AbortController();
  private dispatching: Promise<void> | null = null;
  /** Aborted when there may be something to take. */
  private hint = new AbortController();

  constructor(
    private readonly app: Services,
    kinds: readonly JobKind[],
  ) {
    this.kinds = new Map(kinds.map((each) => [each.kind, each]));
  }

  start(): void {
    this.dispatching = this.dispatch();
  }

  /** Takes no more; what runs is told to end and put back, and waited for, for a while. */
  async close(): Promise<void> {
    this.closing.abort();
    this.hint.abort();
    await this.dispatching;
    await Promise.race([Promise.all(this.running.keys()), setTimeout(PATIENCE, undefined, { ref: false })]);
  }

  /** Does all jobs that are due, one after the other, until there are none. */
  async drain(): Promise<void> {
    const all = [...this.kinds.keys()];
    for (let job = await this.take(all); job; job = await this.take(all)) await this.run(job);
  }

  private async dispatch(): Promise<void> {
    const stopListening = this.app.jobsWaiting.listen(() => this.hint.abort());
    while (!this.closing.signal.aborted) {
      this.hint = new AbortController();
      const job = await this.takeIfPossible();
      if (job) this.begin(job);
      else await setTimeout(POLL, undefined, { signal: this.hint.signal }).catch(() => {});
    }
    stopListening();
  }

  private begin(job: Job): void {
    const doing = this.run(job).finally(() => {
      this.running.delete(doing);
      this.hint.abort();
    });
    this.running.set(doing, this.kinds.get(job.kind)!);
  }

  private async take(kinds: string[]): Promise<Job | null> {
    return kinds.length > 0 ? takeJob(this.own(), kinds) : null;
  }

  /** Kinds of which one more may be done now. */
  private freeKinds(): string[] {
    const running = [...this.running.values()];
    const isFull = running.filter(({ lanes }) => lanes === undefined).length >= LANES;
    return [...this.kinds.values()]
      .filter((kind) => (kind.lanes ? running.filter((each) => each === kind).length < kind.lanes : !isFull))
      .map(({ kind }) => kind);
  }

  /** A database that does not answer now is asked again. */
  private takeIfPossible(): Promise<Job | null> {
    return this.take(this.freeKinds()).catch((error) => {
      this.app.logger.warn({ error: String(error) }, 'no job could be taken');
      return null;
    });
  }

  /** Never rejects: what goes wrong stands in the job's row, or its lease ends by itself. */
  private async run(job: Job): Promise<void> {
    const kind = this.kinds.get(job.kind)!;
    const isLastTry = job.attempts >= (kind.tries ?? TRIES);
    const lease: Lease = { jobId: job.id, number: job.lease, isLastTry };
    const lost = new AbortController();
    const renewing = setInterval(() => {
      // What does not end in a node that stops is another's soon.
      if (this.closing.signal.aborted) return;
      renewLease(this.own(), lease).catch((error) => {
        if (error instanceof LeaseLost) lost.abort(error);
      });
    }, LEASE / 3).unref();
    try {
      const signal = AbortSignal.any([lost.signal, this.closing.signal]);
      await kind.run(createContext(this.app, { lease }), job.payload, signal);
      await endJob(this.own(), lease, { status: 'DONE' });
    } catch (error) {
      await this.fail(job, lease, error).catch((failure) => {
        this.app.logger.warn({ jobId: job.id, error: String(failure) }, 'what came of a job could not be noted');
      });
    } finally {
      clearInterval(renewing);
    }
  }

  private async fail(job: Job, lease: Lease, error: unknown): Promise<void> {
    const { kind, id: jobId, attempts } = job;
    if (error instanceof LeaseLost) {
      this.app.logger.warn({ jobId, kind }, 'a job took so long to be heard of that another node has it');
      return;
    }
    const runAt = error instanceof NotYet ? error.until : new Date(this.app.clock.now());
    if (error instanceof NotYet || this.closing.signal.aborted) {
      await endJob(this.own(), lease, { status: 'WAITING', runAt, attempts: -1 });
      return;
    }
    const isLast = error instanceof FailedForGood || lease.isLastTry;
    runAt.setTime(runAt.getTime() + (isLast ? 0 : backOff(attempts)));
    this.app.logger.error(
      { jobId, kind, attempts, error: detail(error) },
      isLast ? 'a job failed' : 'a job is tried again',
    );
    await endJob(this.own(), lease, { status: isLast ? 'FAILED' : 'WAITING', runAt, error: String(error) });
  }

  private own() {
    return { app: this.app, em: this.app.orm.em.fork() };
  }
}

function detail(error: unknown): string {
  return (error instanceof Error && error.stack) || String(error);
}
