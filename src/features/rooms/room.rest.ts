import { Type } from 'typebox';
import { loader } from '../../context.js';
import { answers } from '../../rest/answers.js';
import { PageQuery, pageShape, placeOf, presentPage } from '../../rest/pages.js';
import type { RestServer } from '../../rest/rest-server.js';
import { ById, Done, Nothing, orNull, strict } from '../../rest/shapes.js';
import { memberCountByRoom } from '../members/people.loaders.js';
import { countRooms } from './count-rooms.js';
import { createRoom } from './create-room.js';
import { deleteRoom } from './delete-room.js';
import { getOwnRoom, whereSeen } from './hidden-room.js';
import { joinRoom } from './join-room.js';
import { leaveRoom } from './leave-room.js';
import { listRoomMembers } from './list-room-members.js';
import { listRooms } from './list-rooms.js';
import { presentLegacyRoom, ROOM_EXAMPLE, RoomShape } from './present-legacy-room.js';
import { PARTICIPANT_EXAMPLE, ParticipantShape, presentParticipant } from './present-participant.js';
import { updateRoom } from './update-room.js';

const tags = ['Rooms'];
const fields = { roomId: 'id' };

const RoomPage = pageShape(RoomShape, ROOM_EXAMPLE);
const ParticipantPage = pageShape(ParticipantShape, PARTICIPANT_EXAMPLE);
const text = {
  topic: Type.Optional(orNull(Type.String({ description: 'At most 1,000 characters; null: none.' }))),
  is_private: Type.Optional(Type.Boolean({ description: 'Whether one joins by invite alone.' })),
};
const example = { name: 'Kitchen', topic: 'What is for lunch', is_private: false };
const NewRoom = Type.Object({ name: Type.String(), ...text }, { ...strict, examples: [example] });
const RoomChange = Type.Object({ name: Type.Optional(Type.String()), ...text }, { ...strict, examples: [example] });

/** Rooms and who is in them, for the clients of 000: to who is not in a room it is as absent as one that never was, 403. */
export function serveRooms(rest: RestServer): void {
  serveRoomList(rest);
  serveRoom(rest);
  serveParticipants(rest);
}

function serveRoomList(rest: RestServer): void {
  rest.get(
    '/api/rooms',
    {
      config: { sources: ['000'], graphql: 'rooms' },
      schema: {
        operationId: 'rooms',
        summary: 'Your rooms',
        description: 'Lists the rooms you are in, the one with the latest message first.',
        tags,
        querystring: PageQuery,
        response: answers({ 200: RoomPage }, 'BAD_USER_INPUT', 'NOT_FOUND'),
      },
    },
    async (request) => {
      const { ctx, query } = request;
      const { size, skip } = placeOf(query);
      const [count, { nodes }] = await Promise.all([countRooms(ctx), listRooms(ctx, { first: size, skip })]);
      const results = await Promise.all(nodes.map((room) => presentLegacyRoom(ctx, room)));
      return presentPage(request, query, count, results);
    },
  );
  rest.post(
    '/api/rooms',
    {
      config: { sources: ['000'], graphql: 'createRoom' },
      schema: {
        operationId: 'createRoom',
        summary: 'Make a room',
        description: 'Makes a room that is yours, public unless it is said to be private.',
        tags,
        body: NewRoom,
        response: answers({ 201: RoomShape }),
      },
    },
    async ({ ctx, body: { is_private: isPrivate, ...body } }, reply) => {
      const { value } = await createRoom(ctx, { ...body, isPrivate });
      return reply.code(201).send(await presentLegacyRoom(ctx, value));
    },
  );
}

function serveRoom(rest: RestServer): void {
  rest.get(
    '/api/rooms/:id',
    {
      config: { sources: ['000'], graphql: 'room' },
      schema: {
        operationId: 'room',
        summary: 'One room',
        description: 'Gives a room you are in.',
        tags,
        params: ById,
        response: answers({ 200: RoomShape }, 'FORBIDDEN'),
      },
    },
    async ({ ctx, params }) => presentLegacyRoom(ctx, await getOwnRoom(ctx, params.id)),
  );
  for (const method of ['PUT', 'PATCH'] as const) {
    rest.route({
      url: '/api/rooms/:id',
      method,
      config: { sources: ['000'], graphql: 'updateRoom', fields },
      schema: {
        operationId: method === 'PUT' ? 'replaceRoom' : 'updateRoom',
        summary: 'Change a room',
        description: 'Changes what is given and keeps the rest. For owners of the room, and admins who are in it.',
        tags,
        params: ById,
        body: RoomChange,
        response: answers({ 200: RoomShape }, 'FORBIDDEN', 'CONFLICT'),
      },
      handler: async ({ ctx, params, body: { is_private: isPrivate, ...body } }) => {
        const room = await getOwnRoom(ctx, params.id);
        await updateRoom(ctx, { roomId: room.id, ...body, isPrivate });
        return presentLegacyRoom(ctx, await getOwnRoom(ctx, room.id));
      },
    });
  }
  rest.delete(
    '/api/rooms/:id',
    {
      config: { sources: ['000'], graphql: 'deleteRoom', fields },
      schema: {
        operationId: 'deleteRoom',
        summary: 'Delete a room',
        description: 'Deletes a room for everyone. For owners of the room, and admins who are in it.',
        tags,
        params: ById,
        response: answers({ 204: Nothing }, 'FORBIDDEN', 'CONFLICT'),
      },
    },
    async ({ ctx, params }, reply) => {
      const room = await getOwnRoom(ctx, params.id);
      await deleteRoom(ctx, { roomId: room.id });
      return reply.code(204).send();
    },
  );
}

function serveParticipants(rest: RestServer): void {
  rest.post(
    '/api/rooms/:id/join',
    {
      config: { sources: ['000'], graphql: 'joinRoom', fields: { ...fields, inviteCode: 'code' } },
      schema: {
        operationId: 'joinRoom',
        summary: 'Join a room',
        description: 'Puts you into a public room, or into a private one by the code of an invite.',
        tags,
        params: ById,
        body: Type.Object(
          { code: Type.Optional(Type.String({ description: 'Of an invite.' })) },
          { ...strict, examples: [{}] },
        ),
        response: answers({ 200: RoomShape }, 'FORBIDDEN', 'INVITE_INVALID', 'CONFLICT'),
      },
    },
    async ({ ctx, params, body }) => {
      const { value } = await whereSeen(joinRoom(ctx, { roomId: params.id, inviteCode: body.code }));
      return presentLegacyRoom(ctx, value);
    },
  );
  rest.post(
    '/api/rooms/:id/leave',
    {
      config: { sources: ['000'], graphql: 'leaveRoom', fields },
      schema: {
        operationId: 'leaveRoom',
        summary: 'Leave a room',
        description:
          'Takes you out of a room. CONFLICT for the last owner while others are in it, and for the room of all.',
        tags,
        params: ById,
        body: Type.Object({}, { ...strict, examples: [{}] }),
        response: answers({ 200: Done }, 'FORBIDDEN', 'CONFLICT'),
      },
    },
    async ({ ctx, params }) => {
      await whereSeen(leaveRoom(ctx, { roomId: params.id }));
      return { detail: 'You have left the room.' };
    },
  );
  rest.get(
    '/api/rooms/:id/participants',
    {
      config: { sources: ['000'], graphql: 'Room.members' },
      schema: {
        operationId: 'participants',
        summary: 'Who is in a room',
        description: 'Lists the people in a room you are in, in the order in which they came.',
        tags,
        params: ById,
        querystring: PageQuery,
        response: answers({ 200: ParticipantPage }, 'BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'),
      },
    },
    async (request) => {
      const { ctx, params, query } = request;
      const { size, skip } = placeOf(query);
      const room = await getOwnRoom(ctx, params.id);
      const [count, { nodes }] = await Promise.all([
        loader(ctx, memberCountByRoom).load(room.id),
        listRoomMembers(ctx, room, { first: size, skip }),
      ]);
      const results = await Promise.all(nodes.map((member) => presentParticipant(ctx, member)));
      return presentPage(request, query, count, results);
    },
  );
}
