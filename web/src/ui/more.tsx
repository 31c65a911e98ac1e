import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';
import { useTexts } from '../i18n/i18n.js';
import { Button } from './button.js';

/** How far from the end the next page is fetched. A list that scrolls by itself looks at its own margin. */
const AHEAD = { rootMargin: '300px', scrollMargin: '300px' };

/** The end of a list that goes on: what comes next is fetched when it comes into sight, or by the button. */
export function More({ onMore }: { onMore: () => Promise<unknown> }): ReactNode {
  const { t } = useTexts();
  const end = useRef<HTMLDivElement>(null);
  const ask = useEffectEvent(onMore);
  useEffect(() => {
    const place = end.current!;
    const observer = new IntersectionObserver(async ([entry]) => {
      if (!entry?.isIntersecting) return;
      observer.unobserve(place);
      try {
        await ask();
        // Where the end is still in sight, there is more to fetch at once.
        observer.observe(place);
      } catch {
        // What did not come now is asked for with the button.
      }
    }, AHEAD);
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={end} className="centered-row">
      <Button look="quiet" onClick={() => onMore().catch(() => {})}>
        {t('more')}
      </Button>
    </div>
  );
}
