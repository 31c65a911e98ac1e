import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { findProject } from './find-project.js';
import { listProjects } from './list-projects.js';
import type { SeenProject } from './project.loaders.js';
import { ProjectConnection, ProjectType } from './project.type.js';

@ArgsType()
export class ProjectsArguments extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Text that the name or description holds, whatever its case; at most 200 characters. Left out: all.',
  })
  query?: string | null;
}

@Resolver()
export class ProjectQueries {
  @Query(() => ProjectType, {
    nullable: true,
    description: 'A project that the viewer is in; null for any other id.',
  })
  project(
    @Ctx() ctx: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
  ): Promise<SeenProject | null> {
    return findProject(ctx, id);
  }

  @Query(() => ProjectConnection, { description: 'The projects the viewer is in, by name.' })
  projects(
    @Ctx() ctx: Context,
    @Args(() => ProjectsArguments) args: ProjectsArguments,
  ): Promise<Connection<SeenProject>> {
    return listProjects(ctx, args);
  }
}
