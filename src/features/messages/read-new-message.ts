import type { FastifyRequest } from 'fastify';
import { type Static, type TProperties, Type } from 'typebox';
import { readForm } from '../../rest/forms.js';
import { jsonOrFormBody, strict } from '../../rest/shapes.js';
import { MAX_ATTACHMENTS } from '../files/attachable.js';

const content = Type.Optional(
  Type.String({ description: 'Markdown, 1 to 16,384 characters; may be left out with files.' }),
);
const attachment_ids = Type.Optional(
  Type.Array(Type.String(), { description: `Ids of files of yours, at most ${MAX_ATTACHMENTS}.` }),
);
const Form = Type.Object({
  content: Type.Optional(Type.String()),
  attachment_ids: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});

/** The body of a new message for a route's schema: JSON, or a form with files. more: what it takes beside it, all optional texts. */
export function newMessageBody<T extends TProperties>(more: T, example: object) {
  const json = Type.Object({ content, attachment_ids, ...more }, { ...strict, examples: [example] });
  const texts = Object.fromEntries(Object.keys(more).map((name) => [name, 'text' as const]));
  return jsonOrFormBody(json, { content: 'text', attachment_ids: 'text', files: 'binary', ...texts });
}

/** A new message as it came; files that came along are stored. Throws as `readForm`. */
export async function readNewMessage<T extends TProperties>(
  request: FastifyRequest,
  more: T,
): Promise<{ content: string; attachmentIds: string[]; texts: Static<ReturnType<typeof Type.Object<T>>> }> {
  type Texts = Static<ReturnType<typeof Type.Object<T>>>;
  if (!request.isMultipart()) {
    const given = (request.body ?? {}) as { content?: string; attachment_ids?: string[] } & Texts;
    return { content: given.content ?? '', attachmentIds: given.attachment_ids ?? [], texts: given };
  }
  const schema = Type.Object({ ...Form.properties, ...more }, strict);
  const { fields, files } = await readForm(request, schema, { field: 'files', most: MAX_ATTACHMENTS });
  const given = fields as Static<typeof Form> & Texts;
  const ids = [given.attachment_ids ?? []].flat();
  return { content: given.content ?? '', attachmentIds: [...ids, ...files.map(({ id }) => id)], texts: given };
}
