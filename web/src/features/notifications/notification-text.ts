import type { NotificationFactsFragment } from '../../generated/documents.js';
import type { TextId, Translate } from '../../i18n/i18n.js';

/** What happened, in a sentence. */
export function notificationText(t: Translate, notification: NotificationFactsFragment): string {
  const { actor, room, task, project } = notification;
  return t(sentenceOf(notification), {
    actor: actor?.displayName ?? '',
    room: room?.name ?? '',
    task: task?.title ?? '',
    project: project?.name ?? '',
  });
}

function sentenceOf({ kind, cause, project }: NotificationFactsFragment): TextId {
  if (kind === 'INVITED') return project ? 'notifications.INVITED.project' : 'notifications.INVITED.room';
  if (kind !== 'TASK_CHANGED') return `notifications.${kind}`;
  if (cause === 'TASK_COMMENTED' || cause === 'TASK_DELETED') return `notifications.${cause}`;
  return 'notifications.TASK_CHANGED';
}
