import { RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useConnection } from '../../../live/connection.js';
import { Button, IconButton } from '../../../ui/button.js';
import { FileIcon } from '../file-icon.js';
import { useLinks } from '../links/use-links.js';
import { sizeText } from '../size-text.js';
import type { Upload } from '../uploads/upload.js';
import styles from './composing.module.css';

/** One file of a message that is being written: what it is, how far its upload is, and what ends it. */
export function ChosenFile({
  upload,
  onRetry,
  onDecide,
  onRemove,
}: {
  upload: Upload;
  onRetry: () => void;
  onDecide: (unpack: boolean) => void;
  onRemove: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { name, status, failure, file, picture } = upload;
  const { links } = useLinks(file?.isImage && !picture ? file.id : null);
  const source = picture ?? links?.smallUrl;
  return (
    <li className={styles.file} data-status={status}>
      <span className={styles.thumb}>
        {source ? <img src={source} alt="" /> : <FileIcon name={name} type={file?.type} />}
      </span>
      <span className={styles.about}>
        <bdi className={styles.name} title={name}>
          {name}
        </bdi>
        <span className={styles.state}>
          {status === 'failed' ? failureText(t, failure!) : <State upload={upload} />}
        </span>
        {(status === 'asking' || (status === 'failed' && upload.unpack)) && (
          <span className={styles.choice}>
            {status === 'asking' && (
              <Button look="quiet" onClick={() => onDecide(true)}>
                {t('files.unpack')}
              </Button>
            )}
            <Button look="quiet" onClick={() => onDecide(false)}>
              {t('files.asItIs')}
            </Button>
          </span>
        )}
      </span>
      {status === 'failed' && (
        <IconButton label={`${t('app.retry')}: ${name}`} onClick={onRetry}>
          <RotateCcw size={16} aria-hidden />
        </IconButton>
      )}
      <IconButton label={t(status === 'uploading' ? 'files.cancel' : 'files.remove', { name })} onClick={onRemove}>
        <X size={16} aria-hidden />
      </IconButton>
      {(status === 'uploading' || status === 'waiting') && <UploadBar upload={upload} />}
    </li>
  );
}

function State({ upload: { size, status, isKept, progress } }: { upload: Upload }): ReactNode {
  const { t, language } = useTexts();
  const isOffline = useConnection() === 'offline';
  if (status === 'uploading') return `${Math.round(progress * 100)} % · ${sizeText(size, language)}`;
  if (status === 'waiting' && isOffline) return t(isKept ? 'files.waits' : 'files.waitsHere');
  return sizeText(size, language);
}

/** How much of a file is on the server. */
export function UploadBar({ upload: { name, progress } }: { upload: Pick<Upload, 'name' | 'progress'> }): ReactNode {
  const { t } = useTexts();
  return <progress className={styles.bar} value={progress} max={1} aria-label={t('files.uploading', { name })} />;
}
