import { type BuiltServer, startEmptyServer } from './server.js';

/** Somebody who can sign in. */
export interface Person {
  id: string;
  username: string;
  displayName: string;
  password: string;
  accessToken: string;
}

/** The room and the message as tests name them. */
export interface TestRoom {
  id: string;
  name: string;
}
export interface TestMessage {
  id: string;
}

const PASSWORD = 'a long password';

/** A server with an admin, to be filled over GraphQL as clients do. Names that are not given are new each time. */
export class Workspace {
  private counter = 0;

  private constructor(
    private readonly server: BuiltServer,
    readonly admin: Person,
  ) {}

  static async start(): Promise<Workspace> {
    const server = await startEmptyServer();
    const { createFirstAdmin } = await post(server.url, null, FIRST_ADMIN, {
      input: { token: server.setUpToken, username: 'admin', password: PASSWORD },
    });
    return new Workspace(server, {
      ...createFirstAdmin.user,
      password: PASSWORD,
      accessToken: createFirstAdmin.accessToken,
    });
  }

  /** http://localhost:<port> */
  get url(): string {
    return this.server.url;
  }

  /** The server's data folder. */
  get dataDir(): string {
    return this.server.dataDir;
  }

  /** A number that no name of this workspace has yet. */
  newNumber(): number {
    return ++this.counter;
  }

  /** Stops the server and removes its data. */
  close(): Promise<void> {
    return this.server.close();
  }

  /** Sends one document as somebody, or as nobody; gives its data and throws on errors. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
  ask<T = any>(as: Person | null, document: string, variables: object = {}): Promise<T> {
    return post(this.url, as, document, variables);
  }

  /** Makes an account and signs it in. */
  async person(names: { username?: string; displayName?: string; role?: 'ADMIN' | 'USER' } = {}): Promise<Person> {
    const username = names.username ?? `person-${this.newNumber()}`;
    const input = { username, displayName: names.displayName, role: names.role, password: PASSWORD };
    await this.ask(this.admin, CREATE_USER, { input });
    return signedIn(this.url, username, PASSWORD);
  }

  /** Gives an account that has no password, such as an imported one, a password and signs it in. */
  async adopt(username: string): Promise<Person> {
    const { users } = await this.ask(this.admin, USERS, { query: username });
    const { id } = users.nodes.find((user: { username: string }) => user.username === username);
    await this.ask(this.admin, SET_PASSWORD, { input: { userId: id, password: PASSWORD } });
    return signedIn(this.url, username, PASSWORD);
  }

  /** Makes a room. */
  async room(
    owner: Person,
    { members = [], ...input }: { name?: string; topic?: string; isPrivate?: boolean; members?: Person[] } = {},
  ): Promise<TestRoom> {
    const name = input.name ?? `Room ${this.newNumber()}`;
    const memberIds = members.map(({ id }) => id);
    return (await this.ask(owner, CREATE_ROOM, { input: { ...input, name, memberIds } })).createRoom.room;
  }

  /** Sends to a room, or into the thread that `thread` began. */
  async send(author: Person, room: TestRoom, content: string, thread?: TestMessage): Promise<TestMessage> {
    const input = { roomId: room.id, content, threadRootId: thread?.id };
    return (await this.ask(author, SEND, { input })).sendMessage.message;
  }

  /** Puts an emoji on a message. */
  async react(person: Person, message: TestMessage, emoji: string): Promise<void> {
    await this.ask(person, REACT, { input: { messageId: message.id, emoji } });
  }
}

/** Signs somebody in at a server. */
export async function signedIn(url: string, username: string, password: string): Promise<Person> {
  const { login } = await post(url, null, LOGIN, { input: { login: username, password } });
  return { ...login.user, password, accessToken: login.accessToken };
}

// biome-ignore lint/suspicious/noExplicitAny: tests read answers of many shapes
async function post(url: string, as: Person | null, query: string, variables: object): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(as && { authorization: `Bearer ${as.accessToken}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors, null, 1));
  return data;
}

const SIGNED_IN = '{ accessToken user { id username displayName } }';
const FIRST_ADMIN = `mutation ($input: CreateFirstAdminInput!) { createFirstAdmin(input: $input) ${SIGNED_IN} }`;
const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) ${SIGNED_IN} }`;
const CREATE_USER = 'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }';
const USERS = 'query ($query: String!) { users(first: 100, query: $query) { nodes { id username } } }';
const SET_PASSWORD = 'mutation ($input: SetUserPasswordInput!) { setUserPassword(input: $input) { user { id } } }';
const CREATE_ROOM = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id name } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const REACT = 'mutation ($input: AddReactionInput!) { addReaction(input: $input) { message { id } } }';
