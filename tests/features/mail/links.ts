import type { ReceivedMail } from '../../support/smtp.js';

/** The link that a mail asks to be opened, and the token in it. */
export function linkIn(mail: ReceivedMail): { url: string; token: string } {
  const [url, token] = /^https?:\/\/\S+#(?:token|invitation)=(\S+)$/m.exec(mail.text ?? '') ?? [];
  if (!url || !token) throw new Error(`no link in: ${mail.text}`);
  return { url, token };
}
