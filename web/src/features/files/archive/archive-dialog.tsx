import { type ReactNode, useState } from 'react';
import type { DialogProps } from '../../../app/dialogs.js';
import { useArchiveEntriesQuery } from '../../../generated/hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Dialog } from '../../../ui/dialog.js';
import { More } from '../../../ui/more.js';
import { Spinner } from '../../../ui/spinner.js';
import styles from '../attachments/attachments.module.css';
import { FileCard } from '../attachments/file-card.js';
import { isPicture } from '../attachments/is-picture.js';
import { Thumb } from '../attachments/pictures.js';
import { Viewer } from '../viewer/viewer.js';

/** Entries that are fetched at once. */
const PAGE = 60;

/** What is in an archive that was unpacked: its pictures to look at, and the other files. */
export default function ArchiveDialog({ about, onClose }: DialogProps): ReactNode {
  const { t } = useTexts();
  const { data, error, fetchMore } = useArchiveEntriesQuery({ variables: { id: about ?? '', first: PAGE } });
  const [seen, setSeen] = useState<string | null>(null);
  const archive = data?.file;
  const entries = archive?.entries.nodes ?? [];
  const pictures = entries.filter(isPicture);
  const others = entries.filter((entry) => !isPicture(entry));
  const ends = archive?.entries.pageInfo;
  const more = () => fetchMore({ variables: { after: ends!.endCursor } });
  return (
    <Dialog title={archive?.name ?? t('files.archive')} isWide onClose={onClose}>
      {!data && !error && <Spinner />}
      {error && <p role="alert">{errorText(t, error)}</p>}
      {data && !archive && <p>{t('files.gone')}</p>}
      {pictures.length > 0 && (
        <ul className={styles.gallery} aria-label={t('files.pictures')}>
          {pictures.map((file) => (
            <li key={file.id}>
              <Thumb file={file} isTile onOpen={() => setSeen(file.id)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={styles.entries} aria-label={t('files.others')}>
          {others.map((file) => (
            <li key={file.id}>
              <FileCard file={{ ...file, name: file.entryPath ?? file.name }} />
            </li>
          ))}
        </ul>
      )}
      {ends?.hasNextPage && <More onMore={more} />}
      {seen && (
        <Viewer
          files={pictures}
          first={seen}
          onMore={ends?.hasNextPage ? () => void more().catch(() => {}) : undefined}
          onClose={() => setSeen(null)}
        />
      )}
    </Dialog>
  );
}
