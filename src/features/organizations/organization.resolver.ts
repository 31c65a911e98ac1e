import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { Shared } from '../../graphql/shared.js';
import { countAdmins } from '../accounts/lock-admins.js';
import { getOrganization } from './get-organization.js';
import type { Organization } from './organization.entity.js';
import { OrganizationType } from './organization.type.js';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, {
    description: 'The organization of this installation; anonymous callers see it too.',
  })
  organization(@Ctx() ctx: Context): Promise<Organization> {
    return getOrganization(ctx);
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether anybody may register; otherwise admins make the accounts.' })
  isRegistrationOpen(@Ctx() ctx: Context): boolean {
    return ctx.app.config.registration === 'open';
  }

  @Shared()
  @FieldResolver(() => Boolean, {
    description: 'Whether mails leave this server; otherwise each is a file in its data folder, for whoever runs it.',
  })
  hasMailServer(@Ctx() ctx: Context): boolean {
    return ctx.app.config.mail.smtpUrl !== null;
  }

  @Shared()
  @FieldResolver(() => Boolean, {
    description: 'Whether there is an active admin; while there is none, `createFirstAdmin` makes the first one.',
  })
  async hasAdmin(@Ctx() ctx: Context): Promise<boolean> {
    return (await countAdmins(ctx, null)) > 0;
  }
}
