import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Schema } from './fuzz/arbitrary.js';

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  description?: string;
  schema: Schema;
}

interface Media {
  schema?: Schema;
  example?: unknown;
}

/** An operation of an OpenAPI document. */
export interface Operation {
  method: string;
  path: string;
  parameters: Parameter[];
  sources: string[];
  /** Whether nobody needs to be signed in. */
  isOpen: boolean;
  /** By media type. */
  body: Record<string, Media>;
  responses: Record<string, { content?: Record<string, Media> }>;
}

/** An operation as the document has it. */
interface Declared {
  parameters?: Parameter[];
  security?: object[];
  requestBody?: { content: Record<string, Media> };
  responses: Operation['responses'];
  'x-sources'?: string[];
}

/** An OpenAPI 3.1 document: its operations, and whether an answer is one that it has. */
export class OpenApiDocument {
  readonly operations: Operation[];
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly checks = new Map<object, ValidateFunction>();

  // biome-ignore lint/suspicious/noExplicitAny: a document of any shape
  constructor(private readonly document: any) {
    this.ajv.addSchema({ ...document, $id: 'document' }, 'document');
    this.operations = Object.entries<Record<string, Declared>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, declared]) => ({
        method: method.toUpperCase(),
        path,
        parameters: declared.parameters ?? [],
        sources: declared['x-sources'] ?? [],
        isOpen: (declared.security ?? document.security).length === 0,
        body: declared.requestBody?.content ?? {},
        responses: declared.responses,
      })),
    );
  }

  resolve = (ref: string): Schema =>
    ref
      .slice(2)
      .split('/')
      .reduce((at, key) => at[key], this.document);

  /** Null where the document has this answer of the operation, else why it has not. */
  objection(operation: Operation, status: number, type: string | null, body: string): string | null {
    const response = operation.responses[status];
    if (!response) return `${status} is none of its answers: ${body}`;
    const media = Object.entries(response.content ?? {});
    if (media.length === 0) return body === '' ? null : `${status} has no body, but came with ${body}`;
    const found = media.find(([name]) => type?.startsWith(name));
    if (!found) return `${type} is no type of ${status}`;
    if (!found[0].includes('json') || !found[1].schema) return null;
    const check = this.checkOf(found[1].schema);
    return check(JSON.parse(body)) ? null : `${this.ajv.errorsText(check.errors)} in ${body}`;
  }

  private checkOf(schema: Schema): ValidateFunction {
    let check = this.checks.get(schema);
    if (!check) {
      const local = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/'));
      this.checks.set(schema, (check = this.ajv.compile(local)));
    }
    return check;
  }
}
