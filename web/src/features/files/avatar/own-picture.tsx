import { type ReactNode, useRef, useState } from 'react';
import type { SelfFragment } from '../../../generated/documents.js';
import { useSetAvatarMutation } from '../../../generated/hooks.js';
import { errorText } from '../../../i18n/error-text.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { toast } from '../../../ui/toasts.js';
import styles from './avatar.module.css';
import { CropDialog } from './crop-dialog.js';

/** By which one chooses one's picture, or takes it away. */
export function OwnPicture({ viewer }: { viewer: SelfFragment }): ReactNode {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<File | null>(null);
  const [setAvatar, { loading }] = useSetAvatarMutation();
  const remove = () => setAvatar({ variables: { fileId: null } }).catch((error) => toast(errorText(t, error)));
  return (
    <div className={styles.buttons}>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
        hidden
        onChange={({ target }) => {
          setChosen(target.files?.[0] ?? null);
          target.value = ''; // the same file may be chosen again
        }}
      />
      <Button onClick={() => input.current!.click()}>
        {t(viewer.avatar ? 'files.changePicture' : 'files.choosePicture')}
      </Button>
      {viewer.avatar && (
        <Button look="quiet" busy={loading} onClick={remove}>
          {t('files.removePicture')}
        </Button>
      )}
      {chosen && <CropDialog file={chosen} onClose={() => setChosen(null)} />}
    </div>
  );
}
