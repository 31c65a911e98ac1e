import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { type Limits, limitVariables, readLimits } from './limits.js';
import { isVapidKey } from './push/vapid-keys.js';
import { withSecretFiles } from './secret-files.js';
import { isTimeZone } from './shared/time-zone.js';

const days = z.coerce.number('must be a number').int('must be whole').min(1).max(36_500);

/** The environment the server reads; `.env.example` lists the same names. Nothing else reads process.env. */
const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('0.0.0.0'),
  PORT: z.coerce.number('must be a number').int('must be whole').min(0).max(65535).default(8000),
  DATA_DIR: z.string().min(1).default('./data'),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must be a redis:// or rediss:// address')
    .optional(),
  JWT_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .refine(looksRandom, 'must be random, as from openssl rand -base64 48')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .refine(isVapidKey, 'must be a private key of P-256, as from npx web-push generate-vapid-keys')
    .refine(looksRandom, 'must be random, as from npx web-push generate-vapid-keys')
    .optional(),
  REGISTRATION: z.enum(['open', 'closed']).optional(),
  TRUSTED_PROXIES: z.string().refine(isProxyList, 'must be addresses or CIDR blocks, separated by commas').default(''),
  INTROSPECTION: z.enum(['off', 'users', 'on']).optional(),
  TZ_DEFAULT: z.string().refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default(ownTimeZone),
  COMPAT_CHAT_PORT: z.coerce.number('must be a number').int('must be whole').min(0).max(65535).optional(),
  COMPAT_CHAT_HOST: z.string().default('127.0.0.1'),
  ARCHIVE_AFTER_DAYS: days.default(30),
  ARCHIVE_KEEP_DAYS: days.default(730),
  BACKUP_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isMailbox, 'must be an address, as mail@example.org or Team <mail@example.org>')
    .optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  ...limitVariables,
});

/** The machine's, which TZ sets. */
function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `name <address>`, or the address alone. */
const MAILBOX = /^(?:(?<name>[^<>\p{Cc}]*)<(?<inner>[^<>]+)>|(?<bare>[^<>]+))$/u;

function isMailbox(text: string): boolean {
  return z.email().safeParse(mailbox(text).address).success;
}

function mailbox(text: string): MailConfig['from'] {
  const { name = '', inner, bare } = MAILBOX.exec(text)?.groups ?? {};
  return { name: name.trim(), address: (inner ?? bare ?? '').trim() };
}

function isProxyList(list: string): boolean {
  return proxies(list).every((part) => isIP(part.split('/')[0]!) !== 0 && /^[^/]+(\/\d{1,3})?$/.test(part));
}

function proxies(list: string): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Turns away the placeholders of examples and whatever was typed with one finger. */
function looksRandom(secret: string): boolean {
  return new Set(secret).size >= 10 && !/change|example|secret|password|default/i.test(secret);
}

/** A bucket in which files are kept. */
export interface S3Config {
  bucket: string;
  region: string;
  /** Of what speaks like S3; null: Amazon's. */
  endpoint: string | null;
  /** Null: those of the machine, as Amazon's tools find them. */
  credentials: { accessKeyId: string; secretAccessKey: string } | null;
}

/** How mails go out. */
export interface MailConfig {
  /** Null: each becomes a file in the data folder. */
  smtpUrl: string | null;
  /** Whom they are from; name: may be empty. */
  from: { name: string; address: string };
  /** How long the mail server may take for its next word, milliseconds. */
  patience: number;
}

/** What the server runs with. Times are in seconds. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  dataDir: string;
  /** Without a trailing slash; links in mails and invites start with it. */
  publicUrl: string | null;
  databaseUrl: string | null;
  /** What several nodes over one PostgreSQL share beside it. */
  redisUrl: string | null;
  /** Null: made at first start and kept in the data folder. */
  jwtSecret: string | null;
  /** The private key by which push services know the server. Null: made and kept likewise. */
  vapidKey: string | null;
  registration: 'open' | 'closed';
  /** Addresses or CIDR blocks whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  introspection: 'off' | 'users' | 'on';
  /** IANA name: where a day begins and ends for who has told no zone of his own. */
  timeZone: string;
  /** Where the chat server for old clients listens, which asks nobody who he is; null: it is off. */
  compatChat: { host: string; port: number } | null;
  /** How old what is said, and how long done and left alone a task is, when its texts go into the archive, days. */
  archiveAfterDays: number;
  /** How long it is kept there, days. */
  archiveKeepDays: number;
  /** Null: `backups` in the data folder. */
  backupDir: string | null;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  accessTokenSeconds: number;
  /** A session ends this long after its last refresh, */
  sessionIdleSeconds: number;
  /** and at the latest this long after the sign-in. */
  sessionMaxSeconds: number;
  mail: MailConfig;
  /** Null: files lie in the data folder. */
  s3: S3Config | null;
  limits: Limits;
}

/** The process's environment, completed by a file `.env` in the working folder; what the process has comes first. */
function ownEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads the environment. Throws one Error that names every bad variable. */
export function readConfig(env: NodeJS.ProcessEnv = ownEnvironment()): Config {
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(withSecretFiles(env)).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The configuration is not valid:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  const production = e.NODE_ENV === 'production';
  for (const secret of ['JWT_SECRET', 'VAPID_PRIVATE_KEY'] as const) {
    // Several nodes must have the same, and a data folder is each one's own.
    if (production && e[secret] === undefined && e.DATABASE_URL !== undefined)
      throw new Error(`The configuration is not valid:\n  ${secret}: is required in production with DATABASE_URL`);
  }
  if (e.REDIS_URL !== undefined && e.DATABASE_URL === undefined) {
    throw new Error('The configuration is not valid:\n  REDIS_URL: is for several nodes, which need a DATABASE_URL');
  }
  return {
    production,
    host: e.HOST,
    port: e.PORT,
    dataDir: e.DATA_DIR,
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    databaseUrl: e.DATABASE_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    jwtSecret: e.JWT_SECRET ?? null,
    vapidKey: e.VAPID_PRIVATE_KEY ?? null,
    registration: e.REGISTRATION ?? (production ? 'closed' : 'open'),
    trustedProxies: proxies(e.TRUSTED_PROXIES),
    introspection: e.INTROSPECTION ?? (production ? 'users' : 'on'),
    timeZone: e.TZ_DEFAULT,
    compatChat: e.COMPAT_CHAT_PORT === undefined ? null : { host: e.COMPAT_CHAT_HOST, port: e.COMPAT_CHAT_PORT },
    archiveAfterDays: e.ARCHIVE_AFTER_DAYS,
    archiveKeepDays: e.ARCHIVE_KEEP_DAYS,
    backupDir: e.BACKUP_DIR ?? null,
    logLevel: e.LOG_LEVEL,
    accessTokenSeconds: 15 * 60,
    sessionIdleSeconds: 30 * 86400,
    sessionMaxSeconds: 90 * 86400,
    mail: readMail(e),
    s3: readS3(e),
    limits: readLimits(e),
  };
}

function readMail({ SMTP_URL, MAIL_FROM, PUBLIC_URL }: z.output<typeof environment>): MailConfig {
  if (SMTP_URL !== undefined && (MAIL_FROM === undefined || PUBLIC_URL === undefined)) {
    throw new Error(
      'The configuration is not valid:\n  SMTP_URL: needs MAIL_FROM, and PUBLIC_URL for the links in mails',
    );
  }
  const from = MAIL_FROM ? mailbox(MAIL_FROM) : { name: 'Team Messenger', address: 'team-messenger@localhost' };
  return { smtpUrl: SMTP_URL ?? null, from, patience: 10_000 };
}

function readS3(e: z.output<typeof environment>): S3Config | null {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = e;
  if (bucket === undefined && (accessKeyId ?? secretAccessKey ?? e.S3_ENDPOINT) !== undefined) {
    throw new Error('The configuration is not valid:\n  S3_BUCKET: is required with any other setting of S3');
  }
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new Error('The configuration is not valid:\n  S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY: give both or neither');
  }
  if (bucket === undefined) return null;
  const credentials = accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null;
  return { bucket, region: e.S3_REGION, endpoint: e.S3_ENDPOINT ?? null, credentials };
}

/** What programs need that the server starts beside itself: none of the settings, for they hold secrets. */
export function workerEnvironment(): Record<string, string> {
  const { PATH, NODE_OPTIONS } = process.env;
  return { ...(PATH && { PATH }), ...(NODE_OPTIONS && { NODE_OPTIONS }) };
}
