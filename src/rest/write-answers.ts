import fastJson from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import type { TSchema } from 'typebox';

type Write = (answer: unknown) => string;

/**
 * Writes answers by their schemas: what a schema does not name stays inside. Refusals are written as they are. As `partChecker`, a
 * schema is compiled when it is first needed.
 */
export function answerWriter(): FastifySerializerCompiler<TSchema> {
  const compiled = new WeakMap<object, Write>();
  return ({ schema, httpStatus }) => {
    if (!httpStatus?.startsWith('2')) return JSON.stringify;
    return (answer: unknown) => {
      let write = compiled.get(schema);
      if (!write) compiled.set(schema, (write = fastJson(schema as never) as Write));
      return write(answer);
    };
  };
}
