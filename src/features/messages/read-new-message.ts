import type { FastifyRequest } from 'fastify';
import { type Static, type TProperties, Type } from 'typebox';
import { readForm } from '../../rest/forms.js';
import { Bytes, jsonOrFormBody, strict } from '../../rest/shapes.js';
import { MAX_ATTACHMENTS } from '../files/attachable.js';

const content = Type.Optional(
  Type.String({ description: 'Markdown, 1 to 16,384 characters; may be left out with files.' }),
);
const attachment_ids = Type.Optional(
  Type.Array(Type.String(), { description: `Ids of files of yours, at most ${MAX_ATTACHMENTS}.` }),
);
const files = Type.Unsafe<never>({ ...Bytes, description: `Given once for each file, at most ${MAX_ATTACHMENTS}.` });

/** The body of a new message for a route's schema: JSON, or a form with files. more: what it takes beside it, all optional texts. */
export function newMessageBody<T extends TProperties>(more: T, example: object) {
  const json = Type.Object({ content, attachment_ids, ...more }, { ...strict, examples: [example] });
  return jsonOrFormBody(json, { content, attachment_ids, files, ...more }, example);
}

/** A new message as it came; files that came along are stored. Throws as `readForm`. */
export async function readNewMessage<T extends TProperties>(
  request: FastifyRequest,
  more: T,
): Promise<{ content: string; attachmentIds: string[]; texts: Static<ReturnType<typeof Type.Object<T>>> }> {
  const form = request.isMultipart()
    ? await readForm(request, Type.Object({ content, attachment_ids, ...more }, strict), {
        field: 'files',
        most: MAX_ATTACHMENTS,
      })
    : { fields: request.body ?? {}, files: [] };
  const given = form.fields as { content?: string; attachment_ids?: string[] } & Static<
    ReturnType<typeof Type.Object<T>>
  >;
  const ids = form.files.map(({ id }) => id);
  return { content: given.content ?? '', attachmentIds: [...(given.attachment_ids ?? []), ...ids], texts: given };
}
