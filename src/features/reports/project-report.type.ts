import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { SeenProject } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import type { ProjectReportArgs } from './project-report.js';

@ArgsType()
export class ProjectReportArguments implements ProjectReportArgs {
  @Field(() => ID, { description: 'Of which project.' }) projectId!: string;
  @Field(() => String, {
    nullable: true,
    description: 'Its first day, `2026-11-16`, by the clocks of the organization; left out: six days before `to`.',
  })
  from?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Its last day, at most 366 on; left out: six days after `from`. Without both: the last whole week from Monday.',
  })
  to?: string | null;
}

@ObjectType('ProjectReport', {
  description: 'What was done in a project on some days, and what is left. What is open or overdue is so as of now.',
})
export class ProjectReportType {
  @Field(() => ProjectType, { description: 'The project.' }) project!: SeenProject;
  @Field(() => String, { description: 'Its first day, `2026-11-16`.' }) from!: string;
  @Field(() => String, { description: 'Its last day, `2026-11-22`.' }) to!: string;
  @Field(() => Int, { description: 'How many tasks were made on these days.' }) created!: number;
  @Field(() => Int, { description: 'How many of those that are done were finished on these days.' }) finished!: number;
  @Field(() => Int, { description: 'How many are open: not done.' }) open!: number;
}
