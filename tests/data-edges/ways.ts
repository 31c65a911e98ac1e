import { astFromValue, print } from 'graphql';
import { documentOf, ROOT_FIELDS } from '../authorization/root-fields.js';
import type { Reply } from '../limits/doors.js';
import type { TestUser } from '../support/builders.js';
import { openReady } from '../support/raw-socket.js';
import type { TestApp } from '../support/test-app.js';

/** Asks for one field with these arguments. */
export type AskField = (field: string, variables: Record<string, unknown>) => Promise<Reply>;

/** A way for arguments to come in: through which door, and where in the request they stand. */
export interface Way {
  name: string;
  takes: RegExp;
  open(app: TestApp, user: TestUser): Promise<{ ask: AskField; close(): void }>;
}

async function post(app: TestApp, user: TestUser, body: object): Promise<Reply> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${user.accessToken}` };
  return replyOf(await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function replyOf(response: Response): Promise<Reply> {
  return { status: response.status, ...((await response.json()) as object) };
}

const close = () => {};

export const WAYS: Way[] = [
  {
    name: 'POST, in variables',
    takes: /^(Query|Mutation)/,
    open: async (app, user) => ({
      ask: (field, variables) => post(app, user, { query: documentOf(field, variables), variables }),
      close,
    }),
  },
  {
    name: 'POST, in the document',
    takes: /^(Query|Mutation)/,
    open: async (app, user) => ({
      ask: (field, variables) => post(app, user, { query: inlined(field, variables) }),
      close,
    }),
  },
  {
    name: 'GET, in variables',
    takes: /^Query/,
    open: async (app, user) => ({
      async ask(field, variables) {
        const query = documentOf(field, variables);
        const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
        const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${user.accessToken}` };
        return replyOf(await fetch(`${app.url}/graphql?${parameters}`, { headers }));
      },
      close,
    }),
  },
  {
    name: 'WebSocket, in variables',
    takes: /./,
    async open(app, user) {
      const socket = await openReady(app, user);
      let count = 0;
      return {
        async ask(field, variables) {
          const id = String(++count);
          socket.send({ id, type: 'subscribe', payload: { query: documentOf(field, variables), variables } });
          const { type, payload } = await socket.first((message) => message.id === id);
          return { status: null, ...(type === 'error' ? { errors: payload } : (payload as object)) } as Reply;
        },
        close: () => socket.close(),
      };
    },
  },
];

/** The document of a field with its arguments written into it. */
function inlined(field: string, variables: Record<string, unknown>): string {
  const declared = documentOf(field, variables);
  const args = ROOT_FIELDS.get(field)!.args.filter(({ name }) => name in variables);
  return args.reduce(
    (text, { name, type }) => text.replace(`: $${name}`, () => `: ${print(astFromValue(variables[name], type)!)}`),
    declared.replace(/^(\w+)\([^)]*\)/, '$1'),
  );
}
