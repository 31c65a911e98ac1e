import { type ReactNode, useEffect, useRef, useState } from 'react';
import { failureText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import type { Upload } from '../uploads/upload.js';
import { ChosenFile } from './chosen-file.js';
import styles from './composing.module.css';

/** Files that were chosen, and how far they are. label: the list's name. isWide: each has a line of its own. */
export default function ChosenList({
  files,
  label,
  isWide = false,
  onRetry,
  onDecide,
  onRemove,
}: {
  files: readonly Upload[];
  label: string;
  isWide?: boolean;
  onRetry: (key: string) => void;
  onDecide: (key: string, unpack: boolean) => void;
  /** The focus, which was on it, is to be put elsewhere. */
  onRemove: (key: string) => void;
}): ReactNode {
  return (
    <>
      {files.length > 0 && (
        <ul className={styles.chosen} data-wide={isWide || undefined} aria-label={label}>
          {files.map((file) => (
            <ChosenFile
              key={file.key}
              upload={file}
              onRetry={() => onRetry(file.key)}
              onDecide={(unpack) => onDecide(file.key, unpack)}
              onRemove={() => onRemove(file.key)}
            />
          ))}
        </ul>
      )}
      <Progress files={files} />
    </>
  );
}

/** Has screen readers say when an upload has ended, well or not. */
function Progress({ files }: { files: readonly Upload[] }): ReactNode {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const ended = useRef(new Set<string>());
  useEffect(() => {
    for (const { key, name, status, failure } of files) {
      const hasEnded = status === 'done' || status === 'failed';
      if (hasEnded && !ended.current.has(key))
        setSaid(status === 'done' ? t('files.uploaded', { name }) : `${name}: ${failureText(t, failure!)}`);
      if (hasEnded) ended.current.add(key);
      else ended.current.delete(key);
    }
  }, [files, t]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
