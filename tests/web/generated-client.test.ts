import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { print } from 'graphql';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import {
  CreateRoomDocument,
  EventsDocument,
  type EventsSubscription,
  RegisterDocument,
  RoomMessagesDocument,
  SendMessageDocument,
  WorkspaceDocument,
} from '../../web/src/generated/documents.js';
import { useOrganizationQuery } from '../../web/src/generated/hooks.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

function clientOf(accessToken?: string): ApolloClient {
  const headers = accessToken ? { authorization: `Bearer ${accessToken}` } : undefined;
  return new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: `${app.url}/graphql`, headers }) });
}

function OrganizationName() {
  return createElement('b', null, useOrganizationQuery().data?.organization.name);
}

test('the generated documents work from registration to a live event, and a hook renders what they fetch', async () => {
  const registered = await clientOf().mutate({
    mutation: RegisterDocument,
    variables: { input: { username: 'ann', password: 'correct horse battery' } },
  });
  const accessToken = registered.data!.register.accessToken;
  const client = clientOf(accessToken);

  const workspace = await client.query({ query: WorkspaceDocument, variables: { first: 100 } });
  const created = await client.mutate({ mutation: CreateRoomDocument, variables: { input: { name: 'Garden' } } });
  const roomId = created.data!.createRoom.room.id;
  await client.mutate({ mutation: SendMessageDocument, variables: { input: { roomId, content: 'Hello' } } });
  const page = await client.query({ query: RoomMessagesDocument, variables: { roomId, last: 10 } });
  expect(page.data!.room!.messages.nodes.map((message) => [message.author.username, message.content])).toEqual([
    ['ann', 'Hello'],
  ]);

  const socket = connect(app, { accessToken });
  const heard = listen<EventsSubscription>(socket, print(EventsDocument), { after: workspace.data!.viewer!.cursor });
  const kinds = (await heard.take(3)).map(({ events }) => events.kind);
  expect(kinds).toEqual(['ROOM_CREATED', 'MEMBER_ADDED', 'MESSAGE_ADDED']);
  await socket.dispose();

  const html = renderToString(createElement(ApolloProvider, { client } as never, createElement(OrganizationName)));
  expect(html).toBe(`<b>${workspace.data!.organization.name}</b>`);
});
