import type { ReactNode } from 'react';
import type { FileFactsFragment } from '../../../generated/documents.js';
import styles from './attachments.module.css';
import { FileCard } from './file-card.js';
import { isPicture } from './is-picture.js';
import { Pictures } from './pictures.js';
import { isPlayed, Player } from './player.js';

/** The files of a message or a task: its pictures together, then the others. */
export default function Attachments({ files }: { files: readonly FileFactsFragment[] }): ReactNode {
  const pictures = files.filter(isPicture);
  const others = files.filter((file) => !isPicture(file));
  return (
    <div className={styles.attachments}>
      {pictures.length > 0 && <Pictures files={pictures} />}
      {others.map((file) =>
        isPlayed(file) ? <Player key={file.id} file={file} /> : <FileCard key={file.id} file={file} />,
      )}
    </div>
  );
}
