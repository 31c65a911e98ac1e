import { registerEnumType } from 'type-graphql';
import type { NoticeKind } from './notice-kinds.js';

export const NoticeKindEnum = {
  MENTION: 'MENTION',
  REPLY: 'REPLY',
  MESSAGE: 'MESSAGE',
  ASSIGNED: 'ASSIGNED',
  DUE_SOON: 'DUE_SOON',
  INVITED: 'INVITED',
  TASK_CHANGED: 'TASK_CHANGED',
} as const satisfies Record<NoticeKind, NoticeKind>;
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description: 'Why somebody is told of something.',
  valuesConfig: {
    MENTION: { description: 'A message calls the viewer, by name or with everyone.' },
    REPLY: { description: 'A reply in a thread that he follows.' },
    MESSAGE: { description: 'Any other message, in a room of which he wants to hear all.' },
    ASSIGNED: { description: 'Somebody gave him a task.' },
    DUE_SOON: { description: 'A task of his is due within a day.' },
    INVITED: { description: 'Somebody put him into a room or project.' },
    TASK_CHANGED: {
      description: 'A task that he made, has, had, gave away or commented on was changed, deleted or commented on.',
    },
  },
});
