import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type Incomplete, incompleteAt } from './completion.js';
import { replaceText } from './edit-text.js';
import { type Suggestion, useSuggestions } from './use-suggestions.js';

/** Completing names and emoji while one types. */
export interface Completion {
  suggestions: readonly Suggestion[];
  chosen: number;
  choose: (suggestion: Suggestion) => void;
  /** To be called when the text or the caret has changed. */
  look: () => void;
  close: () => void;
  /** Takes a key that is meant for the list; false where it is not. */
  takeKey: (event: KeyboardEvent) => boolean;
}

export function useCompletion(roomId: string, field: RefObject<HTMLTextAreaElement | null>): Completion {
  const [incomplete, setIncomplete] = useState<Incomplete | null>(null);
  const [chosen, setChosen] = useState(0);
  const found = useSuggestions(roomId, incomplete);
  const suggestions = incomplete ? found : [];

  function look(): void {
    const { value, selectionStart, selectionEnd } = field.current!;
    const next = selectionStart === selectionEnd ? incompleteAt(value, selectionStart) : null;
    if (next?.query !== incomplete?.query) setChosen(0);
    setIncomplete(next);
  }

  function choose({ text }: Suggestion): void {
    if (!incomplete) return;
    replaceText(field.current!, incomplete.start, incomplete.end, text);
    setIncomplete(null);
  }

  function takeKey(event: KeyboardEvent): boolean {
    if (suggestions.length === 0) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) setChosen((chosen + move + suggestions.length) % suggestions.length);
    else if (event.key === 'Escape') setIncomplete(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) choose(suggestions[chosen]!);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  return { suggestions, chosen, choose, look, close: () => setIncomplete(null), takeKey };
}
