import type { MailContent } from '../../mail/mail-content.js';
import type { Language } from '../accounts/user.entity.js';

/** The mail by which somebody is asked in. inviter: the name to show of who asks. path: of its link. */
export function invitationMail(
  language: Language,
  { inviter, organization }: { inviter: string; organization: string },
  path: string,
): MailContent {
  if (language === 'ru') {
    return {
      subject: `${inviter} приглашает вас: ${organization}`,
      blocks: [
        `${inviter} приглашает вас в «${organization}». По ссылке можно создать учётную запись; она действует семь дней.`,
      ],
      action: { label: 'Принять приглашение', path },
      reason: `Вы получили это письмо, потому что ${inviter} указал этот адрес. Если вы не ждали приглашения, ничего делать не нужно.`,
    };
  }
  return {
    subject: `${inviter} invites you to ${organization}`,
    blocks: [
      `${inviter} invites you to ${organization}. By the link you can make your account; it is good for seven days.`,
    ],
    action: { label: 'Accept the invitation', path },
    reason: `You get this mail because ${inviter} gave this address. If you did not expect it, there is nothing to do.`,
  };
}
