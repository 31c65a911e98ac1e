import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { badInput, type DomainError } from '../shared/errors.js';
import { parseQuery } from './parse-query.js';

/**
 * Checks parts of requests by their schemas: nothing is removed, filled in or turned into another type. A schema is compiled when it
 * is first needed, so that the server starts no later for it.
 */
export function partChecker(): FastifySchemaCompiler<TSchema> {
  // What clients are told is ours, so that schemas need no rules but those of their shape.
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allowUnionTypes: true, verbose: true });
  const compiled = new WeakMap<object, ValidateFunction>();
  return ({ schema, httpPart, ...part }) => {
    // Forms are read, and checked, by the handler.
    if ('contentType' in part && part.contentType === 'multipart/form-data') return () => true;
    return (given: unknown) => {
      const part = httpPart === 'querystring' ? parseQuery(schema, given as Record<string, unknown>) : given;
      let check = compiled.get(schema);
      if (!check) compiled.set(schema, (check = ajv.compile(schema)));
      // Fastify says null where there is no body: then there is none of its fields.
      const value = part ?? {};
      return check(value) ? { value } : { error: refuse(check.errors![0]!, httpPart === 'querystring') };
    };
  };
}

function refuse({ keyword, instancePath, params, message = '', data }: ErrorObject, isQuery: boolean): DomainError {
  const path = instancePath.split('/').slice(1);
  if (isQuery && Array.isArray(data)) return badInput({ [path.join('.')]: 'Is given twice.' });
  if (keyword === 'additionalProperties') {
    return badInput({ [[...path, params.additionalProperty].join('.')]: 'Is not known here.' });
  }
  if (keyword === 'required') return badInput({ [[...path, params.missingProperty].join('.')]: 'Is required.' });
  return badInput({ [path.join('.') || 'body']: reasonOf(keyword, params, message) });
}

function reasonOf(keyword: string, params: ErrorObject['params'], message: string): string {
  if (keyword === 'enum') return `Must be one of ${params.allowedValues.join(', ')}.`;
  if (keyword === 'type') return `Must be of type ${[params.type].flat().join(' or ')}.`;
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.`;
}
