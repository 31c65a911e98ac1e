import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/i18n.js';
import { useRoomActivity } from '../../../live/room-activity.js';
import styles from './typing-line.module.css';

/** Who is writing in a room right now. Its height stays, so that nothing moves when somebody begins. */
export function TypingLine({ roomId }: { roomId: string }): ReactNode {
  const { t } = useTexts();
  const names = useRoomActivity(roomId).typing.map(({ displayName }) => displayName);
  const text =
    names.length > 3
      ? t('messages.manyTyping')
      : names.length > 0 && t('messages.typing', { count: names.length, names: names.join(', ') });
  return <p className={styles.line}>{text}</p>;
}
