import { FailedForGood } from '../jobs/failed-for-good.js';
import type { MailContent } from './mail-content.js';
import type { RenderedMail } from './render-mail.js';

/** A mail to one person. */
export interface Mail extends RenderedMail {
  /** What stands in its Message-ID: the same at each try, so that one that comes twice is known for one. */
  id: string;
  /** One address, as it was checked. */
  to: string;
  /** Where one says that one wants no such mails, by a page or a POST; in full. */
  unsubscribe?: string;
  attachment?: MailContent['attachment'];
}

/** Where mails go. */
export interface Mailer {
  /** Resolves once somebody else answers for the mail. Throws AddressRefused, FailedForGood, or an Error where it may be tried again. */
  send(mail: Mail): Promise<void>;
}

/** There is nobody at the address (RFC 3463: 5.1.x), or he takes no more mail (5.2.1). */
export class AddressRefused extends FailedForGood {
  override name = 'AddressRefused';
}
