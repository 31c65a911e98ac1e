import { Bold, Code, Italic, Link, type LucideIcon, Strikethrough } from 'lucide-react';
import type { ReactNode } from 'react';
import { type TextId, useTexts } from '../../../i18n/i18n.js';
import { IconButton } from '../../../ui/button.js';
import styles from './composer.module.css';
import type { Format } from './edit-text.js';

const BUTTONS: { name: Format; text: TextId; Icon: LucideIcon; keys: string }[] = [
  { name: 'bold', text: 'messages.bold', Icon: Bold, keys: 'Ctrl+B' },
  { name: 'italic', text: 'messages.italic', Icon: Italic, keys: 'Ctrl+I' },
  { name: 'strike', text: 'messages.strike', Icon: Strikethrough, keys: 'Ctrl+Shift+X' },
  { name: 'code', text: 'messages.code', Icon: Code, keys: 'Ctrl+E' },
  { name: 'link', text: 'messages.link', Icon: Link, keys: 'Ctrl+Shift+U' },
];

/** The formats as buttons; they leave the focus where it is. */
export function FormatBar({ onFormat }: { onFormat: (name: Format) => void }): ReactNode {
  const { t } = useTexts();
  return (
    <div className={styles.formats}>
      {BUTTONS.map(({ name, text, Icon, keys }) => (
        <IconButton
          key={name}
          label={t(text)}
          title={`${t(text)} (${keys})`}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onFormat(name)}
        >
          <Icon size={16} aria-hidden />
        </IconButton>
      ))}
    </div>
  );
}
