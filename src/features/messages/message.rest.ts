import { Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import { pageQuery, pageShape, placeOf, presentPage } from '../../rest/pages.js';
import type { RestServer } from '../../rest/rest-server.js';
import { ById, Nothing, strict } from '../../rest/shapes.js';
import { DomainError } from '../../shared/errors.js';
import { getOwnRoom, whereSeen } from '../rooms/hidden-room.js';
import { countMessages } from './count-messages.js';
import { deleteMessage } from './delete-message.js';
import { findBound } from './find-bound.js';
import { getMessage } from './find-message.js';
import { listRoomMessages } from './list-messages.js';
import { cursorOf, listOf } from './message-page.js';
import { MESSAGE_EXAMPLE, MessageShape, presentLegacyMessage } from './present-legacy-message.js';
import { newMessageBody, readNewMessage } from './read-new-message.js';
import { sendMessage } from './send-message.js';

const NO_MESSAGE = 'You are not in the room of this message, or there is none.';

const tags = ['Messages'];
const fields = { roomId: 'id', messageId: 'id' };

const MessagePage = pageShape(MessageShape, MESSAGE_EXAMPLE);
const MessagesQuery = Type.Object(
  {
    ...pageQuery,
    before: Type.Optional(Type.String({ description: 'The id of a message: those that came before it.' })),
    after: Type.Optional(Type.String({ description: 'The id of a message: those that came after it.' })),
  },
  strict,
);
/** Messages of rooms, for the clients of 000: newest first. */
export function serveMessages(rest: RestServer): void {
  serveRoomMessages(rest);
  serveMessage(rest);
}

function serveRoomMessages(rest: RestServer): void {
  rest.get(
    '/api/rooms/:id/messages',
    {
      config: { sources: ['000'], graphql: 'Room.messages' },
      schema: {
        operationId: 'messages',
        summary: 'Messages of a room',
        description: 'Lists the messages of a room you are in, newest first, without deleted ones.',
        tags,
        params: ById,
        querystring: MessagesQuery,
        response: answers({ 200: MessagePage }, 'BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'),
      },
    },
    async (request) => {
      const { ctx, params, query } = request;
      const room = await getOwnRoom(ctx, params.id);
      const [before, after] = await Promise.all([
        findBound(ctx, room.id, 'before', query.before),
        findBound(ctx, room.id, 'after', query.after),
      ]);
      const list = listOf.room(room.id);
      const { size, skip } = placeOf(query);
      const [count, { nodes }] = await Promise.all([
        countMessages(ctx, room, { before, after }),
        listRoomMessages(ctx, room, {
          last: size,
          skip,
          before: before && cursorOf(before, list),
          after: after && cursorOf(after, list),
          undeletedOnly: true,
        }),
      ]);
      const results = await Promise.all(nodes.reverse().map((message) => presentLegacyMessage(ctx, message)));
      return presentPage(request, query, count, results);
    },
  );
  rest.post(
    '/api/rooms/:id/messages',
    {
      config: { sources: ['000'], graphql: 'sendMessage', forms: 'too', fields },
      schema: {
        operationId: 'sendMessage',
        summary: 'Send a message',
        description: 'Sends to a room you are in: JSON, with files that were uploaded before, or a form with files.',
        tags,
        params: ById,
        body: newMessageBody({}, { content: 'Good morning' }),
        response: answers({ 201: MessageShape }, 'FORBIDDEN', 'NOT_FOUND', 'QUOTA_EXCEEDED'),
      },
    },
    async (request, reply) => {
      const { ctx, params } = request;
      const room = await getOwnRoom(ctx, params.id);
      const { content, attachmentIds } = await readNewMessage(request, {});
      const { value } = await sendMessage(ctx, { roomId: room.id, content, attachmentIds });
      return reply.code(201).send(await presentLegacyMessage(ctx, value));
    },
  );
}

function serveMessage(rest: RestServer): void {
  rest.get(
    '/api/messages/:id',
    {
      config: { sources: ['000'], graphql: 'message' },
      schema: {
        operationId: 'message',
        summary: 'One message',
        description: 'Gives a message of a room you are in. NOT_FOUND where it is deleted.',
        tags,
        params: ById,
        response: answers({ 200: MessageShape }, 'FORBIDDEN', 'NOT_FOUND'),
      },
    },
    async ({ ctx, params }) => {
      const message = await whereSeen(getMessage(ctx, params.id), NO_MESSAGE);
      if (message.deletedAt) throw new DomainError('NOT_FOUND');
      return presentLegacyMessage(ctx, message);
    },
  );
  rest.delete(
    '/api/messages/:id',
    {
      config: { sources: ['000'], graphql: 'deleteMessage', fields },
      schema: {
        operationId: 'deleteMessage',
        summary: 'Delete a message',
        description: 'Erases a message. For who wrote it, and admins who are in the room.',
        tags,
        params: ById,
        response: answers({ 204: Nothing }, 'FORBIDDEN', 'CONFLICT'),
      },
    },
    async ({ ctx, params }, reply) => {
      await whereSeen(deleteMessage(ctx, { messageId: params.id }), NO_MESSAGE);
      return reply.code(204).send();
    },
  );
}
