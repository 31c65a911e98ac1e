import type { MailContent } from '../../mail/mail-content.js';
import type { Language, User } from './user.entity.js';

/** The mail by which somebody confirms his address. path: of its link. */
export function verificationMail(language: Language, { username }: Pick<User, 'username'>, path: string): MailContent {
  if (language === 'ru') {
    return {
      subject: 'Подтвердите адрес электронной почты',
      blocks: [
        `Этот адрес указан в учётной записи «${username}». Подтвердите, что он ваш. Ссылка действует семь дней.`,
        'Если это были не вы, ничего делать не нужно.',
      ],
      action: { label: 'Подтвердить адрес', path },
      reason: 'Вы получили это письмо, потому что кто-то указал этот адрес.',
    };
  }
  return {
    subject: 'Confirm your e-mail address',
    blocks: [
      `This address was given for the account “${username}”. Please confirm that it is yours. The link is good for seven days.`,
      'If it was not you, there is nothing to do.',
    ],
    action: { label: 'Confirm the address', path },
    reason: 'You get this mail because somebody gave this address.',
  };
}
