import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { projectById, type SeenProject } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import { changedText } from './archived-text.js';
import type { TaskChange } from './task-change.entity.js';
import { TaskChangeType } from './task-change.type.js';

const IN_WORDS = 'null for none, and where the change is of a user or project.';
const PROJECT = 'null for none, and where the viewer does not see it.';

@Resolver(() => TaskChangeType)
export class TaskChangeResolver {
  @FieldResolver(() => UserType, { description: 'Who made it.' })
  actor(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(change.actorId);
  }

  @FieldResolver(() => String, { nullable: true, description: `What it was before; ${IN_WORDS}` })
  from(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<string | null> | null {
    return isReference(change) ? null : changedText(ctx, change, 'fromValue');
  }

  @FieldResolver(() => String, { nullable: true, description: `What it was afterwards; ${IN_WORDS}` })
  to(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<string | null> | null {
    return isReference(change) ? null : changedText(ctx, change, 'toValue');
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who had it before; null for nobody.' })
  fromUser(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<User | null> | null {
    return findUser(ctx, change, change.fromValue);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who had it afterwards; null for nobody.' })
  toUser(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<User | null> | null {
    return findUser(ctx, change, change.toValue);
  }

  @FieldResolver(() => ProjectType, { nullable: true, description: `The project it was in before; ${PROJECT}` })
  fromProject(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<SeenProject | null> | null {
    return findProject(ctx, change, change.fromValue);
  }

  @FieldResolver(() => ProjectType, { nullable: true, description: `The project it came into; ${PROJECT}` })
  toProject(@Root() change: TaskChange, @Ctx() ctx: Context): Promise<SeenProject | null> | null {
    return findProject(ctx, change, change.toValue);
  }
}

/** Ids are not told as words: what they name may be hidden from the viewer. */
function isReference({ field }: TaskChange): boolean {
  return field === 'ASSIGNEE' || field === 'PROJECT';
}

function findUser(ctx: Context, { field }: TaskChange, id: string | null): Promise<User | null> | null {
  return field === 'ASSIGNEE' && id !== null ? loader(ctx, userById).load(id) : null;
}

function findProject(ctx: Context, { field }: TaskChange, id: string | null): Promise<SeenProject | null> | null {
  return field === 'PROJECT' && id !== null ? loader(ctx, projectById).load(id) : null;
}
