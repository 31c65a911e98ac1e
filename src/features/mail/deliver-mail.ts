import type { Context } from '../../context.js';
import { linkTo } from '../../mail/link-to.js';
import type { MailContent } from '../../mail/mail-content.js';
import { AddressRefused } from '../../mail/mailer.js';
import { renderMail } from '../../mail/render-mail.js';

import { addressBounced } from '../accounts/address-bounced.js';
import type { Language } from '../accounts/user.entity.js';

import { getOrganization } from '../organizations/get-organization.js';

/** A mail with whom it is for. address: an e-mail address as it was checked. */
export interface Letter {
  address: string;
  language: Language;
  content: MailContent;
}

/**
 * Sends the mail of the job that is being done, whose id stands in its Message-ID: a job has one mail at most, and every try sends the same one. Throws where
 * it is to be tried again, FailedForGood where that is of no use.
 */
export async function deliverMail(ctx: Context, { address, language, content }: Letter): Promise<void> {
  const { config, mailer } = ctx.app;
  const link = (path: string) => linkTo(config, path);
  const { name } = await getOrganization(ctx);
  const mail = {
    ...renderMail(content, { sender: name, language, link }),
    id: ctx.lease!.jobId,
    to: address,
    unsubscribe: content.unsubscribe && link(content.unsubscribe.path),
    attachment: content.attachment,
  };
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof AddressRefused) await addressBounced(ctx, address);
    throw error;
  }
}
