import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type FileUpload, Upload as UploadUnderWay } from 'graphql-upload-minimal';

/** RFC 3339 with a zone; the fields' ranges are checked by reading the date back. */
const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC with milliseconds: `2026-01-31T09:00:00.000Z`. Input needs a zone.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

function parseInstant(value: unknown): Date {
  const match = typeof value === 'string' ? INSTANT.exec(value) : null;
  if (!match) throw new GraphQLError('DateTime must be ISO 8601 with a zone, as 2026-01-31T09:00:00.000Z.');
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > lastDay)
    throw new GraphQLError('DateTime names a day that is not in the calendar.');
  return new Date(match[0]);
}

export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: "A position in the workspace's event log: opaque. Give it as `after` to hear what came later.",
  serialize: String,
  parseValue: parseCursor,
  parseLiteral: (node) => parseCursor(node.kind === Kind.STRING ? node.value : null),
});

function parseCursor(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('Cursor must be a string.');
  return value;
}

export const Upload = new GraphQLScalarType<Promise<FileUpload>, never>({
  name: 'Upload',
  description:
    'A file that comes as a part of a multipart request (https://github.com/jaydenseric/graphql-multipart-request-spec).',
  serialize: refuseUpload,
  parseLiteral: refuseUpload,
  parseValue: (value) => (value instanceof UploadUnderWay ? value.promise : refuseUpload()),
});

function refuseUpload(): never {
  throw new GraphQLError('Upload must be a file of a multipart request.');
}
