import { type Static, Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import { findAdmin } from '../../rest/request-context.js';
import type { RestServer } from '../../rest/rest-server.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull, strict } from '../../rest/shapes.js';
import { V1_BASES, type V1Base } from '../../rest/v1.js';
import { badInput } from '../../shared/errors.js';
import { createUser } from './create-user.js';
import { login } from './login.js';
import type { SessionStyle } from './open-session.js';
import { refreshAccess } from './refresh-access.js';
import { register } from './register.js';
import type { User } from './user.entity.js';

/** Old clients keep the refresh token that they got first. */
const FIXED: SessionStyle = { rotates: false };
const TOKEN = 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCJ9.…';

const tags = ['Accounts'];

const UserV1 = Type.Object(
  {
    id: Id,
    username: Type.String(),
    email: orNull(Type.String()),
    role: Type.Unsafe<'admin' | 'user'>(Type.String({ enum: ['admin', 'user'] })),
    created_at: Instant,
  },
  { description: 'A person.' },
);

const RegisteredV1 = Type.Object(
  {
    user: UserV1,
    access: Type.Optional(Type.String({ description: 'As by signing in; not where an admin made the account.' })),
    refresh: Type.Optional(Type.String()),
  },
  {
    description: 'The account, and the tokens of its session.',
    examples: [
      {
        user: { id: EXAMPLE_ID, username: 'ann', email: null, role: 'user', created_at: EXAMPLE_TIME },
        access: TOKEN,
        refresh: TOKEN,
      },
    ],
  },
);

function presentUserV1(user: User): Static<typeof UserV1> {
  return {
    id: user.id,
    username: user.username,
    email: user.email,
    role: user.role === 'ADMIN' ? 'admin' : 'user',
    created_at: user.createdAt.toISOString(),
  };
}

/** Signing in for the clients of 001 and 002. */
export function serveAccountsV1(rest: RestServer): void {
  for (const base of V1_BASES) {
    serveRegister(rest, base);
    serveLogin(rest, base);
    serveRefresh(rest, base);
  }
}

function serveRegister(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.post(
    `${base}/auth/register`,
    {
      config: { sources, graphql: 'register', isOpen: true },
      schema: {
        operationId: `register${suffix}`,
        summary: 'Make an account',
        description:
          'Makes an account with role USER and signs it in. Where registration is closed, FORBIDDEN to all but admins, who make accounts for others (`createUser`): then without tokens.',
        tags,
        body: Type.Object(
          {
            username: Type.String(),
            password: Type.String({ description: '8 to 256 characters.' }),
            email: Type.Optional(orNull(Type.String())),
          },
          { ...strict, examples: [{ username: 'ann', password: 'correct horse battery' }] },
        ),
        response: answers({ 201: RegisteredV1 }, 'FORBIDDEN', 'CONFLICT'),
      },
    },
    async ({ ctx, body, headers: { authorization } }, reply) => {
      const admin = await findAdmin(ctx.app, authorization);
      if (admin) {
        const { value } = await createUser({ ...ctx, ...admin }, body);
        return reply.code(201).send({ user: presentUserV1(value) });
      }
      const { user, accessToken, refreshToken } = await register(ctx, body, FIXED);
      return reply.code(201).send({ user: presentUserV1(user), access: accessToken, refresh: refreshToken });
    },
  );
}

function serveLogin(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.post(
    `${base}/auth/login`,
    {
      config: { sources, graphql: 'login', isOpen: true, fields: { login: 'username' } },
      schema: {
        operationId: `login${suffix}`,
        summary: 'Sign in',
        description: 'Opens a session, for a username or an e-mail address. At most 5 tries a minute for each account.',
        tags,
        body: Type.Object(
          {
            username: Type.Optional(Type.String({ description: 'Or an e-mail address.' })),
            email: Type.Optional(Type.String({ description: 'In place of the username.' })),
            password: Type.String(),
          },
          { ...strict, examples: [{ username: 'ann', password: 'correct horse battery' }] },
        ),
        response: answers(
          {
            200: Type.Object(
              { access: Type.String(), refresh: Type.String() },
              {
                description: 'For `Authorization`, for 15 minutes; and for the next one, for 30 days.',
                examples: [{ access: TOKEN, refresh: TOKEN }],
              },
            ),
          },
          'UNAUTHENTICATED',
        ),
      },
    },
    async ({ ctx, body: { username, email, password } }) => {
      const name = username ?? email;
      if (name === undefined) throw badInput({ username: 'Give a username or an email.' });
      const { accessToken, refreshToken } = await login(ctx, { login: name, password }, FIXED);
      return { access: accessToken, refresh: refreshToken };
    },
  );
}

function serveRefresh(rest: RestServer, { base, sources, suffix }: V1Base): void {
  rest.post(
    `${base}/auth/refresh`,
    {
      config: { sources, graphql: 'refreshToken', isOpen: true },
      schema: {
        operationId: `refreshAccess${suffix}`,
        summary: 'Get another access token',
        description: 'Gives another access token for the refresh token, which stays good.',
        tags,
        body: Type.Object({ refresh: Type.String() }, { ...strict, examples: [{ refresh: TOKEN }] }),
        response: answers(
          {
            200: Type.Object(
              { access: Type.String() },
              { description: 'For `Authorization`, for 15 minutes.', examples: [{ access: TOKEN }] },
            ),
          },
          'UNAUTHENTICATED',
        ),
      },
    },
    async ({ ctx, body }) => ({ access: (await refreshAccess(ctx, { refreshToken: body.refresh })).accessToken }),
  );
}
