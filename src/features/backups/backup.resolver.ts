import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import type { Job } from '../../jobs/job.entity.js';
import type { Backup } from './backup.entity.js';
import { BackupConnection, StartBackupInputType, StartBackupPayload } from './backup.type.js';
import { listBackups } from './list-backups.js';
import { startBackup } from './start-backup.js';

@Resolver()
export class BackupResolver {
  @Query(() => BackupConnection, {
    description: 'The runs of the backup of the last 90 days, the newest first. For admins.',
  })
  backups(@Ctx() ctx: Context, @Args(() => ForwardPageArgs) args: ForwardPageArgs): Promise<Connection<Backup>> {
    return listBackups(ctx, args);
  }

  @Mutation(() => StartBackupPayload, {
    description: 'Has a backup made now; where one is under way or waits already, that one is given. Admins only.',
  })
  async startBackup(
    @Ctx() ctx: Context,
    @Arg('input', () => StartBackupInputType, { description: 'How.' }) input: StartBackupInputType,
  ): Promise<{ job: Job }> {
    return { job: await startBackup(ctx, input) };
  }
}
