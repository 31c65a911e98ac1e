import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import type { Connection } from '../../graphql/connection.js';
import type { Job } from '../../jobs/job.entity.js';
import { JobConnection, JobsArguments, RetryJobInputType, RetryJobPayload } from './job.type.js';
import { listJobs } from './list-jobs.js';
import { retryJob } from './retry-job.js';

@Resolver()
export class JobResolver {
  @Query(() => JobConnection, {
    description:
      'The work that the server does later or by the clock, and what came of it; made last first. For admins.',
  })
  jobs(@Ctx() ctx: Context, @Args(() => JobsArguments) args: JobsArguments): Promise<Connection<Job>> {
    return listJobs(ctx, args);
  }

  @Mutation(() => RetryJobPayload, {
    description: 'Has a job that failed tried again; CONFLICT where it has not failed. Admins only.',
  })
  async retryJob(
    @Ctx() ctx: Context,
    @Arg('input', () => RetryJobInputType, { description: 'Which.' }) input: RetryJobInputType,
  ): Promise<{ job: Job }> {
    return { job: await retryJob(ctx, input) };
  }
}
