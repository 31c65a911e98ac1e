import type { MailContent } from '../../mail/mail-content.js';
import type { Language } from '../accounts/user.entity.js';
import type { NoticeText } from '../notifications/present-notice.js';

/** Longest first line of a text that is put into a subject, code points. */
const SUBJECT = 100;

const WORDS = {
  en: {
    open: 'Open',
    reason: 'You get this mail because you are told of such things by mail. You can change that in your settings.',
  },
  ru: {
    open: 'Открыть',
    reason:
      'Вы получили это письмо, потому что о таких событиях вам сообщают по почте. Это можно изменить в настройках.',
  },
} satisfies Record<Language, object>;

/** The mail about one thing that happened. */
export function noticeMail(language: Language, { title, body, path }: NoticeText): MailContent {
  const { open, reason } = WORDS[language];
  const [line = ''] = body.split('\n');
  return {
    subject: line ? `${title}: ${[...line].slice(0, SUBJECT).join('')}` : title,
    blocks: body ? [title, body] : [title],
    action: { label: open, path },
    reason,
  };
}
