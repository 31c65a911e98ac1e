import type { Language } from '../accounts/user.entity.js';
import type { NoticeKind } from './notice-kinds.js';
import type { NotificationCause } from './notification.entity.js';

/** What a notice speaks of, in plain text; what it has none of is empty. */
export interface NoticeFacts {
  kind: NoticeKind;
  cause: NotificationCause;
  actor: string;
  room: string;
  project: string;
  task: string;
  /** When the task is due, as it is written in the language. */
  due: string;
}

type Titles = (facts: NoticeFacts) => string;

const english: Titles = ({ kind, cause, actor, room, project, due }) => {
  switch (kind) {
    case 'MENTION':
      return `${actor} mentioned you in ${room}`;
    case 'REPLY':
      return `${actor} replied in ${room}`;
    case 'MESSAGE':
      return `${actor} in ${room}`;
    case 'ASSIGNED':
      return `${actor} gave you a task`;
    case 'DUE_SOON':
      return `Due ${due}`;
    case 'INVITED':
      return `${actor} added you to ${room || `the project ${project}`}`;
    case 'TASK_CHANGED':
      if (cause === 'TASK_COMMENTED') return `${actor} commented on a task`;
      return cause === 'TASK_DELETED' ? `${actor} deleted a task` : `${actor} changed a task`;
  }
};

/** In the present tense, which knows no gender. */
const russian: Titles = ({ kind, cause, actor, room, project, due }) => {
  switch (kind) {
    case 'MENTION':
      return `${actor} упоминает вас в «${room}»`;
    case 'REPLY':
      return `${actor} отвечает в «${room}»`;
    case 'MESSAGE':
      return `${actor} в «${room}»`;
    case 'ASSIGNED':
      return `${actor} поручает вам задачу`;
    case 'DUE_SOON':
      return `Срок: ${due}`;
    case 'INVITED':
      return room ? `${actor} добавляет вас в комнату «${room}»` : `${actor} добавляет вас в проект «${project}»`;
    case 'TASK_CHANGED':
      if (cause === 'TASK_COMMENTED') return `${actor} комментирует задачу`;
      return cause === 'TASK_DELETED' ? `${actor} удаляет задачу` : `${actor} меняет задачу`;
  }
};

/** The titles of notices in each language. */
export const TITLES: Record<Language, Titles> = { en: english, ru: russian };
