import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { ProjectMember } from './project-member.entity.js';
import { ProjectMemberType } from './project-member.type.js';

@Resolver(() => ProjectMemberType)
export class ProjectMemberResolver {
  @FieldResolver(() => UserType, { description: 'Whose place it is.' })
  user(@Root() member: ProjectMember, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(member.userId);
  }
}
