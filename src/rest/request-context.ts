import type { FastifyRequest } from 'fastify';
import { type Context, createContext } from '../context.js';
import { type Authenticated, authenticate } from '../features/accounts/authenticate.js';
import type { MutationBudget } from '../features/accounts/mutation-budget.js';
import { clientOf } from '../http/client-of.js';
import { ownOrigin } from '../http/own-origin.js';
import type { Services } from '../services.js';
import { DomainError } from '../shared/errors.js';

/** A request's Context, and where its client finds this server: `https://team.example`. */
export interface RestContext extends Context {
  readonly origin: string;
}

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Gives a request its Context, before its body is read, and counts a change of the viewer's. Throws UNAUTHENTICATED where the route
 * is not open and the token not good, RATE_LIMITED, UNAVAILABLE.
 */
export async function enter(services: Services, budget: MutationBudget, request: FastifyRequest): Promise<void> {
  const client = clientOf(services.config, request.raw);
  const origin = ownOrigin(services.config, request);
  // Who signs in may still send the token that he had.
  if (request.routeOptions.config.isOpen) {
    request.ctx = { ...createContext(services, { client }), origin };
    return;
  }
  const known = await authenticate(services, asBearer(request.headers.authorization ?? ''));
  if (!known) throw new DomainError('UNAUTHENTICATED');
  request.ctx = { ...createContext(services, { ...known, client }), origin };
  if (!READS.includes(request.method)) await budget.take(request.ctx, 1);
}

/** `Token …` is how Django REST Framework's own tokens are sent. */
function asBearer(authorization: string): string {
  return authorization.replace(/^token /i, 'Bearer ');
}

/** The admin who asks at a route that is open to all; null for everyone else. */
export async function findAdmin(services: Services, authorization: string | undefined): Promise<Authenticated | null> {
  const known = authorization === undefined ? null : await authenticate(services, asBearer(authorization));
  return known?.viewer.role === 'ADMIN' ? known : null;
}
