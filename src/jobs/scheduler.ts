import { Cron } from 'croner';
import { sql } from 'kysely';
import { createContext } from '../context.js';
import { query } from '../db/query.js';
import { inTransaction } from '../db/transaction.js';
import type { Services } from '../services.js';
import type { JobKind } from './job-kind.js';

/** How often the clock is looked at, milliseconds. */
const TICK = 15_000;

interface Scheduled {
  kind: string;
  cron: Cron;
  /** The newest time for which a job is known to be made, or from which on they are. */
  made: number;
}

/**
 * Makes a job for each kind with a schedule whenever its time has come; its key is that time, so that any number of nodes make it once.
 * Times that passed while no node ran are made up for by one job, the newest.
 */
export class Scheduler {
  private readonly kinds: readonly JobKind[];
  private scheduled: Scheduled[] | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly app: Services,
    kinds: readonly JobKind[],
  ) {
    this.kinds = kinds.filter(({ schedule }) => schedule !== undefined);
  }

  start(): void {
    const tick = () =>
      this.tick().catch((error) =>
        this.app.logger.warn({ error: String(error) }, 'no jobs could be made by the clock'),
      );
    this.timer = setInterval(tick, TICK);
    void tick();
  }

  close(): void {
    clearInterval(this.timer);
  }

  /** Makes the jobs whose times have come by now. */
  async tick(): Promise<void> {
    this.scheduled ??= await this.open();
    const now = this.app.clock.now();
    const due = this.scheduled.flatMap((each) => {
      // The time of this very moment has come too.
      const [time] = each.cron.previousRuns(1, new Date(now + 1));
      return time && time.getTime() > each.made ? [{ each, time }] : [];
    });
    if (due.length === 0) return;
    await inTransaction(createContext(this.app), async (tx) => {
      for (const { each, time } of due) tx.enqueue({ kind: each.kind, key: time.toISOString(), runAt: time });
    });
    for (const { each, time } of due) each.made = time.getTime();
  }

  /** A kind that never ran begins now: nothing was missed. */
  private async open(): Promise<Scheduled[]> {
    const newest = await query(
      { em: this.app.orm.em.fork() },
      sql<{
        kind: string;
        key: string;
      }>`select kind, max(key) as key from jobs where key like '____-__-__T%Z' group by kind`,
    );
    const made = new Map(newest.map(({ kind, key }) => [kind, Date.parse(key)]));
    return this.kinds.map(({ kind, schedule }) => ({
      kind,
      cron: new Cron(schedule!, { timezone: this.app.config.timeZone, paused: true }),
      made: made.get(kind) ?? this.app.clock.now(),
    }));
  }
}
