import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type FileUpload, Upload as UploadUnderWay } from 'graphql-upload-minimal';
import { instantOf } from '../shared/instant.js';

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 in UTC with milliseconds: `2026-01-31T09:00:00.000Z`. Input needs a zone.',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : null),
});

function parseInstant(value: unknown): Date {
  try {
    return instantOf(value);
  } catch (error) {
    throw new GraphQLError(`DateTime ${(error as Error).message}`);
  }
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
