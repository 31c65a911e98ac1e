import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import { presentUser, USER_EXAMPLE, UserShape } from '../accounts/present-user.js';
import { userById } from '../accounts/user.loaders.js';
import { FILE_EXAMPLE, FileShape, presentFile } from '../files/present-file.js';
import { attachmentsOf } from './attachment.loaders.js';
import { contentOf } from './content-of.js';
import type { Message } from './message.entity.js';

/** A message in examples. */
export const MESSAGE_EXAMPLE = {
  id: EXAMPLE_ID,
  room: EXAMPLE_ID,
  author: USER_EXAMPLE,
  content: 'The plan is attached.',
  attachments: [FILE_EXAMPLE],
  created_at: EXAMPLE_TIME,
  edited_at: null,
};

/** A message as the clients of 000 know it. */
export const MessageShape = Type.Object(
  {
    id: Id,
    room: Type.String({ description: 'The id of its room.' }),
    author: UserShape,
    content: Type.String({ description: 'Markdown.' }),
    attachments: Type.Array(FileShape),
    created_at: Instant,
    edited_at: orNull(Instant),
  },
  { description: 'A message.', examples: [MESSAGE_EXAMPLE] },
);

export async function presentLegacyMessage(ctx: RestContext, message: Message): Promise<Static<typeof MessageShape>> {
  const [author, files, content] = await Promise.all([
    loader(ctx, userById).load(message.authorId),
    loader(ctx, attachmentsOf).load(message.id),
    contentOf(ctx, message),
  ]);
  return {
    id: message.id,
    room: message.roomId,
    author: presentUser(ctx, author!),
    content,
    attachments: files.map((file) => presentFile(ctx, file)),
    created_at: new Date(message.orderedAt / 1000).toISOString(),
    edited_at: message.editedAt?.toISOString() ?? null,
  };
}
