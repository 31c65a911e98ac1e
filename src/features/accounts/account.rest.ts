import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { answers } from '../../rest/answers.js';
import { readForm } from '../../rest/forms.js';
import { findAdmin } from '../../rest/request-context.js';
import type { RestServer } from '../../rest/rest-server.js';
import { assertUnchanged, sentBack } from '../../rest/sent-back.js';
import { Bytes, Done, jsonOrFormBody, orNull, strict } from '../../rest/shapes.js';
import { badInput } from '../../shared/errors.js';
import { setAvatar } from '../files/set-avatar.js';
import { changePassword } from './change-password.js';
import { createUser } from './create-user.js';
import { getUser } from './get-user.js';
import { login } from './login.js';
import { logout } from './logout.js';
import type { SessionStyle } from './open-session.js';
import { presentSignIn, RegisteredShape, SignInShape } from './present-sign-in.js';
import { presentUser, UserShape } from './present-user.js';
import { refreshAccess } from './refresh-access.js';
import { register } from './register.js';
import { updateProfile } from './update-profile.js';

/** Old clients keep the refresh token that they got first. */
const FIXED: SessionStyle = { rotates: false };

const tags = ['Accounts'];

const names = {
  username: Type.Optional(Type.String()),
  email: Type.Optional(orNull(Type.String({ description: 'Null: none.' }))),
};
const ProfileForm = Type.Object(names, strict);
const changeFields = {
  ...names,
  avatar: Type.Optional(
    orNull(
      Type.String({ description: 'Null takes the picture away; its address leaves it. Another one comes as a form.' }),
    ),
  ),
};
const ProfileChange = Type.Object(
  { ...changeFields, ...sentBack(UserShape, changeFields) },
  { ...strict, examples: [{ email: 'ann@example.com' }] },
);

/** Signing in and out and one's own account, for the clients of 000 and 003. */
export function serveAccounts(rest: RestServer): void {
  serveSignIn(rest);
  serveSession(rest);
  serveProfile(rest);
}

function serveSignIn(rest: RestServer): void {
  rest.post(
    '/api/auth/register',
    {
      config: { sources: ['000', '003'], graphql: 'register', isOpen: true },
      schema: {
        operationId: 'register',
        summary: 'Make an account',
        description:
          'Makes an account with role USER and signs it in. Where registration is closed, FORBIDDEN to all but admins, who make accounts for others (`createUser`): then without tokens.',
        tags,
        body: Type.Object(
          {
            username: Type.String(),
            email: Type.Optional(orNull(Type.String())),
            password: Type.String({ description: '8 to 256 characters.' }),
            password_confirm: Type.Optional(orNull(Type.String({ description: 'The same again.' }))),
          },
          { ...strict, examples: [{ username: 'ann', email: 'ann@example.com', password: 'correct horse battery' }] },
        ),
        response: answers({ 201: RegisteredShape }, 'FORBIDDEN', 'CONFLICT'),
      },
    },
    async ({ ctx, body, headers: { authorization } }, reply) => {
      const { password_confirm: passwordConfirm, ...given } = body;
      const account = { ...given, email: given.email || null };
      const admin = await findAdmin(ctx.app, authorization);
      if (admin) {
        if ((passwordConfirm ?? body.password) !== body.password) {
          throw badInput({ passwordConfirm: 'Is not the same as the password.' });
        }
        const { value } = await createUser({ ...ctx, ...admin }, account);
        return reply.code(201).send({ user: presentUser({ ...ctx, ...admin }, value) });
      }
      const signedIn = await register(ctx, { ...account, passwordConfirm }, FIXED);
      return reply.code(201).send(presentSignIn(ctx, signedIn));
    },
  );

  rest.post(
    '/api/auth/login',
    {
      config: { sources: ['000', '003'], graphql: 'login', isOpen: true, fields: { login: 'username' } },
      schema: {
        operationId: 'login',
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
        response: answers({ 200: SignInShape }, 'UNAUTHENTICATED'),
      },
    },
    async ({ ctx, body: { username, email, password } }) => {
      const name = username ?? email;
      if (name === undefined) throw badInput({ username: 'Give a username or an email.' });
      return presentSignIn(ctx, await login(ctx, { login: name, password }, FIXED));
    },
  );
}

function serveSession(rest: RestServer): void {
  rest.post(
    '/api/auth/refresh',
    {
      config: { sources: ['003'], graphql: 'refreshToken', isOpen: true },
      schema: {
        operationId: 'refreshAccess',
        summary: 'Get another access token',
        description: 'Gives another access token for the refresh token, which stays good.',
        tags,
        body: Type.Object({ refresh: Type.String() }, { ...strict, examples: [{ refresh: 'eyJhbGciOiJIUzI1NiJ9.…' }] }),
        response: answers(
          {
            200: Type.Object(
              { access: Type.String() },
              {
                description: 'The access token, good for 15 minutes.',
                examples: [{ access: 'eyJhbGciOiJIUzI1NiJ9.…' }],
              },
            ),
          },
          'UNAUTHENTICATED',
        ),
      },
    },
    async ({ ctx, body }) => {
      const { accessToken } = await refreshAccess(ctx, { refreshToken: body.refresh });
      return { access: accessToken };
    },
  );

  rest.post(
    '/api/auth/logout',
    {
      config: { sources: ['000', '003'], graphql: 'logout' },
      schema: {
        operationId: 'logout',
        summary: 'Sign out',
        description: 'Ends the session of the token, with all tokens of it and its sockets.',
        tags,
        body: Type.Object(
          { refresh: Type.Optional(Type.String({ description: 'Some clients send it; the token says enough.' })) },
          { ...strict, examples: [{}] },
        ),
        response: answers({ 200: Done }),
      },
    },
    async ({ ctx }) => {
      await logout(ctx, {});
      return { detail: 'Signed out.' };
    },
  );

  rest.post(
    '/api/auth/change-password',
    {
      config: {
        sources: ['003'],
        graphql: 'changePassword',
        fields: { currentPassword: 'old_password' },
      },
      schema: {
        operationId: 'changePassword',
        summary: 'Change the password',
        description: "Sets another password and ends the viewer's other sessions.",
        tags,
        body: Type.Object(
          {
            old_password: Type.String(),
            new_password: Type.String({ description: '8 to 256 characters.' }),
            new_password_confirm: Type.Optional(Type.String({ description: 'The same again.' })),
          },
          { ...strict, examples: [{ old_password: 'correct horse battery', new_password: 'incorrect pony charger' }] },
        ),
        response: answers({ 200: Done }, 'CONFLICT'),
      },
    },
    async ({ ctx, body }) => {
      await changePassword(ctx, {
        currentPassword: body.old_password,
        newPassword: body.new_password,
        newPasswordConfirm: body.new_password_confirm,
      });
      return { detail: 'The password is changed.' };
    },
  );
}

function serveProfile(rest: RestServer): void {
  const own = { description: 'Gives who is signed in.', tags, response: answers({ 200: UserShape }) };
  rest.get(
    '/api/auth/me',
    {
      config: { sources: ['000'], graphql: 'viewer' },
      schema: { operationId: 'me', summary: 'Who is signed in', ...own },
    },
    async ({ ctx }) => presentUser(ctx, await getUser(ctx, ctx.viewer!.id)),
  );
  rest.get(
    '/api/auth/profile',
    {
      config: { sources: ['003'], graphql: 'viewer' },
      schema: { operationId: 'profile', summary: 'Your profile', ...own },
    },
    async ({ ctx }) => presentUser(ctx, await getUser(ctx, ctx.viewer!.id)),
  );
  rest.patch(
    '/api/auth/profile',
    {
      config: { sources: ['003'], graphql: 'updateProfile', forms: 'too', fields: { fileId: 'avatar' } },
      schema: {
        operationId: 'updateProfile',
        summary: 'Change your profile',
        description: 'Changes what is given and keeps the rest: JSON, or a form with a picture as `avatar`.',
        tags,
        body: jsonOrFormBody(
          ProfileChange,
          { username: Type.String(), email: Type.String(), avatar: Bytes },
          { email: 'ann@example.com' },
        ),
        response: answers({ 200: UserShape }, 'CONFLICT', 'QUOTA_EXCEEDED'),
      },
    },
    async (request) => {
      const { ctx } = request;
      const { avatar, username, email, id } = await readProfile(request);
      assertUnchanged('id', id, ctx.viewer!.id);
      // First what may be refused: one's picture can be taken.
      await updateProfile(ctx, { username, email });
      if (avatar !== undefined) await setAvatar(ctx, { fileId: avatar });
      ctx.loaders.clear();
      return presentUser(ctx, await getUser(ctx, ctx.viewer!.id));
    },
  );
}

/** What is to be changed; avatar: the id of a file that came along, or null to have none. */
async function readProfile(request: FastifyRequest) {
  if (!request.isMultipart()) {
    const { avatar, ...given } = (request.body ?? {}) as Static<typeof ProfileChange>;
    if (avatar && !URL.canParse(avatar)) throw badInput({ avatar: 'Send a picture as a form.' });
    return { ...given, ...(avatar === null && { avatar }) };
  }
  const { fields, files } = await readForm(request, ProfileForm, { field: 'avatar', most: 1 });
  return { ...fields, id: undefined, ...(files[0] && { avatar: files[0].id }) };
}
