import { Paperclip } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';

/** A button by which one chooses files. */
export function AttachButton({ onChoose }: { onChoose: (files: readonly File[]) => void }): ReactNode {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          onChoose([...(target.files ?? [])]);
          target.value = ''; // the same file may be chosen again
        }}
      />
      <IconButton label={t('files.attach')} onClick={() => input.current!.click()}>
        <Paperclip size={18} aria-hidden />
      </IconButton>
    </>
  );
}
