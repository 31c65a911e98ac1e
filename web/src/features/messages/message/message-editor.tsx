import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { MessageContentFragment } from '../../../generated/documents.js';
import { useTexts } from '../../../i18n/i18n.js';
import { Button } from '../../../ui/button.js';
import { format, formatOf } from '../composer/edit-text.js';
import { excessOf } from '../composer/length.js';
import styles from './message.module.css';
import { useMessageActions } from './use-message-actions.js';

/** Changes a message in its place. Escape leaves it as it was. */
export default function MessageEditor({
  message,
  onDone,
}: {
  message: MessageContentFragment;
  onDone: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { edit } = useMessageActions();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(message.content);
  const excess = excessOf(text);
  const canSave = text.trim() !== '' && excess === 0;

  useEffect(() => {
    const { current } = field;
    current!.focus();
    current!.setSelectionRange(current!.value.length, current!.value.length);
  }, []);

  /** The message gets the focus that the field had. */
  function close(): void {
    document.getElementById(`message-${message.id}`)?.focus({ preventScroll: true });
    onDone();
  }

  function save(): void {
    if (!canSave) return;
    if (text.trim() !== message.content) void edit(message, text.trim());
    close();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return;
    event.stopPropagation();
    const wanted = formatOf(event);
    if (wanted) {
      event.preventDefault();
      format(field.current!, wanted);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey && !matchMedia('(pointer: coarse)').matches) {
      event.preventDefault();
      save();
    }
  }

  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        rows={1}
        value={text}
        aria-label={t('messages.editLabel')}
        aria-invalid={excess > 0 || undefined}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.editorButtons}>
        <Button look="primary" disabled={!canSave} onClick={save}>
          {t('app.save')}
        </Button>
        <Button look="quiet" onClick={close}>
          {t('app.cancel')}
        </Button>
        <span role="status">{excess > 0 && t('messages.tooLong', { count: excess })}</span>
      </div>
    </div>
  );
}
