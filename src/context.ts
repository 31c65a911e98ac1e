import type { SqlEntityManager } from '@mikro-orm/sql';
import DataLoader, { type BatchLoadFn } from 'dataloader';
import type { Role } from './features/accounts/user.entity.js';
import type { Lease } from './jobs/lease.js';
import type { Services } from './services.js';
import type { LogPosition } from './shared/cursors.js';
import { DomainError } from './shared/errors.js';

/** Who asks. The role is as of the request's first statement, never out of the token. */
export interface Viewer {
  id: string;
  role: Role;
  sessionId: string;
}

/** Where the request came from: for limits, the session list and the audit. */
export interface Client {
  address: string;
  userAgent: string | null;
}

/**
 * The cookie in which a browser keeps the refresh token of its session, for `refreshToken` alone: nobody is the viewer by it.
 */
export interface RefreshCookie {
  /** As it came; null where none did. */
  readonly token: string | null;
  /** Whether a page of this server sent the request. */
  readonly isFromOwnPage: boolean;
  /** Has the browser keep this token, for as long as it is good. */
  keep(token: string, until: Date): void;
  forget(): void;
}

/**
 * One request's (or one job's, one page of events') view of the world: its own identity map and its own loaders, so
 * that nothing of one viewer is ever seen by another.
 */
export interface Context {
  readonly app: Services;
  readonly em: SqlEntityManager;
  readonly viewer: Viewer | null;
  /**
   * True while an event is executed once for everyone who was found entitled to it: then nothing is filtered by viewer,
   * and only fields marked shared can be asked for.
   */
  readonly shared: boolean;
  /** Whether the request came with a token that is not good: then it may only sign in. */
  readonly tokenRefused: boolean;
  readonly client: Client;
  /** Null where none can come and go: only a POST has a reply that sets one. */
  readonly cookie: RefreshCookie | null;
  /** The head of the log, read before anything else of this request; null without a viewer. */
  readonly head: LogPosition | null;
  /** Of the job that is being done: each transaction of this Context holds it; null outside of jobs. */
  readonly lease: Lease | null;
  readonly loaders: Map<LoaderFactory<never, unknown>, DataLoader<never, unknown>>;
}

/** Makes the batch function of one kind of look-up, for one Context. */
export type LoaderFactory<K, V> = (ctx: Context) => BatchLoadFn<K, V>;

const NOWHERE: Client = { address: 'local', userAgent: null };

export function createContext(
  app: Services,
  who: {
    viewer?: Viewer | null;
    shared?: boolean;
    tokenRefused?: boolean;
    client?: Client;
    cookie?: RefreshCookie | null;
    head?: LogPosition | null;
    lease?: Lease | null;
  } = {},
): Context {
  return {
    app,
    em: app.orm.em.fork(),
    viewer: who.viewer ?? null,
    shared: who.shared ?? false,
    tokenRefused: who.tokenRefused ?? false,
    client: who.client ?? NOWHERE,
    cookie: who.cookie ?? null,
    head: who.head ?? null,
    lease: who.lease ?? null,
    loaders: new Map(),
  };
}

/** The Context's loader of this kind; made on first use. Factories must be constants: they are the key. */
export function loader<K, V>(ctx: Context, factory: LoaderFactory<K, V>): DataLoader<K, V> {
  const key = factory as LoaderFactory<never, unknown>;
  let found = ctx.loaders.get(key);
  if (!found) {
    found = new DataLoader<K, V>(factory(ctx)) as DataLoader<never, unknown>;
    ctx.loaders.set(key, found);
  }
  return found as unknown as DataLoader<K, V>;
}

/** The signed-in user. Throws UNAUTHENTICATED. */
export function requireViewer(ctx: Context): Viewer {
  if (!ctx.viewer) throw new DomainError('UNAUTHENTICATED');
  return ctx.viewer;
}

/** The signed-in user, who must be an admin. Throws UNAUTHENTICATED, FORBIDDEN. */
export function requireAdmin(ctx: Context): Viewer {
  const viewer = requireViewer(ctx);
  if (viewer.role !== 'ADMIN') throw new DomainError('FORBIDDEN');
  return viewer;
}
