import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { verdictOf } from '../http/error-handler.js';
import { type DomainError, ERROR_CODES } from '../shared/errors.js';
import { wantedType } from './wanted-type.js';

/** What every refusal says, at each door for old clients. */
export const ErrorBody = Type.Object(
  {
    code: Type.String({ enum: Object.keys(ERROR_CODES), description: 'What kind of refusal it is, for programs.' }),
    detail: Type.String({ description: 'The same for people.' }),
    error: Type.Optional(Type.String({ description: 'The same as `detail`, where old clients look for it here.' })),
    errors: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String()), {
        description: 'With BAD_USER_INPUT: what is wrong with which field.',
      }),
    ),
    retry_after: Type.Optional(Type.Integer({ description: 'Seconds to wait, with RATE_LIMITED and UNAVAILABLE.' })),
  },
  { $id: 'Error', description: 'Why the request was refused.' },
);

/** Answers whatever failed in this shape. */
export function answerRestError(error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, refusal } = verdictOf(error, request);
  const { fields, retryAfter } = refusal.details;
  const isOfOtherType = (error as FastifyError).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
  const detail = isOfOtherType ? wantedType(request.routeOptions.config.forms) : inWordsOfRest(refusal.message);
  const errors = fields && presentFields(fields, request.routeOptions.config.fields);
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const words = errors ? sentenceOf(errors) : detail;
  void reply.status(status).send({
    code: refusal.code,
    detail: words,
    ...(request.routeOptions.config.saysError && { error: words }),
    ...(errors && { errors }),
    ...(retryAfter !== undefined && { retry_after: retryAfter }),
  });
}

/** The general sentences name fields of GraphQL's errors. */
export function inWordsOfRest(message: string): string {
  return message.replace('extensions.fields', 'errors').replace('extensions.retryAfter', 'retry_after');
}

/** For clients that show `detail` alone. */
function sentenceOf(errors: Record<string, string[]>): string {
  return Object.entries(errors)
    .map(([name, reasons]) => `${name}: ${reasons.join(' ')}`)
    .join(' ');
}

/** fields: as operations name them, `input.dueDate`; names: what the route calls them, where not `due_date`. */
function presentFields(
  fields: Record<string, string>,
  names: Readonly<Record<string, string>> = {},
): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, reason]) => {
      const [name = '', ...rest] = path.replace(/^(input|filter)\./, '').split('.');
      return [[names[name] ?? toSnakeCase(name), ...rest].join('.'), [reason]];
    }),
  );
}

function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
