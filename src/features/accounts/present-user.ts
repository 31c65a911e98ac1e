import { type Static, Type } from 'typebox';
import type { RestContext } from '../../rest/request-context.js';
import { EXAMPLE_ID, EXAMPLE_TIME, Id, Instant, orNull } from '../../rest/shapes.js';
import { PREVIEW_SIZES } from '../files/file-keys.js';
import type { User } from './user.entity.js';
import { canSeeEmail } from './user.policy.js';

/** Ann, in examples. */
export const USER_EXAMPLE = {
  id: EXAMPLE_ID,
  username: 'ann',
  email: 'ann@example.com',
  avatar: null,
  created_at: EXAMPLE_TIME,
};

/** A person as the clients of 000 and 003 know him. */
export const UserShape = Type.Object(
  {
    id: Id,
    username: Type.String(),
    email: orNull(Type.String({ description: "The viewer's own, or any to an admin; else null." })),
    avatar: orNull(Type.String({ description: 'The address of the picture; good for 15 to 30 minutes.' })),
    created_at: Instant,
  },
  {
    description: 'A person.',
    examples: [USER_EXAMPLE],
  },
);

export function presentUser(ctx: RestContext, user: User): Static<typeof UserShape> {
  return {
    id: user.id,
    username: user.username,
    email: canSeeEmail(ctx.viewer, user) ? user.email : null,
    avatar: user.avatarId && linkToAvatar(ctx, user.avatarId),
    created_at: user.createdAt.toISOString(),
  };
}

function linkToAvatar({ app, origin, viewer }: RestContext, avatarId: string): string | null {
  return viewer && `${origin}${app.links.make(`${avatarId}/previews/${PREVIEW_SIZES.SMALL}`, viewer)}`;
}
