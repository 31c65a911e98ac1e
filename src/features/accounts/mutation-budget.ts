import { LRUCache } from 'lru-cache';
import type { Context } from '../../context.js';

/** Users whose lots are remembered; a forgotten one takes a new lot. */
const MAX_USERS = 10_000;
/** Lots that make a minute's changes. */
const LOTS = 100;

/**
 * Counts each user's changes over all doors. They are taken from the limiter in lots, so that counting one costs a look
 * into a table, and the limiter, which may be shared by nodes, is asked for every hundredth part of a minute's changes.
 */
export class MutationBudget {
  private readonly left = new LRUCache<string, number>({ max: MAX_USERS });

  /** Counts so many changes of the viewer. Anonymous ones have limits by address instead. Throws RATE_LIMITED. */
  async take({ app, viewer }: Context, wanted: number): Promise<void> {
    if (!viewer) return;
    const perMinute = app.config.limits.mutationsPerMinute;
    const lot = Math.ceil(perMinute / LOTS);
    const rate = { name: 'mutations', max: Math.ceil(perMinute / lot), seconds: 60 };
    while ((this.left.get(viewer.id) ?? 0) < wanted) {
      await app.limiter.take(rate, viewer.id);
      this.left.set(viewer.id, (this.left.get(viewer.id) ?? 0) + lot);
    }
    this.left.set(viewer.id, this.left.get(viewer.id)! - wanted);
  }
}
