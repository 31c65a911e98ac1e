import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { DateTime } from '../../graphql/scalars.js';
import { forgetCookie } from './browser-session.js';
import { listSessions } from './list-sessions.js';
import { endOf } from './live-session.js';
import { logout } from './logout.js';
import { revokeSession } from './revoke-session.js';
import type { Session } from './session.entity.js';
import { SessionType } from './session.type.js';
import { LogoutInputType, RevokeSessionInputType } from './session-inputs.type.js';
import { LogoutPayload, RevokeSessionPayload } from './session-payloads.type.js';

@Resolver(() => SessionType)
export class SessionResolver {
  @Query(() => [SessionType], {
    description: "The viewer's sessions that have not ended, the last used first; at most 100.",
  })
  sessions(@Ctx() ctx: Context): Promise<Session[]> {
    return listSessions(ctx);
  }

  @FieldResolver(() => DateTime, { description: 'When its tokens were last renewed.' })
  lastUsedAt(@Root() session: Session): Date {
    return session.refreshedAt;
  }

  @FieldResolver(() => DateTime, { description: 'When it ends unless it is renewed before.' })
  expiresAt(@Root() session: Session, @Ctx() ctx: Context): Date {
    return endOf(ctx, session);
  }

  @FieldResolver(() => Boolean, { description: 'Whether this request comes from it.' })
  isCurrent(@Root() session: Session, @Ctx() ctx: Context): boolean {
    return session.id === ctx.viewer?.sessionId;
  }

  @Mutation(() => LogoutPayload, {
    description: "Ends the viewer's session, or all of them, with their sockets, and clears its cookie.",
  })
  async logout(
    @Ctx() ctx: Context,
    @Arg('input', () => LogoutInputType, { nullable: true, description: 'Which sessions; absent: this one.' })
    input?: LogoutInputType | null,
  ): Promise<LogoutPayload> {
    const sessionCount = await logout(ctx, input);
    forgetCookie(ctx);
    return { sessionCount };
  }

  @Mutation(() => RevokeSessionPayload, { description: 'Ends one session of the viewer, with its sockets.' })
  async revokeSession(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeSessionInputType, { description: 'Which session.' }) input: RevokeSessionInputType,
  ): Promise<RevokeSessionPayload> {
    return { session: await revokeSession(ctx, input) };
  }
}
