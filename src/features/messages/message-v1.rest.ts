import { Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import type { RestContext } from '../../rest/request-context.js';
import type { RestServer } from '../../rest/rest-server.js';
import { strict } from '../../rest/shapes.js';
import { V1_BASES, type V1Base } from '../../rest/v1.js';
import { DomainError } from '../../shared/errors.js';
import { getOrganization } from '../organizations/get-organization.js';
import { getGeneralRoom } from '../rooms/get-general-room.js';
import { findBound } from './find-bound.js';
import { listRoomMessages } from './list-messages.js';
import { cursorOf, listOf } from './message-page.js';
import { MESSAGE_V1_EXAMPLE, MessageV1, presentMessagesV1 } from './message-v1.js';
import { newMessageBody, readNewMessage } from './read-new-message.js';
import { sendMessage } from './send-message.js';

const tags = ['Messages'];

/** What the socket's event had beside the text. */
const more = {
  sender: Type.Optional(Type.String({ description: 'Your own id.' })),
  org_id: Type.Optional(Type.String({ description: 'The id of the organization.' })),
};

/** The newest messages that are given. */
const NEWEST = 50;

/** Messages of the room of all for the clients of 001 and 002. */
export function serveMessagesV1(rest: RestServer): void {
  for (const base of V1_BASES) {
    serveList(rest, base);
    serveSend(rest, base);
  }
}

function serveList(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.get(
    `${base}/messages`,
    {
      config: { sources, graphql: 'room' },
      schema: {
        operationId: `messages${suffix}`,
        summary: 'The latest messages',
        description: `Gives the newest ${NEWEST} messages of the room \`general\`, the newest last, without deleted ones.`,
        tags,
        querystring: Type.Object(
          { before: Type.Optional(Type.String({ description: 'The id of a message: those before it.' })) },
          strict,
        ),
        response: answers(
          { 200: Type.Array(MessageV1, { description: 'The messages.', examples: [[MESSAGE_V1_EXAMPLE]] }) },
          'BAD_USER_INPUT',
        ),
      },
    },
    async ({ ctx, query: { before } }) => {
      const room = await getGeneralRoom(ctx);
      const bound = await findBound(ctx, room.id, 'before', before);
      const { nodes } = await listRoomMessages(ctx, room, {
        last: NEWEST,
        before: bound && cursorOf(bound, listOf.room(room.id)),
        undeletedOnly: true,
      });
      return presentMessagesV1(ctx, nodes);
    },
  );
}

function serveSend(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.post(
    `${base}/messages`,
    {
      config: { sources, graphql: 'sendMessage', forms: 'too' },
      schema: {
        operationId: `sendMessage${suffix}`,
        summary: 'Send a message',
        description:
          'Sends to the room `general`, JSON or a form with files: what the event `send_message` of the socket did. FORBIDDEN for a sender who is not you, and for an organization that is not this one.',
        tags,
        body: newMessageBody(more, { content: 'Good morning' }),
        response: answers({ 201: MessageV1 }, 'FORBIDDEN', 'NOT_FOUND', 'QUOTA_EXCEEDED'),
      },
    },
    async (request, reply) => {
      const { ctx } = request;
      const { texts, ...message } = await readNewMessage(request, more);
      await assertOwn(ctx, texts);
      const { id: roomId } = await getGeneralRoom(ctx);
      const { value } = await sendMessage(ctx, { roomId, ...message });
      const [sent] = await presentMessagesV1(ctx, [value]);
      return reply.code(201).send(sent!);
    },
  );
}

async function assertOwn(ctx: RestContext, body: { sender?: string; org_id?: string }): Promise<void> {
  if (body.sender !== undefined && body.sender !== ctx.viewer!.id)
    throw new DomainError('FORBIDDEN', 'You send in your own name only.');
  if (body.org_id !== undefined && body.org_id !== (await getOrganization(ctx)).id)
    throw new DomainError('FORBIDDEN', 'There is no such organization here.');
}
