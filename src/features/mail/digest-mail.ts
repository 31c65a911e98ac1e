import type { MailContent } from '../../mail/mail-content.js';
import type { Language } from '../accounts/user.entity.js';
import type { NoticeText } from '../notifications/present-notice.js';

const WORDS = {
  en: {
    subject: 'While you were away',
    intro: 'This has happened since you were last here:',
    more: 'There is more in your notifications.',
    open: 'Open the messenger',
    reason:
      'You get this mail because there are notifications that you have not read. You can change that in your settings.',
  },
  ru: {
    subject: 'Пока вас не было',
    intro: 'Вот что произошло с вашего последнего визита:',
    more: 'В ваших уведомлениях есть и другие.',
    open: 'Открыть мессенджер',
    reason: 'Вы получили это письмо, потому что у вас есть непрочитанные уведомления. Это можно изменить в настройках.',
  },
} satisfies Record<Language, object>;

/** The mail about what somebody has not read, the newest first. hasMore: it is not all of it. */
export function digestMail(language: Language, notices: NoticeText[], hasMore: boolean): MailContent {
  const { subject, intro, more, open, reason } = WORDS[language];
  return {
    subject,
    blocks: [
      intro,
      { links: notices.map(({ title, body, path }) => ({ title, note: body, path })) },
      ...(hasMore ? [more] : []),
    ],
    action: { label: open, path: '/' },
    reason,
  };
}
