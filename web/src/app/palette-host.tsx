import { type ReactNode, Suspense, useEffect } from 'react';
import { useRoute } from 'wouter';
import { useVisited } from '../features/palette/visited.js';
import { lazyWithTexts } from '../i18n/lazy-with-texts.js';
import { EarlyPalette } from './early-palette.js';
import { usePaletteOpen } from './palette-state.js';
import { whenIdle } from './when-idle.js';

const load = () => import('../features/palette/palette.js');
const Palette = lazyWithTexts(load);

/** The command palette, fetched once nothing else is to be done, so that it opens at once; wanted before, its field is there first. */
export function PaletteHost(): ReactNode {
  const isOpen = usePaletteOpen();
  const [, params] = useRoute('/rooms/:roomId/*?');
  useVisited(params?.roomId ?? '');
  useEffect(() => {
    const closing = new AbortController();
    whenIdle(() => void load().catch(() => {}), closing.signal);
    return () => closing.abort();
  }, []);
  return (
    isOpen && (
      <Suspense fallback={<EarlyPalette />}>
        <Palette />
      </Suspense>
    )
  );
}
