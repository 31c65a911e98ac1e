import type { NotificationFactsFragment } from '../../generated/documents.js';
import { messageAddress } from '../messages/message/addresses.js';
import { projectAddress, taskAddress } from '../work/addresses.js';

/** Where that is shown which a notification is about; null where it is gone. A path with its search. */
export function notificationAddress({ message, task, project, room }: NotificationFactsFragment): string | null {
  if (message) return messageAddress(message);
  if (task) return taskAddress(task.id);
  if (project) return projectAddress(project.id);
  return room && `/rooms/${room.id}`;
}
