import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

/** How long a page may take until it has its heading, milliseconds. */
const PATIENCE = 5000;

/**
 * After each change of page its main heading gets the focus, unless the page has put it elsewhere in itself: so a screen
 * reader says where one is, and Tab goes on from there. Gives the heading's text.
 */
export function useMainHeading(): string {
  const [path] = useLocation();
  const [text, setText] = useState('');
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page has a heading of its own
  useEffect(() => {
    const wasFirst = isFirst.current;
    isFirst.current = false;
    setText('');
    const main = document.getElementById('main')!;
    const arrive = () => {
      const heading = main.querySelector<HTMLElement>('h1');
      if (!heading?.textContent) return;
      stop();
      setText(heading.textContent);
      if (wasFirst || main.contains(document.activeElement) || isElsewhere()) return;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(arrive);
    const timer = setTimeout(() => observer.disconnect(), PATIENCE);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    arrive();
    return stop;
  }, [path]);
  return text;
}

/** Whether a dialog or a field has the focus, which it shall keep. */
function isElsewhere(): boolean {
  return document.activeElement?.closest('[role="dialog"], input, textarea, [contenteditable]') != null;
}
