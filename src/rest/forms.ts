import fastifyMultipart, { type Multipart, type MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { FileUpload } from 'graphql-upload-minimal';
import type { Static, TSchema } from 'typebox';
import type { Context } from '../context.js';
import type { StoredFile } from '../features/files/file.entity.js';
import { uploadFile } from '../features/files/upload-file.js';
import { badInput, DomainError } from '../shared/errors.js';
import type { RestServer } from './rest-server.js';
import { wantedType } from './wanted-type.js';

/** Texts of one form. */
const MAX_FIELDS = 50;

/** Takes multipart forms where a route's `forms` says so, and nowhere else. */
export async function takeForms(rest: RestServer): Promise<void> {
  await rest.register(fastifyMultipart, {
    // How large a file may be is for the operation to say that receives it.
    throwFileSizeLimit: false,
    limits: { fileSize: Number.POSITIVE_INFINITY, fields: MAX_FIELDS, parts: 2 * MAX_FIELDS },
  });
  rest.addHook('onRequest', async (request) => {
    const { forms } = request.routeOptions.config;
    const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
    if (forms === (isForm ? undefined : 'only')) throw new DomainError('UNSUPPORTED_MEDIA_TYPE', wantedType(forms));
  });
}

/** A form that was read: its texts, and what storing its files gave. */
export interface Form<T, F> {
  fields: T;
  files: F[];
}

/** The field of a form that holds files, and how many there may be. store: what becomes of each; left out: a file of the viewer. */
export interface FileField<F> {
  field: string;
  most: number;
  store?: (ctx: Context, file: Promise<FileUpload>) => Promise<F>;
}

/**
 * Reads a form. Its files become files of the viewer as they come, which nobody else sees yet and which are swept away if nothing
 * refers to them. schema: of its texts. Throws BAD_USER_INPUT, BAD_REQUEST (it did not come whole), and as `uploadFile`.
 */
export async function readForm<T extends TSchema, F = StoredFile>(
  request: FastifyRequest,
  schema: T,
  files: FileField<F>,
): Promise<Form<Static<T>, F>> {
  const { store = storeFile as never } = files;
  // Names come from outside: `__proto__` is one like any other.
  const texts: Record<string, unknown> = Object.create(null);
  const stored: F[] = [];
  try {
    for await (const part of partsOf(request)) {
      if (part.type === 'file') {
        if (part.fieldname !== files.field) throw badInput({ [part.fieldname]: 'Is not known here.' });
        if (stored.length === files.most) throw badInput({ [files.field]: `Are more than ${files.most}.` });
        stored.push(await store(request.ctx, openPart(part)));
      } else if (part.valueTruncated) throw new DomainError('PAYLOAD_TOO_LARGE');
      else addText(texts, schema, part.fieldname, part.value as string);
    }
  } finally {
    // What was refused in the middle goes on coming, and goes nowhere.
    request.raw.resume();
  }
  return { fields: checked(request, schema, texts), files: stored };
}

/** As in addresses, a text left empty is as good as none; what the form may have several of is a list. */
function addText(texts: Record<string, unknown>, schema: TSchema, name: string, value: string): void {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> };
  const isKnown = Object.hasOwn(properties, name);
  if (value === '' && isKnown) return;
  if (isKnown && properties[name]!.type === 'array') texts[name] = [...((texts[name] as string[]) ?? []), value];
  else if (Object.hasOwn(texts, name)) throw badInput({ [name]: 'Is given twice.' });
  else texts[name] = value;
}

function storeFile(ctx: Context, file: Promise<FileUpload>): Promise<StoredFile> {
  return uploadFile(ctx, { file });
}

async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits: { fieldSize: request.ctx.app.config.limits.bodyBytes } });
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode !== undefined) throw error;
    throw new DomainError('BAD_REQUEST', 'The form did not come whole.');
  }
}

function openPart({ filename, fieldname, mimetype, encoding, file }: MultipartFile): Promise<FileUpload> {
  return Promise.resolve({ filename, fieldName: fieldname, mimetype, encoding, createReadStream: () => file as never });
}

function checked<T extends TSchema>(request: FastifyRequest, schema: T, texts: object): Static<T> {
  const check = request.compileValidationSchema(schema, 'body') as unknown as (given: object) => { error?: Error };
  const { error } = check(texts);
  if (error) throw error;
  return texts as Static<T>;
}
