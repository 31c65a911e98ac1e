import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { query } from '../db/query.js';
import type { Services } from '../services.js';

/** The database has so long to answer, milliseconds. */
const PATIENCE = 1000;

/**
 * GET /healthz: the process lives; it asks nothing else. GET /readyz: whether requests should be sent here: 200, or 503
 * while it stops or the database does not answer within 1 s. Without Redis the node is degraded, but ready.
 */
export function serveHealth(http: FastifyInstance, services: Services, isStopping: () => boolean): void {
  let asking: Promise<boolean> | null = null;

  /** However many ask, one statement is under way: this door is open to everybody. */
  function databaseAnswers(): Promise<boolean> {
    asking ??= query({ em: services.orm.em }, sql`select 1`)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = null;
      });
    return Promise.race([asking, setTimeout(PATIENCE, false, { ref: false })]);
  }

  http.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    const database = (await databaseAnswers()) ? 'ok' : 'down';
    const ready = database === 'ok' && !isStopping();
    const redis = services.redis && (services.redis.isUp ? 'ok' : 'down');
    const status = isStopping() ? 'stopping' : !ready ? 'unavailable' : redis === 'down' ? 'degraded' : 'ok';
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, database, ...(redis && { redis }) });
  });
}
