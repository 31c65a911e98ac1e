import type { MailContent } from '../../mail/mail-content.js';
import type { Language, User } from './user.entity.js';

/** The mail by which somebody sets another password. path: of its link. */
export function passwordResetMail(language: Language, { username }: Pick<User, 'username'>, path: string): MailContent {
  if (language === 'ru') {
    return {
      subject: 'Новый пароль',
      blocks: [
        `Кто-то попросил задать новый пароль для учётной записи «${username}». Ссылка действует один час и только один раз; после этого все устройства нужно будет подключить заново.`,
        'Если это были не вы, ничего делать не нужно: пароль останется прежним.',
      ],
      action: { label: 'Задать новый пароль', path },
      reason: 'Вы получили это письмо, потому что этот адрес указан в вашей учётной записи.',
    };
  }
  return {
    subject: 'Set a new password',
    blocks: [
      `Somebody asked for a new password for the account “${username}”. The link is good for one hour, and once; every device will have to sign in again.`,
      'If it was not you, there is nothing to do: the password stays as it is.',
    ],
    action: { label: 'Set a new password', path },
    reason: 'You get this mail because your account has this address.',
  };
}
