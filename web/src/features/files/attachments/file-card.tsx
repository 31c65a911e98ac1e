import { Download, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDialog } from '../../../app/use-dialog.js';
import type { FileFactsFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import { FileIcon } from '../file-icon.js';
import { useLinks } from '../links/use-links.js';
import { sizeText } from '../size-text.js';
import styles from './attachments.module.css';
import { DownloadLink } from './download-link.js';

/** A file that is not shown: what it is called, how large it is, and how to get it. */
export function FileCard({ file }: { file: FileFactsFragment }): ReactNode {
  const { t, language } = useTexts();
  const { links } = useLinks(file.id);
  const { open } = useDialog();
  const isUnpacked = (links?.entries.nodes.length ?? 0) > 0;
  return (
    <div className={styles.card}>
      <span className={styles.icon}>
        <FileIcon name={file.name} type={file.type} />
      </span>
      <span className={styles.about}>
        <bdi className={styles.name} title={file.name}>
          {file.name}
        </bdi>
        <span className={styles.size}>
          {sizeText(file.size, language)}
          {links === null && ` · ${t('files.gone')}`}
        </span>
      </span>
      {isUnpacked && (
        <IconButton label={t('files.openArchive', { name: file.name })} onClick={() => open('archive', file.id)}>
          <FolderOpen size={18} aria-hidden />
        </IconButton>
      )}
      <DownloadLink file={file} className={styles.download}>
        <Download size={18} aria-hidden />
      </DownloadLink>
    </div>
  );
}
