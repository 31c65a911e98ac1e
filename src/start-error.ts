import type { Config } from './config.js';

/** What stops a start, by the setting that has to do with it. */
const CAUSES: [RegExp, (config: Config, error: unknown) => string][] = [
  [/^EADDRINUSE$/, takenPort],
  [/^EADDRNOTAVAIL$/, ({ host }) => `HOST: ${host} is no address of this machine`],
  [/^EACCES$/, ({ port, dataDir }) => `PORT or DATA_DIR: no permission for port ${port} or for ${dataDir}`],
  [/^(EEXIST|ENOTDIR|EROFS|ENOENT)$/, ({ dataDir }) => `DATA_DIR: ${dataDir} is not a folder that can be written to`],
  [
    /^SQLITE_(NOTADB|CORRUPT|CANTOPEN)/,
    ({ dataDir }) => `DATA_DIR: messenger.sqlite in ${dataDir} cannot be opened as a database`,
  ],
  [/^3D000$/, ({ databaseUrl }) => `DATABASE_URL: there is no database ${nameOf(databaseUrl)}; make it with createdb`],
  [/^(28P01|28000)$/, () => 'DATABASE_URL: the database refuses this user or password'],
  [
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|08006|57P0[123])$/,
    ({ databaseUrl }) => `DATABASE_URL: no database answers at ${hostOf(databaseUrl)}`,
  ],
];

/** One line for who starts the server: the setting, and what is wrong with it. */
export function explainStartError(error: unknown, config: Config | null): string {
  const code = codeOf(error);
  const cause = CAUSES.find(([pattern]) => pattern.test(code));
  if (config && cause) return `The server cannot start. ${cause[1](config, error)}.`;
  return error instanceof Error ? error.message : String(error);
}

function takenPort({ compatChat }: Config, error: unknown): string {
  const { port } = error as { port: number };
  const setting = port === compatChat?.port ? 'COMPAT_CHAT_PORT' : 'PORT';
  return `${setting}: ${port} is taken by another program; set ${setting} to a free one`;
}

function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause ? codeOf(cause) : '';
}

function nameOf(databaseUrl: string | null): string {
  return databaseUrl ? new URL(databaseUrl).pathname.slice(1) : '';
}

function hostOf(databaseUrl: string | null): string {
  return databaseUrl ? new URL(databaseUrl).host : '';
}
