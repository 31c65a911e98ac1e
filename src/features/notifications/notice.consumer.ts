import type { Consuming } from '../../events/log-consumer.js';
import { whomInvitationsConcern } from './whom-invitations-concern.js';
import { whomMessagesConcern } from './whom-messages-concern.js';
import { whomTasksConcern } from './whom-tasks-concern.js';
import { writeNotices } from './write-notices.js';

/** Tells people of what concerns them. An edit tells nobody anew, nor does an import. */
export const noticeConsumer: Consuming = {
  name: 'notices',
  types: [
    'MESSAGE_ADDED',
    'MEMBER_ADDED',
    'PROJECT_MEMBER_ADDED',
    'TASK_CREATED',
    'TASK_UPDATED',
    'TASK_COMMENTED',
    'TASK_DELETED',
  ],
  async consume(tx, events) {
    await writeNotices(tx, [
      ...(await whomMessagesConcern(tx, events)),
      ...(await whomTasksConcern(tx, events)),
      ...(await whomInvitationsConcern(tx, events)),
    ]);
  },
};
