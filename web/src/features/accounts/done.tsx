import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** That something was done, beside the button that did it. */
export function Done({ text }: { text: string }): ReactNode {
  return (
    <>
      <Check size={16} aria-hidden /> {text}
    </>
  );
}
