import { type ReactNode, useEffect, useRef, useState } from 'react';
import { failureText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { ChosenFile } from './chosen-file.js';
import styles from './composing.module.css';
import type { ChosenFiles } from './use-chosen-files.js';

/** The files of the message that is being written. */
export default function ChosenList({ chosen }: { chosen: ChosenFiles }): ReactNode {
  const { t } = useTexts();
  const { files, remove, retry, decide } = chosen;
  const list = useRef<HTMLUListElement>(null);
  return (
    <>
      {files.length > 0 && (
        <ul ref={list} className={styles.chosen} aria-label={t('files.chosen')}>
          {files.map((file) => (
            <ChosenFile
              key={file.key}
              upload={file}
              onRetry={() => retry(file.key)}
              onDecide={(unpack) => decide(file.key, unpack)}
              onRemove={() => {
                list.current?.closest('form')?.querySelector('textarea')?.focus();
                remove(file.key);
              }}
            />
          ))}
        </ul>
      )}
      <Progress files={files} />
    </>
  );
}

/** Has screen readers say when an upload has ended, well or not. */
function Progress({ files }: Pick<ChosenFiles, 'files'>): ReactNode {
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
