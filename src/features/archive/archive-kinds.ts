import type { ArchiveKind } from './archive-kind.js';
import type { ArchiveKindName } from './archive-segment.entity.js';
import { archivedMessages } from './messages/archived-messages.js';
import { archivedTasks } from './tasks/archived-tasks.js';

/** All that the archive holds, in the order in which a run takes it. */
export const archiveKinds: ArchiveKind[] = [archivedMessages, archivedTasks];

/** By its name. */
export function kindOf({ kind }: { kind: ArchiveKindName }): ArchiveKind {
  return archiveKinds.find(({ name }) => name === kind)!;
}
