import { useApolloClient } from '@apollo/client/react';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { LinkBook } from '../links/link-book.js';
import { useLinks } from '../links/use-links.js';

/** A link by which a file is saved. One whose address has ended gets a new one when it is pressed. children: an icon. */
export function DownloadLink({
  file,
  children,
  ...rest
}: { file: FileFactsFragment } & Omit<ComponentProps<'a'>, 'href' | 'onClick'>): ReactNode {
  const { t } = useTexts();
  const book = LinkBook.of(useApolloClient());
  const { links } = useLinks(file.id);
  const label = t('files.download', { name: file.name });

  function onClick(event: MouseEvent<HTMLAnchorElement>): void {
    if (book.isGood(file.id)) return;
    event.preventDefault();
    const link = event.currentTarget;
    const stop = book.subscribe(file.id, () => {
      stop();
      const address = book.links(file.id)?.downloadUrl;
      if (address) Object.assign(link, { href: address }).click();
    });
    book.renew(file.id);
  }

  return (
    <a {...rest} href={links?.downloadUrl} download aria-label={label} title={label} onClick={onClick}>
      {children}
    </a>
  );
}
