import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { Invitation } from './invitation.entity.js';
import {
  InvitationConnection,
  InvitationType,
  InviteUserInputType,
  InviteUserPayload,
  RevokeInvitationInputType,
  RevokeInvitationPayload,
} from './invitation.type.js';
import { inviteUser } from './invite-user.js';
import { listInvitations } from './list-invitations.js';
import { revokeInvitation } from './revoke-invitation.js';

@Resolver(() => InvitationType)
export class InvitationResolver {
  @Query(() => InvitationConnection, {
    description: 'Whom admins asked in by mail, the newest first, with what came of it. For admins.',
  })
  invitations(
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<Invitation>> {
    return listInvitations(ctx, args);
  }

  @FieldResolver(() => UserType, { description: 'The admin who made it.' })
  invitedBy(@Root() invitation: Invitation, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(invitation.invitedById);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who came by it; null before.' })
  acceptedBy(@Root() { acceptedById }: Invitation, @Ctx() ctx: Context): Promise<User | null> | null {
    return acceptedById === null ? null : loader(ctx, userById).load(acceptedById);
  }

  @Mutation(() => InviteUserPayload, {
    description:
      'Has a link sent by which one account can be made within 7 days, also where registration is closed; earlier ones to the same address are revoked. Admins only.',
  })
  async inviteUser(
    @Ctx() ctx: Context,
    @Arg('input', () => InviteUserInputType, { description: 'Whom.' }) input: InviteUserInputType,
  ): Promise<InviteUserPayload> {
    return { invitation: (await inviteUser(ctx, input)).value };
  }

  @Mutation(() => RevokeInvitationPayload, {
    description: 'Makes an invitation useless; one that was used stays as it is. Admins only.',
  })
  async revokeInvitation(
    @Ctx() ctx: Context,
    @Arg('input', () => RevokeInvitationInputType, { description: 'Which one.' }) input: RevokeInvitationInputType,
  ): Promise<RevokeInvitationPayload> {
    return { invitation: await revokeInvitation(ctx, input) };
  }
}
