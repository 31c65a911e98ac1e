import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { FileIcon } from '../file-icon.js';
import { sizeText } from '../size-text.js';
import type { OutgoingFile } from '../uploads/upload.js';
import { useUploads } from '../uploads/use-uploads.js';
import { UploadBar } from './chosen-file.js';
import styles from './composing.module.css';

/** The files of a message that is on its way, and how far they are. */
export default function OutgoingFiles({ files }: { files: readonly OutgoingFile[] }): ReactNode {
  const { known } = useUploads(true);
  return (
    <ul className={styles.outgoing}>
      {files.map((file) => {
        const upload = known.get(file.key);
        const isOnlyPicture = files.length === 1 && upload?.picture;
        return (
          <li key={file.key} className={isOnlyPicture ? undefined : styles.file}>
            {isOnlyPicture ? (
              <img src={upload.picture!} alt={file.name} className={styles.outgoingPicture} />
            ) : (
              <Line file={file} picture={upload?.picture} />
            )}
            {upload && upload.status !== 'done' && <UploadBar upload={upload} />}
          </li>
        );
      })}
    </ul>
  );
}

function Line({
  file: { name, size },
  picture,
}: {
  file: OutgoingFile;
  picture: string | null | undefined;
}): ReactNode {
  const { language } = useTexts();
  return (
    <>
      <span className={styles.thumb}>{picture ? <img src={picture} alt="" /> : <FileIcon name={name} />}</span>
      <span className={styles.about}>
        <bdi className={styles.name}>{name}</bdi>
        <span className={styles.state}>{sizeText(size, language)}</span>
      </span>
    </>
  );
}
