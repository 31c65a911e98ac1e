import { SmilePlus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { IconButton } from '../../../ui/button.js';

const EmojiPicker = lazy(() => import('./emoji-picker.js'));

/** Opens the picker of emoji; onOpenChange: whether it is open, for what must stay in sight meanwhile. */
export function EmojiButton({
  label,
  onPick,
  onOpenChange,
}: {
  label: string;
  onPick: (emoji: string) => void;
  onOpenChange?: (isOpen: boolean) => void;
}): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  function become(open: boolean): void {
    setIsOpen(open);
    onOpenChange?.(open);
  }
  return (
    <>
      <IconButton
        ref={button}
        label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => become(!isOpen)}
      >
        <SmilePlus size={18} aria-hidden />
      </IconButton>
      {isOpen && (
        <Suspense fallback={null}>
          <EmojiPicker
            anchor={button}
            onClose={() => become(false)}
            onPick={(emoji) => {
              become(false);
              onPick(emoji);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
