import { SendHorizontal } from 'lucide-react';
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react';
import { useWorkspace } from '../../../app/workspace.js';
import { useTexts } from '../../../i18n/i18n.js';
import { useOutbox } from '../../../offline/use-outbox.js';
import { AttachButton } from '../../files/composing/attach-button.js';
import { isReady, useChosenFiles } from '../../files/composing/use-chosen-files.js';
import { useFileDrag } from '../../files/composing/use-file-drag.js';
import { EmojiButton } from '../emoji/emoji-button.js';
import styles from './composer.module.css';
import { drafts } from './drafts.js';
import { format, formatOf, replaceText } from './edit-text.js';
import { FormatBar } from './format-bar.js';
import { excessOf } from './length.js';
import { Suggestions } from './suggestions.js';
import { useCompletion } from './use-completion.js';
import { useTypingNotice } from './use-typing-notice.js';

const ChosenList = lazy(() => import('../../files/composing/chosen-list.js'));
const DropZone = lazy(() => import('../../files/composing/drop-zone.js'));

/** Where one writes to a room or into a thread. onEditLast: the viewer wants to change what he wrote last. */
export function Composer({
  roomId,
  threadRootId,
  label,
  onEditLast,
}: {
  roomId: string;
  threadRootId: string | null;
  label: string;
  onEditLast: () => void;
}): ReactNode {
  const { t } = useTexts();
  const { userId } = useWorkspace();
  const { send } = useOutbox();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => drafts.read(userId, roomId, threadRootId));
  const completion = useCompletion(roomId, field);
  const tellTyping = useTypingNotice(roomId);
  const chosen = useChosenFiles(roomId, threadRootId);
  const isDragging = useFileDrag();
  const excess = excessOf(text);
  const canSend = (text.trim() !== '' || chosen.files.length > 0) && chosen.files.every(isReady) && excess === 0;

  function become(next: string): void {
    setText(next);
    drafts.write(next, userId, roomId, threadRootId);
  }

  function submit(): void {
    if (!canSend) return;
    send({ kind: 'message', roomId, threadRootId, content: text.trim(), files: chosen.take() });
    become('');
    completion.close();
    field.current!.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing || completion.takeKey(event)) return;
    const wanted = formatOf(event);
    if (wanted) {
      event.preventDefault();
      format(field.current!, wanted);
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && (!isCoarse() || event.ctrlKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    }
  }

  const isListed = completion.suggestions.length > 0;
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {isListed && (
        <Suggestions
          id={`${id}-list`}
          suggestions={completion.suggestions}
          chosen={completion.chosen}
          onChoose={completion.choose}
        />
      )}
      {isDragging && (
        <Suspense>
          <DropZone within={field} onDrop={chosen.add} />
        </Suspense>
      )}
      <div className={styles.box}>
        {chosen.files.length > 0 && (
          <Suspense>
            <ChosenList
              files={chosen.files}
              label={t('files.chosen')}
              onRetry={chosen.retry}
              onDecide={chosen.decide}
              onRemove={(key) => {
                field.current!.focus();
                chosen.remove(key);
              }}
            />
          </Suspense>
        )}
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          value={text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={isListed ? `${id}-list` : undefined}
          aria-activedescendant={isListed ? `${id}-list-${completion.chosen}` : undefined}
          aria-invalid={excess > 0 || undefined}
          aria-describedby={excess > 0 ? `${id}-excess` : undefined}
          data-composer={threadRootId ? 'thread' : 'room'}
          dir="auto"
          onChange={(event) => {
            become(event.target.value);
            completion.look();
            if (event.target.value.trim()) tellTyping();
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const { files, types } = event.clipboardData;
            // Programs for tables copy a picture of the text too.
            if (files.length === 0 || types.includes('text/plain')) return;
            event.preventDefault();
            chosen.add([...files]);
          }}
          onSelect={completion.look}
          onBlur={completion.close}
        />
        <div className={styles.buttons}>
          <AttachButton onChoose={chosen.add} />
          <FormatBar onFormat={(name) => format(field.current!, name)} />
          <EmojiButton
            label={t('messages.emoji')}
            onPick={(emoji) => {
              const { selectionStart, selectionEnd } = field.current!;
              replaceText(field.current!, selectionStart, selectionEnd, emoji);
            }}
          />
          <button
            type="submit"
            className={styles.send}
            aria-label={t('messages.send')}
            title={t('messages.send')}
            disabled={!canSend}
          >
            <SendHorizontal size={18} aria-hidden />
          </button>
        </div>
      </div>
      <p id={`${id}-excess`} role="status" className={styles.excess}>
        {excess > 0 && t('messages.tooLong', { count: excess })}
      </p>
    </form>
  );
}

/** On a touch screen Enter begins a new line, as everywhere else there. */
const isCoarse = () => matchMedia('(pointer: coarse)').matches;
