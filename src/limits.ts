import { z } from 'zod';

/** What a limit is set by, what it is otherwise, and the most it may be set to. */
interface Setting {
  variable: string;
  default: number;
  max?: number;
}

/** Every limit on what clients may ask for. `docs/operating.md` says what each of them meets. */
const SETTINGS = {
  /** Levels of fields in a document; edges, node and nodes of a connection are not counted. */
  depth: { variable: 'MAX_DEPTH', default: 12 },
  aliases: { variable: 'MAX_ALIASES', default: 15 },
  tokens: { variable: 'MAX_TOKENS', default: 1000 },
  /** Objects that one operation may ask for; pages multiply. */
  cost: { variable: 'MAX_COST', default: 5000 },
  bodyBytes: { variable: 'MAX_BODY_BYTES', default: 1024 * 1024 },
  /** Code points of one text in the variables. More would not fit a message. */
  text: { variable: 'MAX_TEXT', default: 16_384, max: 16_384 },
  /** Entries of one list in the variables. */
  list: { variable: 'MAX_LIST', default: 100, max: 100 },
  /** One message of a socket before it has said who it is, bytes, */
  firstFrameBytes: { variable: 'MAX_FIRST_FRAME_BYTES', default: 4 * 1024 },
  /** and afterwards. */
  frameBytes: { variable: 'MAX_FRAME_BYTES', default: 256 * 1024 },
  /** Fragments of one message of a socket. */
  fragments: { variable: 'MAX_FRAGMENTS', default: 127 },
  subscriptionsPerSocket: { variable: 'MAX_SUBSCRIPTIONS_PER_SOCKET', default: 50 },
  socketsPerUser: { variable: 'MAX_SOCKETS_PER_USER', default: 20 },
  /** Sockets that one address may open. */
  upgradesPerMinute: { variable: 'UPGRADES_PER_MINUTE', default: 3000 },
  /** Pings of one socket, of WebSocket and of graphql-transport-ws together. */
  pingsPerMinute: { variable: 'PINGS_PER_MINUTE', default: 120 },
  /** Changes that one user may ask for through all doors. */
  mutationsPerMinute: { variable: 'MUTATIONS_PER_MINUTE', default: 12_000 },
  /** Time for a request's headers to come, */
  headersSeconds: { variable: 'HEADERS_SECONDS', default: 10 },
  /** and for all of it; of an upload, for its next 32 KiB. */
  requestSeconds: { variable: 'REQUEST_SECONDS', default: 30 },
  /** One file, bytes, */
  fileBytes: { variable: 'MAX_FILE_BYTES', default: 100 * 1024 * 1024 },
  /** and one ZIP that is unpacked, */
  zipBytes: { variable: 'MAX_ZIP_BYTES', default: 250 * 1024 * 1024 },
  /** the files in it, */
  zipFiles: { variable: 'MAX_ZIP_FILES', default: 2000, max: 10_000 },
  /** and what they are together once unpacked, bytes. */
  zipInflatedBytes: { variable: 'MAX_ZIP_INFLATED_BYTES', default: 1024 * 1024 * 1024, max: Number.MAX_SAFE_INTEGER },
  /** All files of one user, bytes. */
  quotaBytes: { variable: 'QUOTA_BYTES', default: 5 * 1024 * 1024 * 1024, max: Number.MAX_SAFE_INTEGER },
  /** Pixels of a picture of which a preview is made. */
  imagePixels: { variable: 'MAX_IMAGE_PIXELS', default: 50_000_000, max: 268_402_689 },
  /** Tries to sign in to one account from one address, */
  loginsPerAccount: { variable: 'LOGINS_PER_ACCOUNT', default: 5 },
  /** and to all accounts together; both a minute. */
  loginsPerAddress: { variable: 'LOGINS_PER_ADDRESS', default: 30 },
  /** Mails that somebody may ask for to one account, */
  mailsPerAccount: { variable: 'MAILS_PER_ACCOUNT', default: 5 },
  /** and from one address; both an hour. */
  mailsPerAddress: { variable: 'MAILS_PER_ADDRESS', default: 5 },
} satisfies Record<string, Setting>;

type Name = keyof typeof SETTINGS;

export type Limits = Record<Name, number>;

const settings = Object.entries(SETTINGS) as [Name, Setting][];

/** The variables of the environment, for zod. */
export const limitVariables = Object.fromEntries(
  settings.map(([, { variable, default: fallback, max = 2 ** 31 - 1 }]) => [
    variable,
    z.coerce.number('must be a number').int('must be whole').min(1).max(max).default(fallback),
  ]),
);

/** The limits out of the environment that `limitVariables` has read. */
export function readLimits(environment: Record<string, unknown>): Limits {
  return Object.fromEntries(settings.map(([name, { variable }]) => [name, environment[variable]])) as Limits;
}
