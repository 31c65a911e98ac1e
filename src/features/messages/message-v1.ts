import { type Static, Type } from 'typebox';
import { loader } from '../../context.js';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant } from '../../rest/shapes.js';
import { FileV1, presentFileV1 } from '../files/file-v1.js';
import { getOrganization } from '../organizations/get-organization.js';
import { attachmentsOf } from './attachment.loaders.js';
import { contentOf } from './content-of.js';
import type { Message } from './message.entity.js';

/** A message in examples. */
export const MESSAGE_V1_EXAMPLE = {
  id: EXAMPLE_ID,
  sender: EXAMPLE_ID,
  content: 'Good morning',
  org_id: EXAMPLE_ID,
  created_at: EXAMPLE_TIME,
  attachments: [],
};

export const MessageV1 = Type.Object(
  {
    id: Id,
    sender: Type.String({ description: 'The id of who sent it.' }),
    content: Type.String({ description: 'Markdown.' }),
    org_id: Type.String({ description: 'The id of the one organization.' }),
    created_at: Instant,
    attachments: Type.Array(FileV1, { description: 'The files sent with it.' }),
  },
  {
    description: 'A message.',
    examples: [MESSAGE_V1_EXAMPLE],
  },
);

export async function presentMessagesV1(ctx: RestContext, messages: Message[]): Promise<Static<typeof MessageV1>[]> {
  const { id: organizationId } = await getOrganization(ctx);
  const files = await Promise.all(messages.map(({ id }) => loader(ctx, attachmentsOf).load(id)));
  const contents = await Promise.all(messages.map((message) => contentOf(ctx, message)));
  return messages.map((message, index) => ({
    id: message.id,
    sender: message.authorId,
    content: contents[index]!,
    org_id: organizationId,
    created_at: new Date(message.orderedAt / 1000).toISOString(),
    attachments: files[index]!.map((file) => presentFileV1(ctx, file)),
  }));
}
